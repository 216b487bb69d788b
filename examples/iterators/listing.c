/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * A listing that comes page by page.
 *
 * A coroutine has one result, at its end; a generator has one item after the other.  It is easy to take one for the
 * other, and a language that finds out when the loop runs tells it at the customer's.  With this as the declaration of
 * `entries` below
 *
 *     static async int entries(int owner)
 *
 * asyncc stops at the loop:
 *
 *     error: 'entries' is an async function returning 'int', not an async generator; await it, or declare it
 *     async_generator
 *
 * Leaving the loop early closes the generator, and with it the connection, before the next statement runs.
 */
#include <stdio.h>

#include <async.h>

enum { PAGE = 3, ENTRIES = 8 };

static async int fetch_page(int first, int page[PAGE])
{
    int count = 0;

    await async_sleep_ms(20);
    while (count < PAGE && first + count < ENTRIES) {
        page[count] = 100 + first + count;
        count++;
    }
    printf("%4u ms  page from %d\n", (unsigned)async_now_ms(), first);
    return count;
}

static async_generator int entries(int owner)
{
    int page[PAGE], count;

    printf("%4u ms  connection of %d is open\n", (unsigned)async_now_ms(), owner);
    async_defer {
        await async_sleep_ms(5);
        printf("%4u ms  connection of %d is closed\n", (unsigned)async_now_ms(), owner);
    }
    for (int first = 0; (count = await fetch_page(first, page)) > 0; first += count) {
        for (int i = 0; i < count; i++) {
            yield page[i];
        }
    }
}

static async int find(int owner, int wanted)
{
    async_for (int entry, entries(owner)) {
        if (entry == wanted) {
            return entry;
        }
    }
    return -1;
}

static async void amain(void)
{
    printf("found %d\n", await find(1, 104));
    printf("found %d\n", await find(2, 999));
}

int main(void)
{
    return async_run(amain());
}
