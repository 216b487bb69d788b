/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Waiting for an array of tasks.  There is no storage for a place in the ring of each of them, so the loop tells every
 * end of a task to those who wait here.  Each holds a reference to all of its tasks. */
#include <async/gather_tasks.h>

#include "internal.h"

#if !ASYNC_CONFIG_CORE

static void leave(async_gather_tasks_node *node)
{
    async_gather_tasks_node **at = &async__loop.gathers;
    size_t i;
    while (*at != node) {
        at = &(*at)->next;
    }
    *at = node->next;
    for (i = 0; i < node->count; i++) {
        async_task_release(node->tasks[i]);
    }
}

/* True: the wait is over. */
static bool note_end(async_gather_tasks_node *node, const async_task *ended, int error)
{
    bool is_over = false;
    size_t i;
    for (i = 0; i < node->count; i++) {
        if (node->tasks[i] == ended) {
            node->left--;
            is_over = is_over || node->left == 0 || (error && !node->errors);
            node->error = error;
        }
    }
    return is_over;
}

static bool tell_end(async_task *ended, int error)
{
    async_gather_tasks_node *node = async__loop.gathers;
    bool is_seen = false;
    for (; node; node = node->next) {
        size_t before = node->left;
        if (before > 0 && note_end(node, ended, error)) {
            node->left = 0;
            async__task_ready(node->task);
        }
        is_seen = is_seen || node->left != before;
    }
    return is_seen;
}

/* How many have not ended; the first error of those that have. */
static size_t count_left(async_task **tasks, size_t n, int *out_error)
{
    size_t left = 0;
    size_t i;
    *out_error = 0;
    for (i = 0; i < n; i++) {
        int error = async_join__try(tasks[i]);
        if (error == ASYNC__PENDING) {
            left++;
        } else if (*out_error == 0) {
            *out_error = error;
        }
    }
    return left;
}

static bool is_usable(async_task **tasks, size_t n)
{
    size_t i;
    for (i = 0; i < n; i++) {
        if (tasks[i] == NULL || &tasks[i]->ready == async__loop.current) {
            return false;
        }
    }
    return true;
}

static void store_errors(async_task **tasks, size_t n, int *errors)
{
    size_t i;
    for (i = 0; i < n; i++) {
        errors[i] = async_task_error(tasks[i]);
    }
}

int async_gather_tasks__try(async_task **tasks, size_t n)
{
    int error;
    size_t left;
    if (!is_usable(tasks, n)) {
        return ASYNC_MISUSE;
    }
    left = count_left(tasks, n, &error);
    return error || left == 0 ? error : ASYNC__PENDING;
}

int async_gather_tasks_errors__try(async_task **tasks, size_t n, int *errors)
{
    int error;
    if (!is_usable(tasks, n)) {
        return ASYNC_MISUSE;
    }
    if (count_left(tasks, n, &error) > 0) {
        return ASYNC__PENDING;
    }
    store_errors(tasks, n, errors);
    return 0;
}

void async_gather_tasks_errors__wait(async_gather_tasks_node *node, async_task *task, async_task **tasks, size_t n,
                                     int *errors)
{
    async_gather_tasks_node **end = &async__loop.gathers;
    size_t i;
    while (*end) {
        end = &(*end)->next;
    }
    *end = node;
    node->next = NULL;
    node->task = task;
    node->tasks = tasks;
    node->count = n;
    node->left = count_left(tasks, n, &node->error);
    node->errors = errors;
    for (i = 0; i < n; i++) {
        tasks[i]->references++;
    }
    async__loop.tell_end = tell_end;
}

void async_gather_tasks__wait(async_gather_tasks_node *node, async_task *task, async_task **tasks, size_t n)
{
    async_gather_tasks_errors__wait(node, task, tasks, n, NULL);
}

int async_gather_tasks__done(async_gather_tasks_node *node, int error)
{
    if (error == 0) {
        leave(node);
        error = node->error;
    }
    return error;
}

int async_gather_tasks_errors__done(async_gather_tasks_node *node, int error)
{
    if (error == 0) {
        store_errors(node->tasks, node->count, node->errors);
        leave(node);
    }
    return error;
}

bool async_gather_tasks__undo(void *self, async_task *task)
{
    (void)task;
    leave((async_gather_tasks_node *)self);
    return true;
}

bool async_gather_tasks_errors__undo(void *node, async_task *task)
{
    return async_gather_tasks__undo(node, task);
}

#endif
