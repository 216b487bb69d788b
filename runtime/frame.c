/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Frames and tasks on the heap.  Nothing else in the runtime names the memory hooks. */
#include <async/memory.h>

#include "internal.h"

typedef union {
    void *link[2]; /* the last one lies directly before the frame: its parent */
    size_t result; /* its offset in the frame                                 */
    async__widest widest;
} frame_header;

void *async__frame_new(size_t size, void *parent)
{
    frame_header *header = (frame_header *)async_alloc(sizeof(frame_header) + size);
    if (header == NULL) {
        return NULL;
    }
    ((void **)(header + 1))[-1] = parent;
    return header + 1;
}

int async__call(async_task *task, const async_leaf *begin, const void *args, size_t args_size, size_t size,
                size_t result)
{
    void *frame = async__frame_new(size, NULL);
    if (frame == NULL) {
        return ASYNC_NO_MEMORY;
    }
    ((frame_header *)frame - 1)->result = result;
    async__copy(frame, args, args_size);
    async__suspend(task, begin, frame);
    return ASYNC__CALL;
}

void *async__adopt(async_task *task, void *parent)
{
    void *frame = task->frame;
    ((void **)frame)[-1] = parent;
    return frame;
}

void *async__frame_result(void *frame)
{
    return (char *)frame + ((frame_header *)frame - 1)->result;
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
    static ASYNC__CONST async_leaf reap = { { reap_task, 0, 0 }, NULL };
    async__loop.reap = &reap;
    return async_alloc(size);
}
#endif
