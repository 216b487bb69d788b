// A clock that does not count calls lets tasks run on without a look at input: there too, whatever a call ends with goes on in its
// caller, from the heap, out of a generator object and through many levels, and a task that ends while others are ready is gone.
// REQUIRES: target=host
// RUN: %run_async --heap=on --port=posix %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int leaf(int n)
{
    await async_sleep_ms(0);
    if (n < 0) {
        async_raise(n == -1 ? 5 : 6);
    }
    return n + 1;
}

static async int twice(int n)
{
    int first = await leaf(n);
    return first + await leaf(first);
}

static async int sum_to(int n) /* each level on the heap */
{
    int here = await leaf(n) - 1;
    return n == 0 ? here : here + await sum_to(n - 1);
}

static async int ends_at_once(int n)
{
    await async_sleep_ms(0);
    return n + await twice(n);
}

static async_generator int evens(int n)
{
    for (int i = 0; i < n; i += 2) {
        yield await leaf(i) - 1;
    }
}
static async_static_generator(evens) object;

static async void other(char name)
{
    for (int i = 0; i < 3; i++) {
        await leaf(i);
        printf("%c%d\n", name, i);
    }
}
ASYNC_TASK_POOL(other, 2);

static async int caught(int n)
{
    int result = 0;
    async_try {
        result = await leaf(n);
    } async_catch (int e) {
        result = 100 + e;
    }
    return result;
}

static async void amain(void)
{
    int v = 0;
    // CHECK:      5
    printf("%d\n", await twice(1));
    // CHECK-NEXT: 10
    printf("%d\n", await sum_to(4));
    // CHECK-NEXT: 10
    printf("%d\n", await ends_at_once(2) + 1);
    // CHECK-NEXT: 105 106 8
    int one = await caught(-1);
    int two = await caught(-2);
    int three = await caught(7);
    printf("%d %d %d\n", one, two, three);
    async_open(&object, evens(6));
    // CHECK-NEXT: item 0
    // CHECK-NEXT: item 2
    // CHECK-NEXT: item 4
    while (await async_next(&object, &v)) {
        printf("item %d\n", v);
    }
    async_spawn(other('a'));
    async_task *b = async_create_task(other('b'));
    // CHECK-NEXT: a0
    // CHECK-NEXT: b0
    await async_sleep_ms(0);
    await async_sleep_ms(0);
    async_task_cancel(b);
    // CHECK-NEXT: a1
    // CHECK-NEXT: a2
    // CHECK-NEXT: -1
    await async_sleep_ms(0);
    await async_sleep_ms(0);
    await async_sleep_ms(0);
    printf("%d\n", async_task_error(b));
    async_task_release(b);
    // CHECK-NEXT: 6 raised
    await leaf(-2);
}

int main(void)
{
    int error = async_run(amain());
    printf("%d raised\n", error);
    return 0;
}
