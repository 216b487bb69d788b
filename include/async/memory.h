/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Memory: only for what a program asks for with --heap=on. */
#ifndef ASYNC_MEMORY_H
#define ASYNC_MEMORY_H

#include <async/site.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The program may define these two; the default in runtime/memory.c calls malloc and free.
 * async_alloc returns storage aligned for any object, NULL when there is none. */
void *async_alloc(size_t size);
void async_free(void *storage);

/* A start function that got no frame: takes `size` bytes from the heap, copies the arguments there and tells the loop to
 * go on at `begin`.  result: its offset in the frame.  ASYNC__CALL, or ASYNC_NO_MEMORY. */
int async__call(async_task *task, const async_leaf *begin, const void *args, size_t args_size, size_t size,
                size_t result);

/* Who called it: takes the frame that the task goes on with for its own, and gives it back when it has the result. */
void *async__adopt(async_task *task, void *parent);
/* A frame on the heap for what is not called yet: a generator's.  NULL: no memory. */
void *async__frame_new(size_t size, void *parent);
void *async__frame_result(void *frame);
void async__frame_delete(void *frame); /* NULL: nothing */

/* Storage for a task that is initialised with ASYNC__TASK_HEAP; NULL when there is no memory. */
void *async__task_new(size_t size);

#ifdef __cplusplus
}
#endif
#endif
