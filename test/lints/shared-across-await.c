/* A shared variable that is read, then others run, then it is written: what they wrote is lost. Reported on request. */
// RUN: asyncc --heap=on --color=never --check -Wshared-across-await %s -- %include_flags 2>&1 | %FileCheck --implicit-check-not=warning: %s
// RUN: asyncc --heap=on --color=never --check %s -- %include_flags 2>&1 | count 0
#include <stdbool.h>

#include <async.h>

static int total;
static bool busy;
static struct { int level; int peak; } tank;
static const int limit = 3;
static async_lock lock = ASYNC_LOCK_INIT;
int pick(int n);

async int get(int n)
{
    await async_sleep_ms(n);
    return n;
}

async void must(int n)
{
    int before = total;
    int more = await get(n);
    // CHECK: shared-across-await.c:[[#@LINE+3]]:5: warning: 'total' was read before this function waited, and what others have written to it since is lost here; read it again, or hold a lock [-Wshared-across-await]
    // CHECK: shared-across-await.c:[[#@LINE-3]]:18: note: read here
    // CHECK: shared-across-await.c:[[#@LINE-3]]:16: note: waits here
    total = before + more;

    if (tank.level < limit) {
        await get(2);
        // CHECK: shared-across-await.c:[[#@LINE+1]]:9: warning: 'tank' was read
        tank.level = limit;
    }

    int kept = 0;
    while (n-- > 0) {
        // CHECK: shared-across-await.c:[[#@LINE+1]]:9: warning: 'total' was read
        total = kept;
        kept = total + 1;
        await get(1);
    }

    // CHECK: shared-across-await.c:[[#@LINE+2]]:5: warning: 'total' was read
    await get(total);
    total = 0;

    static int calls;
    int number = calls;
    async_with (&lock) {
        // CHECK: shared-across-await.c:[[#@LINE+1]]:9: warning: 'calls' was read
        calls = number + 1;
    }
    switch (n) {
    case 1:
        number = total;
        await get(1);
        // CHECK: shared-across-await.c:[[#@LINE+1]]:9: warning: 'total' was read
        total = number;
        break;
    default:
        break;
    }
}

async void must_not(int n)
{
    total = total + await get(n);      /* reads late */
    total += await get(n);
    await get(n);
    total++;

    if (busy)                          /* claimed before it waits */
        return;
    busy = true;
    await get(n);
    busy = false;

    while (total < limit)              /* read again each time */
        await get(n);
    total = 0;

    int before = total;
    await get(n);
    if (total == before)               /* looked at again */
        total = before + 1;

    async_with (&lock) {               /* nobody else comes in */
        before = total;
        await get(n);
        total = before + 1;
    }
    await async_lock_acquire(&lock);
    before = total;
    await get(n);
    total = before + 1;
    async_lock_release(&lock);

    before = tank.peak;
    await get(before);
    tank.level = before;               /* another member */

    if (pick(n)) {
        before = total;
        await get(before);
        return;
    }
    total = before;                    /* not on the way that has waited */

    switch (n) {
    case 1:
        before = total;
        await get(1);
        break;
    case 2:
        total = 0;
        break;
    }
}
