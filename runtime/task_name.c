/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a task is called and where its result is: found from its outermost frame. */
#include <async/task.h>

static const async_end *end_of(const async_task *task)
{
    const void *frame = task->frame;
    for (;;) {
        const async_site *site = *(async_site *const *)frame;
        if (ASYNC__READ(site, offset) == 0) { /* a callee's frame is never at the start of another */
            return (const async_end *)site; /* the site is its first member */
        }
        frame = ASYNC__READ(site, offset) == ASYNC__ON_HEAP ? ((void *const *)frame)[-1]
                                                            : (const void *)((const char *)frame - ASYNC__READ(site, offset));
    }
}

void *async__task_result(const async_task *task)
{
    return (char *)task->frame + ASYNC__READ(end_of(task), result);
}

const char *async_task_name(const async_task *task)
{
#if ASYNC_CONFIG_TASK_NAMES
    if (task->name) {
        return task->name;
    }
#endif
#if ASYNC_CONFIG_FUNCTION_NAMES
    return task->frame ? ASYNC__READ(end_of(task), name) : "?";
#else
    (void)task;
    return "?";
#endif
}

void async_task_set_name(async_task *task, const char *name)
{
#if ASYNC_CONFIG_TASK_NAMES
    task->name = name;
#else
    (void)task, (void)name;
#endif
}
