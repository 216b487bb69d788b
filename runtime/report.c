/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Errors that nobody joined. */
#include "internal.h"

void async_default_exception_handler(async_task *task, int error)
{
    async__port_print("task '");
    async__port_print(async_task_name(task));
    async__port_print("' failed: ");
    async__port_print(async_strerror(error));
    async__port_print("\n");
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
