/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Frames and tasks on the heap.  Nothing else in the runtime names the memory hooks. */
#include <async/memory.h>

#include "internal.h"

typedef union {
    void *parent;
    long double number;
    long long integer;
    void (*function)(void);
} frame_header; /* as aligned as anything; the parent lies in its last bytes */

void *async__frame_new(size_t size, void *parent)
{
    frame_header *header = (frame_header *)async_alloc(sizeof(frame_header) + size);
    void *frame;
    if (header == NULL) {
        return NULL;
    }
    frame = header + 1;
    ((void **)frame)[-1] = parent;
    return frame;
}

void async__frame_delete(void *frame)
{
    if (frame) {
        async_free((frame_header *)frame - 1);
    }
}

#if !ASYNC_CONFIG_CORE
static int reap_task(void *frame, unsigned state, async_task *task, int error)
{
    (void)frame, (void)state, (void)error;
    async__loop_leave();
    async_free(task);
    return ASYNC__ENDED;
}

void *async__task_new(size_t size)
{
    static const async_leaf reap = { { reap_task, 0, 0 }, NULL };
    async__loop.reap = &reap;
    return async_alloc(size);
}
#endif
