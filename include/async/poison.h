/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* For programs translated with --poison: what is dead while a function is suspended is overwritten, so that reading it later
 * shows. Part of the runtime, linked only where it is used. */
#ifndef ASYNC_POISON_H
#define ASYNC_POISON_H

#include <async/config.h>

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Bytes of a frame that are still needed. */
struct async_kept {
    size_t offset;
    size_t size;
};

/* Overwrites all bytes of the frame but those that are kept, and the stack below the caller.  In a task, behind the
 * registration of its wait. */
void async__poison(void *frame, size_t size, const struct async_kept *kept, size_t count);

#ifdef __cplusplus
}
#endif
#endif
