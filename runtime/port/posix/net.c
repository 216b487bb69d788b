/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Connections: one address after the other is tried until one answers. */
#define _POSIX_C_SOURCE 200809L
#include <async/net.h>

#include "address.h"
#include "posix.h"

#include "../../internal.h"
#include "../../stream.h"

#include <errno.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

/* The socket is open; until it is connected only this file knows. */
static void begin_stream(async_descriptor *connection, int fd)
{
    async__descriptor_init(connection, fd);
    connection->is_socket = connection->is_paced = true;
}

/* Begins with the next address: 0 (connected), ASYNC__PENDING or an errno. */
static int begin_next(async_connect_node *node)
{
    const struct addrinfo *address = node->next;
    async_stream *stream = &node->connection->stream;
    int error, fd = async__address_socket(address);
    node->next = address->ai_next;
    if (fd < 0) {
        return errno;
    }
    begin_stream(node->connection, fd);
    if (connect(fd, address->ai_addr, address->ai_addrlen) == 0) {
        return 0;
    }
    error = errno;
    if (error == EINPROGRESS || error == EINTR) {
        stream->ready.writable.is_set = ASYNC__READY_NOT;
        error = stream->device->watch(stream);
        if (error == 0) {
            return ASYNC__PENDING;
        }
    }
    async_stream_close(stream);
    return error;
}

/* After an attempt: the next ones, as long as they fail at once. */
static int go_on(async_connect_node *node, int error)
{
    while (error != 0 && error != ASYNC__PENDING && node->next) {
        error = begin_next(node);
    }
    if (error != ASYNC__PENDING) {
        freeaddrinfo(node->addresses);
    }
    return error;
}

int async_open_connection__try(async_connect_node *node, async_descriptor *connection, const char *host, unsigned port)
{
    struct addrinfo *list;
    int error = async__address_find(host, port, ADDRESS_OF_OTHER, &list);
    if (error) {
        return error;
    }
    node->connection = connection;
    node->addresses = node->next = list;
    return go_on(node, EHOSTUNREACH);
}

void async_open_connection__wait(async_connect_node *node, async_task *task, async_descriptor *connection, const char *host,
                                 unsigned port)
{
    (void)host, (void)port;
    async__ready_wait(&node->flag, task, &connection->stream.ready.writable, true);
}

/* What has become of the attempt. */
static int end_attempt(async_stream *stream, int fd)
{
    int error = 0;
    socklen_t length = sizeof error;
    if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length) != 0) {
        error = errno;
    }
    if (error) {
        async_stream_close(stream);
    }
    return error;
}

int async_open_connection__again(async_connect_node *node, int error)
{
    async_stream *stream = &node->connection->stream;
    if (error == 0 && node->flag.flag == NULL) {
        error = ASYNC_CLOSED; /* by somebody else, the socket too */
    }
    if (error) {
        freeaddrinfo(node->addresses);
        async_stream_close(stream);
        return error;
    }
    stream->ready.writable.waiter = NULL;
    error = go_on(node, end_attempt(stream, node->connection->fd));
    if (error == ASYNC__PENDING) {
        async_open_connection__wait(node, node->flag.task, node->connection, NULL, 0);
    }
    return error;
}

bool async_open_connection__undo(void *self, async_task *task)
{
    async_connect_node *node = self;
    if (node->flag.flag) {
        async__ready_undo(&node->flag, task, true);
    }
    return true;
}
