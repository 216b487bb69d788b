/* MicroPython's asyncio_iterator_event: an async_for over an iterator that an event feeds outlives its producer. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_iterator_event.txt - */
#include <stdbool.h>
#include <stdio.h>
#include <async.h>
struct feed {
    async_event event;
    const char *message; /* NULL: the end */
};
static async bool feed_next(struct feed *feed, const char **out)
{
    await async_event_wait(&feed->event);
    async_event_clear(&feed->event);
    *out = feed->message;
    return feed->message != NULL;
}
ASYNC_ITERATOR(struct feed, const char *, feed_next);
static void give(struct feed *feed, const char *message)
{
    feed->message = message;
    async_event_set(&feed->event);
}
static struct feed feed = { ASYNC_EVENT_INIT, NULL };
static void watchdog(void *arg)
{
    puts("good: asyncio iterator is still pending, exiting");
    give((struct feed *)arg, NULL);
}
static async void produce(void)
{
    static char text[8];
    for (int x = 0; x < 3; x++) {
        await async_sleep(0.1);
        snprintf(text, sizeof text, "bar %d", x);
        give(&feed, text);
    }
}
ASYNC_TASK_POOL(produce, 1);
static async void amain(void)
{
    static async_callback timer;
    async_spawn(produce());
    async_call_later_ms(&timer, 500, watchdog, &feed);
    async_for (const char *message, &feed) {
        puts(message);
    }
    puts("end main");
}
int main(void) { return async_run(amain()); }
