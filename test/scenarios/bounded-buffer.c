/* A bounded buffer out of a lock and two conditions: nothing lost, nothing twice, never more than it holds. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      sum 435 of 30, at most 3
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
enum { SIZE = 3, ITEMS = 30 };
static async_lock lock = ASYNC_LOCK_INIT;
static async_condition has_room = ASYNC_CONDITION_INIT(&lock);
static async_condition has_items = ASYNC_CONDITION_INIT(&lock);
static int buffer[SIZE], first, count, most, next_item, sum, taken;
int sweep_at_end(void);
int sweep_at_end(void) { return async_lock_locked(&lock); }
static async void put(int item)
{
    async_with (&has_room) {
        while (count == SIZE) { await async_condition_wait(&has_room); }
        buffer[(first + count) % SIZE] = item;
        count++;
        if (count > most) { most = count; }
        async_condition_notify(&has_items, 1);
    }
}
static async int take(void)
{
    int item;
    async_with (&has_items) {
        while (count == 0) { await async_condition_wait(&has_items); }
        item = buffer[first];
        first = (first + 1) % SIZE;
        count--;
        async_condition_notify(&has_room, 1);
    }
    return item;
}
static async void producer(int pause)
{
    while (next_item < ITEMS) {
        await put(next_item++);
        await async_sleep_ms(pause);
    }
}
static async void consumer(int pause)
{
    while (taken < ITEMS) {
        taken++;
        sum += await take();
        await async_sleep_ms(pause);
    }
}
static async void amain(void)
{
    await async_gather(producer(1), producer(0), consumer(3), consumer(2), consumer(5), producer(0));
    printf("sum %d of %d, at most %d\n", sum, taken, most);
}
int main(void) { return async_run(amain()); }
