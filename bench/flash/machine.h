/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the state machines by hand stand on: machines that are resumed when what they wait for has come, when they have
 * waited too long, or when they are cancelled; and queues and locks for them. Each wait is one call. */
#ifndef BENCH_MACHINE_H
#define BENCH_MACHINE_H

#include "board.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { MACHINE_DONE = 0, MACHINE_WAITS = -1, MACHINE_CANCELLED = -2 }; /* above 0: errors of the board */

struct machine;
typedef int machine_step(struct machine *machine, int error);

struct machine {
    struct machine *next_ready;
    struct machine *next_timer;
    struct machine *next_waiter;
    struct machine **waits_in; /* the list of whoever it waits for; NULL: it sleeps or is ready */
    machine_step *step;
    uint32_t due;
    uint8_t state;
    bool is_timed;
    int8_t error; /* with which it is to be resumed */
};

struct machine_signal { /* set by an interrupt */
    struct machine *waiter;
    volatile bool is_set;
};

struct machine_lock {
    struct machine *waiter;
    bool is_locked;
};

struct machine_queue {
    struct machine *waiter; /* one that wants to put, or one that wants to get */
    uint8_t first, length;
    int items[8];
};

void machine_start(struct machine *machine, machine_step *step);
void machine_cancel(struct machine *machine);

/* Each returns what the step is to return: MACHINE_WAITS. */
int machine_sleep(struct machine *machine, uint32_t ms);
int machine_wait(struct machine *machine, struct machine_signal *signal);
int machine_wait_for(struct machine *machine, struct machine_signal *signal, uint32_t ms);

/* Whether it has come already; else the machine is resumed to try again. */
bool machine_take(struct machine_signal *signal);
bool machine_lock(struct machine *machine, struct machine_lock *lock);
void machine_unlock(struct machine_lock *lock);
bool machine_put(struct machine *machine, struct machine_queue *queue, int item);
bool machine_get(struct machine *machine, struct machine_queue *queue, int *item);

extern struct machine_signal uart_received, uart_sent, sensor_ready, bus_done, lcd_idle;
extern struct machine_lock bus;

#ifdef __cplusplus
}
#endif
#endif
