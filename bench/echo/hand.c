/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The same on epoll, level-triggered, as one writes it by hand: what a write leaves over waits in the connection until there
 * is room. */
#define _GNU_SOURCE
#include "listen.h"

struct connection {
    int fd;
    size_t begin, end; /* of what is still to be written */
    char bytes[MESSAGE_MAX];
};

static struct connection connections[CONNECTIONS_MAX];
static int epoll, listener;
static unsigned open_count;

static void watch(struct connection *connection, int how, uint32_t events)
{
    struct epoll_event event;
    event.events = events;
    event.data.ptr = connection;
    epoll_ctl(epoll, how, connection ? connection->fd : listener, &event);
}

static void accept_one(void)
{
    int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    for (unsigned i = 0; fd >= 0 && i < CONNECTIONS_MAX; i++) {
        if (connections[i].fd == 0) {
            connections[i].fd = fd;
            connections[i].begin = connections[i].end = 0;
            watch(&connections[i], EPOLL_CTL_ADD, EPOLLIN);
            open_count++;
            return;
        }
    }
}

static void end(struct connection *connection)
{
    close(connection->fd);
    connection->fd = 0;
    if (--open_count == 0) {
        report_end();
    }
}

/* What could not be written before, or has just been read. */
static void write_rest(struct connection *connection, int was_waiting)
{
    ssize_t n = send(connection->fd, connection->bytes + connection->begin, connection->end - connection->begin, MSG_NOSIGNAL);
    if (n < 0 && errno != EAGAIN) {
        end(connection);
        return;
    }
    connection->begin += n > 0 ? (size_t)n : 0;
    if (connection->begin == connection->end) {
        if (was_waiting) {
            watch(connection, EPOLL_CTL_MOD, EPOLLIN);
        }
    } else if (!was_waiting) {
        watch(connection, EPOLL_CTL_MOD, EPOLLOUT);
    }
}

static void echo(struct connection *connection)
{
    ssize_t n = read(connection->fd, connection->bytes, sizeof connection->bytes);
    if (n > 0) {
        connection->begin = 0;
        connection->end = (size_t)n;
        write_rest(connection, 0);
    } else if (n == 0 || errno != EAGAIN) {
        end(connection);
    }
}

int main(void)
{
    unsigned port;
    listener = listen_on_loopback(&port);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    watch(NULL, EPOLL_CTL_ADD, EPOLLIN);
    report_begin(port);
    for (;;) {
        struct epoll_event events[64];
        int count = epoll_wait(epoll, events, 64, -1);
        for (int i = 0; i < count; i++) {
            struct connection *connection = events[i].data.ptr;
            if (connection == NULL) {
                accept_one();
            } else if (events[i].events & EPOLLOUT) {
                write_rest(connection, 1);
            } else {
                echo(connection);
            }
        }
    }
}
