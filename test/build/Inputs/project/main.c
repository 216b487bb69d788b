/* Two tasks and a step in a file of its own. */
#include "pace.h"
#include "step.h"

#include <stdio.h>

#include <async.h>

static async void walk(const char *who, int steps)
{
    for (int i = 0; i < steps; i++) {
        await async_sleep_ms(PACE_MS);
        printf("%s %d\n", who, step_length(i));
    }
}

static async void amain(void)
{
    await async_gather(walk("left", 2), walk("right", 2));
}

int main(void) { return async_run(amain()); }
