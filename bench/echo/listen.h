/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A listening socket, for the servers that use the system directly. */
#ifndef LISTEN_H
#define LISTEN_H

#include "report.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

static inline int listen_on_loopback(unsigned *out_port)
{
    struct sockaddr_in address;
    socklen_t length = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) != 0 || listen(fd, CONNECTIONS_MAX) != 0
        || getsockname(fd, (struct sockaddr *)&address, &length) != 0) {
        exit(1);
    }
    *out_port = ntohs(address.sin_port);
    return fd;
}

#endif
