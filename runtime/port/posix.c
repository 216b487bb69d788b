/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* POSIX: monotonic clock; sleeps in the kernel (epoll and eventfd on Linux, poll and a pipe elsewhere) with no wake-ups
 * while nothing is due.  Interrupts are signals and other threads.  posix/watch.c is what waits for descriptors. */
#define _POSIX_C_SOURCE 200809L
#include <async/port.h>

#include <async/loop.h>

#include "posix/posix.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#if ASYNC_CONFIG_EPOLL
#include <sys/epoll.h>
#include <sys/eventfd.h>
#else
#include <fcntl.h>
#include <poll.h>
#endif

struct async__posix async__posix;

uint32_t async__port_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint32_t)now.tv_sec * 1000u + (uint32_t)now.tv_nsec / 1000000u;
}

void async__posix_drain(void)
{
    uint64_t count;
    while (read(async__posix.wake_read, &count, sizeof count) > 0) { }
}

#if ASYNC_CONFIG_EPOLL
static void open_wake(void)
{
    struct epoll_event event;
    memset(&event, 0, sizeof event);
    event.events = EPOLLIN;
    event.data.ptr = &async__posix; /* watch.c tells it from descriptors by this */
    async__posix.wake_read = async__posix.wake_write = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    async__posix.epoll = epoll_create1(EPOLL_CLOEXEC);
    epoll_ctl(async__posix.epoll, EPOLL_CTL_ADD, async__posix.wake_read, &event);
}

static void sleep_for(int ms)
{
    struct epoll_event event;
    if (epoll_wait(async__posix.epoll, &event, 1, ms) > 0) {
        async__posix_drain();
    }
}
#else
static void open_wake(void)
{
    int ends[2];
    if (pipe(ends) == 0) {
        async__posix.wake_read = ends[0];
        async__posix.wake_write = ends[1];
        fcntl(ends[0], F_SETFL, O_NONBLOCK);
        fcntl(ends[1], F_SETFL, O_NONBLOCK);
    }
}

static void sleep_for(int ms)
{
    struct pollfd wake;
    memset(&wake, 0, sizeof wake);
    wake.fd = async__posix.wake_read;
    wake.events = POLLIN;
    if (poll(&wake, 1, ms) > 0) {
        async__posix_drain();
    }
}
#endif

/* The loop writes is_asleep, then reads attention; a wake has written attention and then reads is_asleep.  With a
 * fence in between on both sides, one of them sees the other. */
#if defined(__GNUC__) && !defined(__TINYC__)
static void fence(void)
{
    __atomic_fetch_add(&async__posix.order, 1, __ATOMIC_SEQ_CST); /* both sides write it: one comes first */
}
#else /* one thread and its signals */
static void fence(void)
{
}
#endif

void async__posix_open(void)
{
    if (!async__posix.is_open) {
        open_wake();
        async__posix.is_open = 1;
    }
}

void async__port_sleep(const uint32_t *deadline)
{
    int ms = -1;
    if (!async__posix.is_open) {
        async__posix_open();
    }
    if (deadline) {
        int32_t left = (int32_t)(*deadline - async__port_now());
        ms = left > 0 ? (int)left : 0;
    }
    ASYNC__SHARED_WRITE(async__posix.is_asleep, 1);
    fence();
    if (!ASYNC__SHARED_READ(async__loop.attention)) {
        if (async__posix.look) {
            async__posix.look(ms);
        } else {
            sleep_for(ms);
        }
    }
    ASYNC__SHARED_WRITE(async__posix.is_asleep, 0);
}

bool async__port_poll(void)
{
    return async__posix.tell && async__posix.tell();
}

void async__port_wake(void)
{
    fence();
    if (ASYNC__SHARED_READ(async__posix.is_asleep)) {
        uint64_t one = 1;
        ssize_t written = write(async__posix.wake_write, &one, sizeof one);
        (void)written; /* full: it is awake already */
    }
}

void async__port_print(const char *text)
{
    ssize_t written = write(STDERR_FILENO, text, strlen(text));
    (void)written;
}
