/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Memory from alloca is used up before the await of an async_with. */
// RUN: %run_async --std=gnu99 %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <string.h>
#include <async.h>

static async_lock lock = ASYNC_LOCK_INIT;

static async void amain(void)
{
    char *text = __builtin_alloca(8);
    strcpy(text, "text");
    puts(text);
    async_with (&lock) {
        await async_sleep_ms(1);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: text
