/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Losing patience with a generator, and going on with it later.
 *
 * A modem answers slowly.  Its lines come out of an async generator, and whoever reads them does not want to wait for
 * long: each wait for the next line has a limit.  In other languages the timeout is thrown into the generator, which is
 * dead after that, and its line is lost.  Here a generator object keeps going: the wait is given up, the generator stays
 * where it was, and its line is there for the next one who asks.
 */
#include <stdbool.h>
#include <stdio.h>

#include <async.h>

enum { PATIENCE_MS = 40 };

struct line {
    int number;
    const char *text;
};

/* The modem: how long it takes for each of its lines. */
static const struct {
    int after_ms;
    const char *text;
} answers[] = { { 10, "ATZ" }, { 110, "OK" }, { 30, "ATD 4711" }, { 50, "CONNECT" } };

static async_generator struct line lines(void)
{
    async_defer { puts("         modem is put down"); }
    for (int i = 0; i < (int)(sizeof answers / sizeof answers[0]); i++) {
        await async_sleep_ms(answers[i].after_ms);
        struct line line = { i, answers[i].text };
        yield line;
    }
}
static async_static_generator(lines) modem;

static async bool show_next(void)
{
    struct line line;
    async_try {
        if (!await async_wait_for_ms(async_next(&modem, &line), PATIENCE_MS)) {
            return false;
        }
        printf("%4u ms  line %d: %s\n", (unsigned)async_now_ms(), line.number, line.text);
    } async_catch (int error) {
        printf("%4u ms  %s, doing something else\n", (unsigned)async_now_ms(), async_strerror(error));
    }
    return true;
}

static async void dial(void)
{
    async_open(&modem, lines());
    async_defer { await async_close(&modem); }
    while (await show_next()) {
    }
    printf("%4u ms  that was all\n", (unsigned)async_now_ms());
}

int main(void)
{
    return async_run(dial());
}
