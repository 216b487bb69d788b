/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Errors that nobody joined. */
#include "internal.h"

#if ASYNC_CONFIG_BACKTRACE
/* The digits of an address, as they stand in a linker map. */
static void print_address(const void *address)
{
    char text[2 * sizeof address + 1];
    uintptr_t rest = (uintptr_t)address;
    size_t i;
    for (i = sizeof text - 1; i > 0; i--) {
        text[i - 1] = "0123456789abcdef"[rest % 16];
        rest /= 16;
    }
    text[sizeof text - 1] = 0;
    async__port_print(text);
}

/* A program may lie elsewhere than it was linked for: the address of async__loop tells. */
static void print_backtrace(const async_task *task)
{
    const void *awaits[ASYNC__TRACE_MAX];
    size_t count = async_task_backtrace(task, awaits, ASYNC__TRACE_MAX);
    size_t i;
    for (i = 0; i < count; i++) {
        async__port_print(i ? " " : "  awaits ");
        print_address(awaits[i]);
    }
    if (count > 0) {
        async__port_print(", async__loop ");
        print_address(&async__loop);
        async__port_print("\n");
    }
}
#else
#define print_backtrace(task) ((void)0)
#endif

void async_default_exception_handler(async_task *task, int error)
{
    async__port_print("task '");
    async__port_print(async_task_name(task));
    async__port_print("' failed: ");
    async__port_print(async_strerror(error));
    async__port_print("\n");
    print_backtrace(task);
}

void async_set_exception_handler(async_exception_handler *handler)
{
    async__loop.handler = handler;
}

async_exception_handler *async_get_exception_handler(void)
{
    return async__loop.handler;
}

void async_call_exception_handler(async_task *task, int error)
{
    if (async__loop.handler) {
        async__loop.handler(task, error);
    } else {
        async_default_exception_handler(task, error);
    }
}
