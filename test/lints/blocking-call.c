/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A blocking call in an async function stops every task; a function of the user's own with such a name does not. */
// RUN: asyncc --heap=on --color=never --check %s -- %include_flags 2>&1 | %FileCheck --implicit-check-not=warning: %s
#include <stdio.h>
#include <unistd.h>

#include <async.h>

ASYNC_BLOCKING void flash_erase(int page);
void flash_write(int page) ASYNC_BLOCKING;
void flash_read(int page);
void HAL_Delay(unsigned ms);

static void delay(int n)
{
    (void)n;
}

async int f(FILE *file)
{
    char line[8];
    await async_sleep_ms(1);
    // CHECK: blocking-call.c:[[#@LINE+1]]:5: warning: 'sleep' blocks, and no other task runs meanwhile; await something instead [-Wblocking-call]
    sleep(1);
    // CHECK: blocking-call.c:[[#@LINE+1]]:5: warning: 'HAL_Delay' blocks
    HAL_Delay(3);
    // CHECK: blocking-call.c:[[#@LINE+1]]:5: warning: 'flash_erase' blocks
    flash_erase(1);
    // CHECK: blocking-call.c:[[#@LINE+1]]:5: warning: 'flash_write' blocks
    flash_write(1);
    flash_read(1);
    delay(1);
    // CHECK: blocking-call.c:[[#@LINE+1]]:11: warning: 'fgets' blocks
    (void)fgets(line, sizeof line, stdin);
    return fgets(line, sizeof line, file) != NULL && (int)sizeof(sleep(1)) > 0;
}

void plain(void)
{
    sleep(1);
}
