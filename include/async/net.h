/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Connections of a POSIX system: clients and servers over TCP.  Names are resolved by getaddrinfo: a numeric address takes no
 * time, any other host blocks the whole loop until the answer is there. */
#ifndef ASYNC_NET_H
#define ASYNC_NET_H

#include <async/descriptor.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_server async_server;
typedef struct async_connect_node async_connect_node;
typedef struct async_accept_node async_accept_node;

/* Awaitable: connects to the first address of the host that answers, and makes `connection` its stream, to be closed as any
 * other.  Raises the errno of the last one that did not: ECONNREFUSED, ETIMEDOUT, ...; EHOSTUNREACH if the host has no
 * address.  If it raises, also because it was cancelled, nothing is open.  The texts are needed only until it suspends. */
void async_open_connection(async_descriptor *connection, const char *host, unsigned port);

struct async_server {
    async_descriptor listener; /* first member */
};

/* Listens on a port of this machine: of the host's first address that lets it, NULL: of all.  Port 0: the system chooses one.
 * backlog: how many connections the system keeps until they are accepted.  0 or an errno; does not suspend. */
int async_start_server(async_server *server, const char *host, unsigned port, int backlog);

/* The port on which it listens.  0: none. */
unsigned async_server_port(const async_server *server);

/* Awaitable: the next connection, a non-blocking descriptor for async_descriptor_open; it is the caller's.  Suspends unless one
 * is there.  One task at a time accepts, a second one gets ASYNC_BUSY; ASYNC_CLOSED after close.  EMFILE and the like are
 * raised, and the connection stays in the backlog: wait a little. */
int async_server_accept(async_server *server);

/* Ends listening: who accepts gets ASYNC_CLOSED; connections that were accepted live on.  async_with (&server) does so at its
 * end.  Again: does nothing.  From tasks and callbacks. */
void async_server_close(async_server *server);

/* Awaitable: closes, then lets those run who were ready: who accepted has seen it then.  Always suspends. */
void async_server_wait_closed(async_server *server);

/* ---- for generated code ------------------------------------------------------------------------------------ */

struct async_connect_node {
    async_flag_node flag;
    async_descriptor *connection;
    void *addresses, *next; /* all that the host has, and those not yet tried */
};
int async_open_connection__try(async_connect_node *node, async_descriptor *connection, const char *host, unsigned port);
void async_open_connection__wait(async_connect_node *node, async_task *task, async_descriptor *connection, const char *host,
                                 unsigned port);
int async_open_connection__again(async_connect_node *node, int error);
_Bool async_open_connection__undo(void *node, async_task *task);

struct async_accept_node {
    async_flag_node flag;
    int fd;
};
int async_server_accept__try(async_accept_node *node, async_server *server);
void async_server_accept__wait(async_accept_node *node, async_task *task, async_server *server);
int async_server_accept__again(async_accept_node *node, int error);
_Bool async_server_accept__undo(void *node, async_task *task);
ASYNC__INLINE int async_server_accept__value(const async_accept_node *node)
{
    return node->fd;
}

void async_server_wait_closed__wait(async_flag_node *node, async_task *task, async_server *server);

#ifdef __cplusplus
}
#endif
#endif
