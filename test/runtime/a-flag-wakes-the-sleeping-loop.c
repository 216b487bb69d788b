/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* With the POSIX port, a flag set from another thread or from a signal handler wakes the loop out of its sleep; no wake-up is lost; it sleeps while nothing is due. */
/*
REQUIRES: target=host
*/
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_posix -lpthread -o %t && %t | %FileCheck %s */
#define _POSIX_C_SOURCE 200809L
#include "hand.h"

#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 2000 };

static async_flag ping = ASYNC_FLAG_INIT, alarm_rang = ASYNC_FLAG_INIT;
static unsigned char pong; /* how many were answered, modulo 256 */

struct main__frame {
    const async_site *awaiting;
    int result;
    int rounds;
    union {
        async_flag_node flag;
        async_sleep_node sleep;
    } u;
};
HAND_TASK(main)
HAND_LEAF(main, 1, async_flag_wait, u.flag)
HAND_LEAF(main, 2, async_flag_wait, u.flag)
HAND_LEAF(main, 3, async_sleep_ms, u.sleep)

static void on_alarm(int number)
{
    (void)number;
    async_flag_set(&alarm_rang);
}

static int main__resume(void *self, unsigned state, async_task *task, int error)
{
    struct main__frame *frame = self;
    switch (state) {
    case 0:
        for (frame->rounds = 0; frame->rounds < ROUNDS; frame->rounds++) {
            HAND_AWAIT(main, 1, async_flag_wait, u.flag, &ping)
            ASYNC__SHARED_WRITE(pong, (unsigned char)(frame->rounds + 1));
        }
        puts("thread");
        alarm(1);
        HAND_AWAIT(main, 2, async_flag_wait, u.flag, &alarm_rang)
        puts("signal");
        HAND_WAIT(main, 3, async_sleep_ms, u.sleep, 20)
    }
    return error;
}

static void *play(void *unused)
{
    int i;
    for (i = 0; i < ROUNDS; i++) {
        async_flag_set(&ping);
        while (ASYNC__SHARED_READ(pong) != (unsigned char)(i + 1)) {
            struct timespec pause = { 0, 1000 };
            nanosleep(&pause, NULL);
        }
    }
    return unused;
}

int main(void)
{
    static struct main__task main_task;
    pthread_t thread;
    clock_t used;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_alarm;
    sigaction(SIGALRM, &action, NULL);
    pthread_create(&thread, NULL, play, NULL);
    used = clock();
    printf("run %d\n", async__run(main__make(&main_task)));
    pthread_join(thread, NULL);
    puts((clock() - used) * 2 < CLOCKS_PER_SEC ? "slept" : "was busy");
    return 0;
}
/* CHECK:      thread
 * CHECK-NEXT: signal
 * CHECK-NEXT: run 0
 * CHECK-NEXT: slept
 */
