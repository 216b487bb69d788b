/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the files of the POSIX port share. */
#ifndef ASYNC_POSIX_H
#define ASYNC_POSIX_H

#include <async/descriptor.h>

#include <stdbool.h>

struct async__posix {
    unsigned char is_asleep; /* whoever wakes the loop must write to the descriptor   */
    unsigned char is_open;
    unsigned char order;
    int wake_read, wake_write; /* epoll: one eventfd                                  */
    int epoll;
    /* watch.c, once there is a descriptor to watch: looks for input, waiting at most so long; then tells who waits for it. */
    void (*look)(int ms);
    bool (*tell)(void);
};
extern struct async__posix async__posix;

/* posix.c: opens what wakes the loop, and takes what was written there. */
void async__posix_open(void);
void async__posix_drain(void);

/* watch.c: from now on the loop tells when the descriptor is ready.  0 or an errno; EPERM: it is always ready, and is not
 * watched.  async__unwatch before it is closed. */
int async__watch(async_descriptor *descriptor);
void async__unwatch(async_descriptor *descriptor);

/* From edge-triggered to level-triggered, or back. */
void async__watch_turn(async_descriptor *descriptor);

/* descriptor.c: a stream of a descriptor that does not block, as async_descriptor_open but for what it is. */
void async__descriptor_init(async_descriptor *descriptor, int fd);

#endif
