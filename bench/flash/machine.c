/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Sorted lists and first come, first served; no more than the cases need. The board has the clock and the sleep. */
#include "machine.h"

uint32_t board_now(void);
void board_sleep(const uint32_t *until); /* NULL: until an interrupt */

static struct {
    struct machine *first_ready;
    struct machine **end_of_ready;
    struct machine *timers;
    struct machine_signal *const *signals;
} loop = { .end_of_ready = &loop.first_ready };

static struct machine_signal *const signals[] = { &uart_received, &uart_sent, &sensor_ready, &bus_done, &lcd_idle };

static void make_ready(struct machine *machine, int error)
{
    machine->error = (int8_t)error;
    machine->next_ready = NULL;
    *loop.end_of_ready = machine;
    loop.end_of_ready = &machine->next_ready;
}

static void arm(struct machine *machine, uint32_t ms)
{
    struct machine **at = &loop.timers;
    machine->due = board_now() + ms;
    machine->is_timed = true;
    while (*at && (int32_t)((*at)->due - machine->due) <= 0) {
        at = &(*at)->next_timer;
    }
    machine->next_timer = *at;
    *at = machine;
}

static void disarm(struct machine *machine)
{
    struct machine **at = &loop.timers;
    if (!machine->is_timed) {
        return;
    }
    machine->is_timed = false;
    while (*at != machine) {
        at = &(*at)->next_timer;
    }
    *at = machine->next_timer;
}

static void queue_behind(struct machine **at, struct machine *machine)
{
    machine->waits_in = at;
    while (*at) {
        at = &(*at)->next_waiter;
    }
    machine->next_waiter = NULL;
    *at = machine;
}

/* Takes back what a machine waits for, and lets it run. */
static void wake(struct machine *machine, int error)
{
    disarm(machine);
    if (machine->waits_in) {
        struct machine **at = machine->waits_in;
        while (*at != machine) {
            at = &(*at)->next_waiter;
        }
        *at = machine->next_waiter;
        machine->waits_in = NULL;
    }
    make_ready(machine, error);
}

void machine_start(struct machine *machine, machine_step *step)
{
    if (machine->step == NULL) { /* else it runs */
        machine->step = step;
        machine->state = 0;
        make_ready(machine, 0);
    }
}

void machine_cancel(struct machine *machine)
{
    if (machine->is_timed || machine->waits_in) {
        wake(machine, MACHINE_CANCELLED);
    } else if (machine->step) {
        machine->error = MACHINE_CANCELLED;
    }
}

int machine_sleep(struct machine *machine, uint32_t ms)
{
    arm(machine, ms);
    return MACHINE_WAITS;
}

int machine_wait(struct machine *machine, struct machine_signal *signal)
{
    queue_behind(&signal->waiter, machine);
    return MACHINE_WAITS;
}

int machine_wait_for(struct machine *machine, struct machine_signal *signal, uint32_t ms)
{
    arm(machine, ms);
    return machine_wait(machine, signal);
}

bool machine_take(struct machine_signal *signal)
{
    bool was_set = signal->is_set;
    signal->is_set = false;
    return was_set;
}

bool machine_lock(struct machine *machine, struct machine_lock *lock)
{
    if (lock->is_locked) {
        queue_behind(&lock->waiter, machine);
        return false;
    }
    lock->is_locked = true;
    return true;
}

static void wake_first(struct machine *waiter)
{
    if (waiter) {
        wake(waiter, 0);
    }
}

void machine_unlock(struct machine_lock *lock)
{
    lock->is_locked = false;
    wake_first(lock->waiter);
}

bool machine_put(struct machine *machine, struct machine_queue *queue, int item)
{
    if (queue->length == 8) {
        queue_behind(&queue->waiter, machine);
        return false;
    }
    queue->items[(queue->first + queue->length++) % 8] = item;
    wake_first(queue->waiter);
    return true;
}

bool machine_get(struct machine *machine, struct machine_queue *queue, int *item)
{
    if (queue->length == 0) {
        queue_behind(&queue->waiter, machine);
        return false;
    }
    *item = queue->items[queue->first];
    queue->first = (queue->first + 1) % 8;
    queue->length--;
    wake_first(queue->waiter);
    return true;
}

static void look(void)
{
    uint32_t now = board_now();
    unsigned i;
    for (i = 0; i < sizeof signals / sizeof *signals; i++) {
        if (signals[i]->is_set && signals[i]->waiter) {
            signals[i]->is_set = false;
            wake(signals[i]->waiter, 0);
        }
    }
    while (loop.timers && (int32_t)(loop.timers->due - now) <= 0) {
        wake(loop.timers, loop.timers->waits_in ? BOARD_TIMEOUT : 0);
    }
}

void machine_run(void)
{
    for (;;) {
        struct machine *machine = loop.first_ready;
        int status;
        look();
        if (machine == NULL) {
            board_sleep(loop.timers ? &loop.timers->due : NULL);
            continue;
        }
        loop.first_ready = machine->next_ready;
        if (loop.first_ready == NULL) {
            loop.end_of_ready = &loop.first_ready;
        }
        status = machine->step(machine, machine->error);
        if (status != MACHINE_WAITS) {
            machine->step = NULL;
        }
    }
}
