/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Which awaits an error went through.  The frames are gone when somebody asks, so the loop notes each on the way out. */
#include "internal.h"

#if ASYNC_CONFIG_BACKTRACE

static void add(const void *await)
{
    if (async__loop.trace_count < ASYNC__TRACE_MAX) {
        async__loop.trace[async__loop.trace_count++] = await;
    }
}

static bool is_traced(int error)
{
    return ASYNC__IS_ERROR(error) && error != ASYNC_CANCELLED;
}

void async__trace_begin(const async_task *task, int error)
{
    if (is_traced(error)) {
        async__loop.trace_task = task;
        async__loop.trace_count = 0;
        add(task->leaf);
    }
}

void async__trace_pass(const async_site *site, int error)
{
    if (is_traced(error) && ASYNC__READ(site, offset) != 0) { /* else it is the end of the task */
        add(site);
    }
}

size_t async_task_backtrace(const async_task *task, const void **awaits, size_t n)
{
    size_t i;
    if (task != async__loop.trace_task) {
        return 0;
    }
    for (i = 0; i < n && i < async__loop.trace_count; i++) {
        awaits[i] = async__loop.trace[i];
    }
    return i;
}

#else

size_t async_task_backtrace(const async_task *task, const void **awaits, size_t n)
{
    (void)task, (void)awaits, (void)n;
    return 0;
}

#endif
