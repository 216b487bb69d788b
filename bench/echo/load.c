/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* load PORT CONNECTIONS REQUESTS SIZE: each connection sends a message, waits for the whole of it to come back, and sends the
 * next one, until all of them together have sent so many. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

struct connection {
    int fd;
    size_t came; /* of the answer */
};

static char message[65536], answer[65536];

static void must(int condition, const char *what)
{
    if (!condition) {
        perror(what);
        exit(1);
    }
}

static int open_connection(unsigned port)
{
    struct sockaddr_in address;
    int one = 1;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_port = htons((uint16_t)port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    must(fd >= 0 && connect(fd, (struct sockaddr *)&address, sizeof address) == 0, "connect");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return fd;
}

int main(int argc, char **argv)
{
    unsigned port = argc > 4 ? (unsigned)atoi(argv[1]) : 0;
    int count = argc > 4 ? atoi(argv[2]) : 0;
    long left = argc > 4 ? atol(argv[3]) : 0, waiting = 0;
    size_t size = argc > 4 ? (size_t)atol(argv[4]) : 0;
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    struct connection *connections = calloc((size_t)count + 1, sizeof *connections);
    for (int i = 0; i < count; i++) {
        struct epoll_event event = { .events = EPOLLIN, .data.ptr = &connections[i] };
        connections[i].fd = open_connection(port);
        must(epoll_ctl(epoll, EPOLL_CTL_ADD, connections[i].fd, &event) == 0, "epoll_ctl");
    }
    for (int i = 0; i < count && left > 0; i++, left--, waiting++) {
        must(write(connections[i].fd, message, size) == (ssize_t)size, "write");
    }
    while (waiting > 0) {
        struct epoll_event events[64];
        int ready = epoll_wait(epoll, events, 64, -1);
        for (int i = 0; i < ready; i++) {
            struct connection *connection = events[i].data.ptr;
            ssize_t n = read(connection->fd, answer, size - connection->came);
            must(n > 0, "read");
            connection->came += (size_t)n;
            if (connection->came < size) {
                continue;
            }
            connection->came = 0;
            if (left > 0) {
                left--;
                must(write(connection->fd, message, size) == (ssize_t)size, "write");
            } else {
                waiting--;
            }
        }
    }
    return 0;
}
