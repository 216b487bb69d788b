/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* POSIX: monotonic clock; sleeps in the kernel (epoll and eventfd on Linux, poll and a pipe elsewhere) with no wake-ups
 * while nothing is due.  Interrupts are signals and other threads. */
#define _POSIX_C_SOURCE 200809L
#include <async/port.h>

#include <async/loop.h>

#include <stdbool.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/epoll.h>
#include <sys/eventfd.h>
#else
#include <fcntl.h>
#include <poll.h>
#endif

static struct {
    unsigned char is_asleep;   /* whoever wakes the loop must write to the descriptor */
    unsigned char is_open;
    unsigned char order;
    int wake_read, wake_write; /* Linux: one eventfd */
    int epoll;
} port;

uint32_t async__port_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint32_t)now.tv_sec * 1000u + (uint32_t)(now.tv_nsec / 1000000);
}

#ifdef __linux__
static void open_wake(void)
{
    struct epoll_event event;
    memset(&event, 0, sizeof event);
    event.events = EPOLLIN;
    port.wake_read = port.wake_write = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    port.epoll = epoll_create1(EPOLL_CLOEXEC);
    epoll_ctl(port.epoll, EPOLL_CTL_ADD, port.wake_read, &event);
}

static void sleep_for(int ms)
{
    struct epoll_event event;
    epoll_wait(port.epoll, &event, 1, ms);
}
#else
static void open_wake(void)
{
    int ends[2];
    if (pipe(ends) == 0) {
        port.wake_read = ends[0];
        port.wake_write = ends[1];
        fcntl(ends[0], F_SETFL, O_NONBLOCK);
        fcntl(ends[1], F_SETFL, O_NONBLOCK);
    }
}

static void sleep_for(int ms)
{
    struct pollfd wake;
    memset(&wake, 0, sizeof wake);
    wake.fd = port.wake_read;
    wake.events = POLLIN;
    poll(&wake, 1, ms);
}
#endif

/* The loop writes is_asleep, then reads attention; a wake has written attention and then reads is_asleep.  With a
 * fence in between on both sides, one of them sees the other. */
#if defined(__GNUC__) && !defined(__TINYC__)
static void fence(void)
{
    __atomic_fetch_add(&port.order, 1, __ATOMIC_SEQ_CST); /* both sides write it: one comes first */
}
#else /* one thread and its signals */
static void fence(void)
{
}
#endif

static void drain_wake(void)
{
    uint64_t count;
    while (read(port.wake_read, &count, sizeof count) > 0) { }
}

void async__port_sleep(const uint32_t *deadline)
{
    int ms = -1;
    if (!port.is_open) {
        open_wake();
        port.is_open = 1;
    }
    if (deadline) {
        int32_t left = (int32_t)(*deadline - async__port_now());
        ms = left > 0 ? (int)left : 0;
    }
    ASYNC__SHARED_WRITE(port.is_asleep, 1);
    fence();
    if (!ASYNC__SHARED_READ(async__loop.attention)) {
        sleep_for(ms);
    }
    ASYNC__SHARED_WRITE(port.is_asleep, 0);
    drain_wake();
}

bool async__port_poll(void)
{
    return false;
}

void async__port_wake(void)
{
    fence();
    if (ASYNC__SHARED_READ(port.is_asleep)) {
        uint64_t one = 1;
        ssize_t written = write(port.wake_write, &one, sizeof one);
        (void)written; /* full: it is awake already */
    }
}

void async__port_print(const char *text)
{
    ssize_t written = write(STDERR_FILENO, text, strlen(text));
    (void)written;
}
