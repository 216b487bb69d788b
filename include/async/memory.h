/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Memory: only for what a program asks for with --heap=on. */
#ifndef ASYNC_MEMORY_H
#define ASYNC_MEMORY_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The program may define these two; the default in runtime/memory.c calls malloc and free.
 * async_alloc returns storage aligned for any object, NULL when there is none. */
void *async_alloc(size_t size);
void async_free(void *storage);

/* A frame of so many bytes whose parent is `parent`; NULL when there is no memory. */
void *async__frame_new(size_t size, void *parent);
void async__frame_delete(void *frame);

/* Storage for a task that is initialised with ASYNC__TASK_HEAP; NULL when there is no memory. */
void *async__task_new(size_t size);

#ifdef __cplusplus
}
#endif
#endif
