/* A variable that is set in a body with a cleanup and read behind it has a value there, as errors go on elsewhere: no
 * compiler warns, however it optimises. Where what ends the body may be the end of the error, it warns as it should. */
// RUN: asyncc --heap=off --cc=%{cc} %s -o %t.c -- %include_flags
// RUN: sh -c 'for o in 0 g 1 2 s 3; do %cc %strict -O$o -I%root/include -c %t.c -o %t.o || exit 1; done'
// RUN: asyncc --heap=off --cc=%{cc} %s -o %t.c -- -DMAY_BE_UNSET %include_flags
// RUN: %not %cc %strict -Og -DMAY_BE_UNSET -I%root/include -c %t.c -o %t.o 2>&1 | %FileCheck %s
// REQUIRES: target=host
#include <async.h>

struct reading {
    int value;
    double scale;
    struct {
        const char *unit;
        unsigned valid : 1;
    } about;
};

async int get(void);
async struct reading measure(void);
async int from_manager(async_lock *lock);
async int from_try(void);
async int from_defer(void);
async double from_timeout(void);
async int from_shield(void);
async int from_call(void);
async struct reading nested(async_lock *lock, async_lock *other);
async int moved_on(void);
void clean_up(void);

async int get(void)
{
    await async_sleep_ms(1);
    return 1;
}

async struct reading measure(void)
{
    struct reading reading = {await get(), 1, {"V", 1}};
    return reading;
}

static async_contextmanager void opened(void)
{
    yield;
    if (async_exit_error() != 0)
        await async_sleep_ms(1);
}

async int from_manager(async_lock *lock)
{
    int item;
    async_with (lock) {
        item = await get();
    }
    return item;
}

async int from_try(void)
{
    int *item;
    static int place;
    async_try {
        place = await get();
        item = &place;
    } async_finally {
        clean_up();
    }
    return *item;
}

async int from_defer(void)
{
    int item;
    {
        async_defer { clean_up(); }
        item = await get();
        if (item == 3)
            return 4;
    }
    return item;
}

async double from_timeout(void)
{
    double item;
    async_with (async_timeout_ms(30)) {
        item = await get();
    }
    return item;
}

async int from_shield(void)
{
    _Bool item;
    async_shield {
        item = await get() > 0;
    }
    return item;
}

async int from_call(void)
{
    short item;
    async_with (opened()) {
        item = (short)await get();
    }
    return item;
}

async struct reading nested(async_lock *lock, async_lock *other)
{
    struct reading reading;
    int more;
    async_with (lock) {
        async_with (other) {
            reading = await measure();
        }
        more = await get();
    }
    reading.value += more;
    return reading;
}

#ifdef MAY_BE_UNSET
async int moved_on(void)
{
    int item;
    async_with (async_move_on_after_ms(30)) {
        item = await get();
    }
    return item; /* the time may be up before it is set */
}
#endif

// CHECK: set-in-a-body-with-a-cleanup.c:[[#@LINE-4]]:{{[0-9]+}}: error: {{.*}}item{{.*}} may be used uninitialized
// CHECK-NOT: used uninitialized
