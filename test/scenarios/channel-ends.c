/* Several senders, several receivers: the last sender's end drains the channel and ends the loops; with the last
 * receiver gone a sender is told. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      sum 36 of 9 items
   CHECK-NEXT: sent 1
   CHECK-NEXT: broken
   CHECK-NEXT: closed
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static ASYNC_CHANNEL(numbers, int, 2);
static int sum, items;
static async void sender(int from)
{
    async_defer { async_channel_close_sender(&numbers); }
    for (int i = 0; i < 3; i++) {
        await async_channel_send(&numbers, from + i);
        await async_sleep_ms(from);
    }
}
static async void receiver(int pause)
{
    async_defer { async_channel_close_receiver(&numbers); }
    async_for (int n, &numbers) {
        sum += n;
        items++;
        await async_sleep_ms(pause);
    }
}
static async void several(void)
{
    async_channel_clone_sender(&numbers);
    async_channel_clone_sender(&numbers);
    async_channel_clone_receiver(&numbers);
    await async_gather(sender(0), receiver(4), sender(3), receiver(1), sender(6));
    printf("sum %d of %d items\n", sum, items);
}
static ASYNC_CHANNEL(meeting, int, 0);
static ASYNC_CHANNEL(silent, int, 1);
static async void take_one(void)
{
    await async_channel_receive(&meeting);
    await async_sleep_ms(5);
    async_channel_close_receiver(&meeting);
}
static async void send_two(void)
{
    async_try {
        await async_channel_send(&meeting, 1);
        puts("sent 1");
        await async_channel_send(&meeting, 2);
        puts("sent 2");
    } async_catch (int e) {
        puts(e == ASYNC_BROKEN ? "broken" : "another error");
    }
}
static async void amain(void)
{
    await several();
    await async_gather(take_one(), send_two());
    async_channel_close_sender(&silent);
    async_try { await async_channel_send(&silent, 3); } async_catch (int e) {
        puts(e == ASYNC_CLOSED ? "closed" : "another error");
    }
}
int main(void) { return async_run(amain()); }
