/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Descriptors that the loop watches, so that a pass of it costs one call of the kernel at most:
 *
 *   something is ready:  look without waiting, tell, run it
 *   nothing is ready:    the sleep looks; the poll behind it tells
 *
 * What a look finds is kept until the next poll tells it: a sleep must not make tasks ready.  With epoll a descriptor is
 * registered once, edge-triggered, and its readiness is remembered in it until an attempt falls short.  Where that never comes
 * without a read in vain, level-triggered is cheaper, as long as somebody waits.  Requires: one thread. */
#ifdef __linux__
#define _GNU_SOURCE
#else
#define _POSIX_C_SOURCE 200809L
#endif
#include "posix.h"

#include "../../internal.h"
#include "../../stream.h"

#include <errno.h>
#include <string.h>

static bool has_skipped; /* the last poll left looking to the sleep */

/* Whether somebody is going to sleep if nothing gets ready: not async_loop_step. */
static bool will_sleep(void)
{
    return async__loop.main != NULL || async__loop.state == ASYNC__LOOP_FOREVER;
}

#if ASYNC_CONFIG_EPOLL
#include <sys/epoll.h>

/* It has ended, or failed: what is ready now stays so. */
#define READ_ENDS (EPOLLRDHUP | EPOLLHUP | EPOLLERR)
#define WRITE_ENDS (EPOLLHUP | EPOLLERR)

static struct {
    struct epoll_event events[64];
    int count;
} found;

static void look(int ms)
{
    if (found.count <= 0) {
        found.count = epoll_wait(async__posix.epoll, found.events, (int)(sizeof found.events / sizeof found.events[0]), ms);
    }
}

static bool has_found(void)
{
    return found.count > 0;
}

/* Everything but bytes, or room, of an edge-triggered one. */
static void tell_more(async_descriptor *descriptor, uint32_t events)
{
    async_readiness *ready = &descriptor->stream.ready;
    if (descriptor->is_level && !ready->readable.waiter) {
        async__watch_turn(descriptor); /* the edge is told after that */
        return;
    }
    if (events & (EPOLLIN | EPOLLPRI | READ_ENDS)) {
        async__ready_wake(&ready->readable, events & READ_ENDS ? ASYNC__READY_STAYS
                          : descriptor->is_level ? ASYNC__READY_ONCE : ASYNC__READY_AGAIN);
    }
    if (events & (EPOLLOUT | WRITE_ENDS)) {
        async__ready_wake(&ready->writable, events & WRITE_ENDS ? ASYNC__READY_STAYS : ASYNC__READY_AGAIN);
    }
}

static void tell_one(const struct epoll_event *event)
{
    async_descriptor *descriptor = (async_descriptor *)event->data.ptr;
    uint32_t events = event->events;
    if ((void *)descriptor == (void *)&async__posix) {
        async__posix_drain();
    } else if ((events & ~(uint32_t)(EPOLLIN | EPOLLOUT)) != 0 || descriptor->is_level) {
        tell_more(descriptor, events);
    } else {
        if (events & EPOLLIN) {
            async__ready_wake(&descriptor->stream.ready.readable, ASYNC__READY_AGAIN);
        }
        if (events & EPOLLOUT) {
            async__ready_wake(&descriptor->stream.ready.writable, ASYNC__READY_AGAIN);
        }
    }
}

static ASYNC__APART void tell_all(void)
{
    int i;
    for (i = 0; i < found.count; i++) {
        tell_one(&found.events[i]);
    }
    found.count = 0;
}

static int control(async_descriptor *descriptor, int how)
{
    struct epoll_event event;
    memset(&event, 0, sizeof event);
    event.events = descriptor->is_level ? EPOLLIN | EPOLLRDHUP : EPOLLIN | EPOLLPRI | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    event.data.ptr = descriptor;
    return epoll_ctl(async__posix.epoll, how, descriptor->fd, &event) == 0 ? 0 : errno;
}

static int add(async_descriptor *descriptor)
{
    return control(descriptor, EPOLL_CTL_ADD);
}

/* Either way what is ready is told once more. */
void async__watch_turn(async_descriptor *descriptor)
{
    descriptor->is_level = !descriptor->is_level;
    descriptor->stream.is_settled = !descriptor->is_level;
    descriptor->wasted = 0;
    control(descriptor, EPOLL_CTL_MOD);
}

/* Also where closing it would do: another process may have the same open file. */
void async__unwatch(async_descriptor *descriptor)
{
    int i;
    control(descriptor, EPOLL_CTL_DEL);
    for (i = 0; i < found.count; i++) {
        if (found.events[i].data.ptr == descriptor) {
            found.events[i].data.ptr = &async__posix; /* where there is nothing to be drained */
        }
    }
}

