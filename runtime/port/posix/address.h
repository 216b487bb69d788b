/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Addresses of hosts, for net.c and address.c. */
#ifndef ASYNC_ADDRESS_H
#define ASYNC_ADDRESS_H

struct addrinfo;

enum address_use {
    ADDRESS_OF_OTHER, /* to connect to      */
    ADDRESS_OF_OURS   /* to listen on       */
};

/* The addresses of a host and port, to be freed with freeaddrinfo.  0 or an error.  Blocks unless the host is numeric. */
int async__address_find(const char *host, unsigned port, enum address_use use, struct addrinfo **out_list);

/* A non-blocking socket for the address, closed in programs that this one executes.  -1: errno says why not. */
int async__address_socket(const struct addrinfo *address);

#endif
