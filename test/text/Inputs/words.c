/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <stdio.h>
#include <async.h>
#define AWAIT await

int answer(void);

int answer(void)
{
    return puts("await") + (int)sizeof(async_task);
}
