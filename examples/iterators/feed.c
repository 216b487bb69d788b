/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * A consumer that outlives its producers.
 *
 *     whoever has something to say  --event-->  feed  --async_for-->  the display
 *
 * A feed is an object of our own that async_for can iterate over: ASYNC_ITERATOR names the function that waits for the
 * next item.  Producers come and go; when the last one has gone and nothing is left to run, the loop of the display is
 * still waiting, and so is the program: it sleeps until an interrupt, here a timer, brings news.  Only the feed's own
 * end ends the loop.
 */
#include <stdbool.h>
#include <stdio.h>

#include <async.h>

struct feed {
    async_event event;   /* there is news, or it is over    */
    const char *message; /* NULL: it is over                */
};

static async bool feed_next(struct feed *feed, const char **out)
{
    await async_event_wait(&feed->event);
    async_event_clear(&feed->event);
    *out = feed->message;
    return feed->message != NULL;
}
ASYNC_ITERATOR(struct feed, const char *, feed_next);

/* From tasks and callbacks. */
static void feed_give(struct feed *feed, const char *message)
{
    feed->message = message;
    async_event_set(&feed->event);
}

static struct feed news = { ASYNC_EVENT_INIT, NULL };

static async void reporter(const char *place, int count)
{
    static char text[32];

    for (int i = 1; i <= count; i++) {
        await async_sleep_ms(100);
        snprintf(text, sizeof text, "%s, part %d", place, i);
        feed_give(&news, text);
    }
}
ASYNC_TASK_POOL(reporter, 2);

static void on_last_edition(void *arg)
{
    (void)arg;
    feed_give(&news, "last edition");
}

static void on_midnight(void *arg)
{
    (void)arg;
    feed_give(&news, NULL);
}

static async void display(void)
{
    static async_callback last_edition, midnight;

    async_call_later_ms(&last_edition, 2000, on_last_edition, NULL);
    async_call_later_ms(&midnight, 3000, on_midnight, NULL);
    async_spawn(reporter("from the harbour", 2));
    async_for (const char *message, &news) {
        printf("%4u ms  %s\n", (unsigned)async_now_ms(), message);
    }
    printf("%4u ms  good night\n", (unsigned)async_now_ms());
}

int main(void)
{
    return async_run(display());
}
