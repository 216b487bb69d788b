/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Servers.  The listening socket is a descriptor that is never read; accepting is what finds that nothing is there. */
#ifdef __linux__
#define _GNU_SOURCE /* accept4 */
#else
#define _POSIX_C_SOURCE 200809L
#endif
#include <async/net.h>

#include "address.h"
#include "posix.h"

#include "../../internal.h"
#include "../../stream.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* The socket that listens there, or -1 with errno. */
static int listen_on(const struct addrinfo *address, int backlog)
{
    int one = 1;
    int fd = async__address_socket(address);
    if (fd < 0) {
        return -1;
    }
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(fd, address->ai_addr, address->ai_addrlen) != 0 || listen(fd, backlog) != 0) {
        int error = errno;
        close(fd);
        errno = error;
        return -1;
    }
    return fd;
}

int async_start_server(async_server *server, const char *host, unsigned port, int backlog)
{
    struct addrinfo *list, *address;
    int fd = -1, error = async__address_find(host, port, ADDRESS_OF_OURS, &list);
    if (error) {
        return error;
    }
    for (address = list; address && fd < 0; address = address->ai_next) {
        fd = listen_on(address, backlog);
    }
    error = errno;
    freeaddrinfo(list);
    if (fd < 0) {
        return error;
    }
    async__descriptor_init(&server->listener, fd);
    return 0;
}

unsigned async_server_port(const async_server *server)
{
    union {
        struct sockaddr any;
        struct sockaddr_in ip4;
        struct sockaddr_in6 ip6;
    } ours;
    socklen_t length = sizeof ours;
    if (getsockname(server->listener.fd, &ours.any, &length) != 0) {
        return 0;
    }
    return ntohs(ours.any.sa_family == AF_INET6 ? ours.ip6.sin6_port : ours.ip4.sin_port);
}

static int accept_one(int listener)
{
#ifdef __linux__
    return accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
#else
    int fd = accept(listener, NULL, NULL);
    if (fd >= 0) {
        fcntl(fd, F_SETFL, O_NONBLOCK);
        fcntl(fd, F_SETFD, FD_CLOEXEC);
    }
    return fd;
#endif
}

/* Who called has given up again, or the network has; the next one may be there. */
static bool is_gone(int error)
{
    return error == EINTR || error == ECONNABORTED || error == EPROTO || error == EPERM || error == ENETDOWN
        || error == ENOPROTOOPT || error == EHOSTUNREACH || error == EOPNOTSUPP || error == ENETUNREACH;
}

static int try_accept(async_accept_node *node, async_stream *stream)
{
    int fd = ((const async_server *)stream)->listener.fd; /* the stream is the first member of all of it */
    if (!stream->ready.readable.is_set) {
        return ASYNC__PENDING;
    }
    do {
        node->fd = accept_one(fd);
    } while (node->fd < 0 && is_gone(errno));
    if (node->fd >= 0) {
        return 0;
    }
    if (errno != EAGAIN && errno != EWOULDBLOCK) {
        return errno;
    }
    stream->ready.readable.is_set = ASYNC__READY_NOT;
    return ASYNC__PENDING;
}

int async_server_accept__try(async_accept_node *node, async_server *server)
{
    async_stream *stream = &server->listener.stream;
    if (stream->state != ASYNC__STREAM_OPEN) {
        return ASYNC_CLOSED;
    }
    if (stream->ready.readable.waiter) {
        return ASYNC_BUSY;
    }
    return async__stream_end_try(stream, try_accept(node, stream));
}

void async_server_accept__wait(async_accept_node *node, async_task *task, async_server *server)
{
    async__ready_wait(&node->flag, task, &server->listener.stream.ready.readable, true);
}

int async_server_accept__again(async_accept_node *node, int error)
{
    async_flag *flag = node->flag.flag;
    async_server *server;
    if (error) {
        return error;
    }
    if (flag == NULL) {
        return ASYNC_CLOSED;
    }
    server = (async_server *)(void *)((char *)flag - offsetof(async_server, listener.stream.ready.readable));
    flag->waiter = NULL;
    error = try_accept(node, &server->listener.stream);
    if (error == ASYNC__PENDING) {
        async_server_accept__wait(node, node->flag.task, server);
    }
    return error;
}

bool async_server_accept__undo(void *self, async_task *task)
{
    async_accept_node *node = self;
    if (node->flag.flag) {
        async__ready_undo(&node->flag, task, true);
    }
    return true;
}

void async_server_close(async_server *server)
{
    async_stream_close(&server->listener.stream);
}

void async_server_wait_closed__wait(async_flag_node *node, async_task *task, async_server *server)
{
    (void)node;
    async_server_close(server);
    async__task_ready(task);
}
