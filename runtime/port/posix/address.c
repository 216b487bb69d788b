/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Addresses of hosts: found by name, and printed. */
#define _POSIX_C_SOURCE 200809L
#include "address.h"

#include <async/descriptor.h>

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int error_of(int answer)
{
    switch (answer) {
    case EAI_SYSTEM:
        return errno;
    case EAI_MEMORY:
        return ENOMEM;
    case EAI_AGAIN:
        return EAGAIN;
    default:
        return EHOSTUNREACH;
    }
}

int async__address_find(const char *host, unsigned port, enum address_use use, struct addrinfo **out_list)
{
    struct addrinfo hints;
    char service[sizeof "65535"];
    int answer;
    if (port > 65535) {
        return EINVAL;
    }
    snprintf(service, sizeof service, "%u", port & 0xFFFFu);
    memset(&hints, 0, sizeof hints);
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV | AI_NUMERICHOST | (use == ADDRESS_OF_OURS ? AI_PASSIVE : 0);
    answer = getaddrinfo(host, service, &hints, out_list);
    if (answer != 0 && host != NULL) { /* so it is a name */
        hints.ai_flags &= ~AI_NUMERICHOST;
        answer = getaddrinfo(host, service, &hints, out_list);
    }
    return answer == 0 ? 0 : error_of(answer);
}

int async__address_socket(const struct addrinfo *address)
{
    int fd = socket(address->ai_family, address->ai_socktype, address->ai_protocol);
    if (fd >= 0 && (fcntl(fd, F_SETFL, O_NONBLOCK) != 0 || fcntl(fd, F_SETFD, FD_CLOEXEC) != 0)) {
        close(fd);
        return -1;
    }
    return fd;
}

int async_descriptor_peer(const async_descriptor *descriptor, char *text, size_t size)
{
    union {
        struct sockaddr any;
        struct sockaddr_in ip4;
        struct sockaddr_in6 ip6;
        struct sockaddr_storage storage;
    } peer;
    socklen_t length = sizeof peer;
    char host[INET6_ADDRSTRLEN];
    int printed;
    if (getpeername(descriptor->fd, &peer.any, &length) != 0) {
        return errno;
    }
    if (peer.any.sa_family == AF_INET) {
        inet_ntop(AF_INET, &peer.ip4.sin_addr, host, sizeof host);
        printed = snprintf(text, size, "%s:%u", host, (unsigned)ntohs(peer.ip4.sin_port));
    } else if (peer.any.sa_family == AF_INET6) {
        inet_ntop(AF_INET6, &peer.ip6.sin6_addr, host, sizeof host);
        printed = snprintf(text, size, "[%s]:%u", host, (unsigned)ntohs(peer.ip6.sin6_port));
    } else {
        return EAFNOSUPPORT;
    }
    return printed >= 0 && (size_t)printed < size ? 0 : ASYNC_LIMIT;
}
