/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Instructions per resume: one task that gives way COUNT times, at await depth DEPTH (1 or 8). See resume.sh. */
#include <async.h>

#ifndef COUNT
#define COUNT 1000
#endif
#ifndef DEPTH
#define DEPTH 1
#endif

static async void give_way(void)
{
    for (int i = 0; i < COUNT; i++) {
        await async_sleep_ms(0);
    }
}

#if DEPTH > 1
static async void level_2(void) { await give_way(); }
static async void level_3(void) { await level_2(); }
static async void level_4(void) { await level_3(); }
static async void level_5(void) { await level_4(); }
static async void level_6(void) { await level_5(); }
static async void level_7(void) { await level_6(); }
static async void level_8(void) { await level_7(); }
#endif

int main(void)
{
#if DEPTH > 1
    return async_run(level_8());
#else
    return async_run(give_way());
#endif
}