#else
#include <poll.h>
#include <sys/stat.h>

/* The first entry is what wakes the loop. */
static struct {
    struct pollfd fds[ASYNC_CONFIG_POLL_MAX + 1];
    async_descriptor *owners[ASYNC_CONFIG_POLL_MAX + 1];
    nfds_t count;
    bool is_fresh; /* the answers have not been told */
} watched;

static void ask(nfds_t i)
{
    const async_readiness *ready = &watched.owners[i]->stream.ready;
    int events = (ready->readable.waiter ? POLLIN | POLLPRI : 0) | (ready->writable.waiter ? POLLOUT : 0);
    int fd = watched.fds[i].fd;
    watched.fds[i].events = (short)events;
    watched.fds[i].revents = 0;
    if ((events == 0) != (fd < 0)) { /* below 0 it is left out: nobody would see that its other end is gone */
        watched.fds[i].fd = ~fd;
    }
}

static void look(int ms)
{
    nfds_t i;
    if (watched.is_fresh) {
        return;
    }
    for (i = 1; i < watched.count; i++) {
        ask(i);
    }
    watched.is_fresh = poll(watched.fds, watched.count, ms) > 0;
}

static bool has_found(void)
{
    return watched.is_fresh;
}

static void tell_one(nfds_t i)
{
    async_readiness *ready = &watched.owners[i]->stream.ready;
    int events = watched.fds[i].revents;
    if (events & (POLLIN | POLLPRI | POLLHUP | POLLERR | POLLNVAL)) {
        async__ready_wake(&ready->readable, ASYNC__READY_ONCE);
    }
    if (events & (POLLOUT | POLLHUP | POLLERR | POLLNVAL)) {
        async__ready_wake(&ready->writable, ASYNC__READY_AGAIN);
    }
}

static void tell_all(void)
{
    nfds_t i;
    if (!watched.is_fresh) {
        return;
    }
    if (watched.fds[0].revents) {
        async__posix_drain();
    }
    for (i = 1; i < watched.count; i++) {
        tell_one(i);
    }
    watched.is_fresh = false;
}

static int add(async_descriptor *descriptor)
{
    struct stat about;
    if (fstat(descriptor->fd, &about) != 0) {
        return errno;
    }
    if (S_ISREG(about.st_mode) || S_ISDIR(about.st_mode)) {
        return EPERM; /* as epoll says */
    }
    if (watched.count == 0) {
        watched.fds[0].fd = async__posix.wake_read;
        watched.fds[0].events = POLLIN;
        watched.count = 1;
    }
    if (watched.count > ASYNC_CONFIG_POLL_MAX) {
        return ASYNC_LIMIT;
    }
    memset(&watched.fds[watched.count], 0, sizeof watched.fds[0]);
    watched.fds[watched.count].fd = descriptor->fd;
    watched.owners[watched.count] = descriptor;
    watched.count++;
    return 0;
}

/* It is level-triggered in any case, at no cost. */
void async__watch_turn(async_descriptor *descriptor)
{
    descriptor->stream.is_settled = true;
    descriptor->wasted = 0;
}

void async__unwatch(async_descriptor *descriptor)
{
    nfds_t i;
    for (i = 1; i < watched.count; i++) {
        if (watched.owners[i] == descriptor) {
            watched.count--;
            watched.fds[i] = watched.fds[watched.count];
            watched.owners[i] = watched.owners[watched.count];
            return;
        }
    }
}
#endif

/* Once per pass: true, it is to be called again in the next one. */
static bool tell(void)
{
    if (!has_found()) {
        has_skipped = !has_skipped && !async__is_anything_ready() && will_sleep();
        if (has_skipped) {
            return true;
        }
        look(0);
    }
    tell_all();
    return true;
}

/* A timer may get something ready again and again, so that the sleep never comes: then it is not skipped twice. */
static void look_asleep(int ms)
{
    has_skipped = false;
    look(ms);
}

int async__watch(async_descriptor *descriptor)
{
    async_readiness *ready = &descriptor->stream.ready;
    int error;
    if (async__posix.tell == NULL) {
        async__posix_open();
        async__posix.look = look_asleep;
        async__posix.tell = tell;
        ASYNC__SHARED_WRITE(async__loop.attention, 1); /* the pass that runs now does not expect to be ended */
    }
    error = add(descriptor);
    descriptor->is_watched = descriptor->stream.is_settled = error == 0;
    if (error == EPERM) {
        ready->readable.is_set = ready->writable.is_set = ASYNC__READY_STAYS;
    }
    return error;
}
