/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A queue as one would write it for a project: any number of tasks on both sides, first in first out, handed over
 * directly; its item is an int. Two state machines that use it. */
#include "../peers/hand.h"

#include <stdbool.h>
#include <stdlib.h>

struct waiter {
    struct waiter *next;
    struct task *task;
    int item;
};

struct waiters {
    struct waiter *first, *last;
};

static struct {
    struct waiters getters, putters;
    unsigned head, count;
    int items[CAPACITY];
} queue;

static void wait_in(struct waiters *list, struct waiter *waiter, struct task *task)
{
    waiter->next = NULL;
    waiter->task = task;
    if (list->first) {
        list->last->next = waiter;
    } else {
        list->first = waiter;
    }
    list->last = waiter;
}

static struct waiter *wake_first(struct waiters *list)
{
    struct waiter *waiter = list->first;
    list->first = waiter->next;
    make_ready(waiter->task);
    return waiter;
}

static void append(int item)
{
    unsigned place = queue.head + queue.count++;
    queue.items[place >= CAPACITY ? place - CAPACITY : place] = item;
}

/* False: has to wait; the item is in the waiter. */
static bool put(struct waiter *waiter, struct task *task)
{
    if (queue.getters.first) {
        wake_first(&queue.getters)->item = waiter->item;
        return true;
    }
    if (queue.count < CAPACITY) {
        append(waiter->item);
        return true;
    }
    wait_in(&queue.putters, waiter, task);
    return false;
}

/* False: has to wait. The item comes in the waiter. */
static bool get(struct waiter *waiter, struct task *task)
{
    if (queue.count == 0) {
        wait_in(&queue.getters, waiter, task);
        return false;
    }
    waiter->item = queue.items[queue.head];
    queue.head = queue.head + 1 == CAPACITY ? 0 : queue.head + 1;
    queue.count--;
    if (queue.putters.first) {
        append(wake_first(&queue.putters)->item);
    }
    return true;
}

struct side {
    struct task task;
    struct waiter waiter;
    long i, count, sum;
};

static void produce(struct task *task)
{
    struct side *side = (struct side *)task;
    switch (task->state) {
    case 0:
        task->state = 1;
        for (side->i = 0; side->i < side->count; side->i++) {
            side->waiter.item = (int)side->i;
            if (!put(&side->waiter, task)) {
                return;
    case 1:;
            }
        }
    }
}

static void consume(struct task *task)
{
    struct side *side = (struct side *)task;
    switch (task->state) {
    case 0:
        task->state = 1;
        for (side->i = 0; side->i < side->count; side->i++) {
            if (!get(&side->waiter, task)) {
                return;
    case 1:;
            }
            side->sum += side->waiter.item;
        }
    }
}

int main(int argc, char **argv)
{
    static struct side producer = { .task = { .resume = produce } }, consumer = { .task = { .resume = consume } };
    (void)argc;
    producer.count = consumer.count = atol(argv[1]);
    make_ready(&consumer.task);
    make_ready(&producer.task);
    run_all();
    return consumer.sum != consumer.count * (consumer.count - 1) / 2;
}
