/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The runtime's own timers, as sleeps and timeouts use them. */
#include <async.h>

#include "scale.h"

static async_timer timers[COUNT + EXTRA];
static async_task sleeper;

static void arm(uint32_t index, uint32_t now, uint32_t deadline)
{
    async__timer_arm(&timers[index], &sleeper, now, deadline);
}

static void disarm(uint32_t index)
{
    async__timer_disarm(&timers[index]);
}

int main(int argc, char **argv)
{
    return measure(argc, argv);
}
