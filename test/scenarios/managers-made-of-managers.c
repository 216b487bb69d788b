/* A context manager that uses another and a lock; what is inside ends first.  The manager that it uses round its yield is told
 * the error of the body, too. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      + bus
   CHECK-NEXT: + device 3 on bus 1, locked 1
   CHECK-NEXT: body 31
   CHECK-NEXT: - device 3: 0
   CHECK-NEXT: - bus: 0
   CHECK-NEXT: locked 0
   CHECK-NEXT: + bus
   CHECK-NEXT: + device 4 on bus 1, locked 1
   CHECK-NEXT: - device 4: 5
   CHECK-NEXT: - bus: 5
   CHECK-NEXT: raised 5, locked 0
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async_lock lock = ASYNC_LOCK_INIT;
static int depth;
int sweep_at_end(void);
int sweep_at_end(void) { return depth || async_lock_locked(&lock); }
static async_contextmanager int bus(void)
{
    async_with (&lock) {
        await async_sleep_ms(1);
        depth++;
        puts("+ bus");
        yield 1;
        depth--;
        printf("- bus: %d\n", async_exit_error());
        await async_sleep_ms(1);
    }
}
static async_contextmanager int device(int address)
{
    async_with (int b = bus()) {
        depth++;
        printf("+ device %d on bus %d, locked %d\n", address, b, async_lock_locked(&lock));
        async_try {
            yield address * 10 + b;
        } async_finally {
            depth--;
            printf("- device %d: %d\n", address, async_exit_error());
        }
    }
}
static async void use(int address, int error)
{
    async_with (int d = device(address)) {
        if (error) { async_raise(error); }
        printf("body %d\n", d);
    }
}
static async void amain(void)
{
    await use(3, 0);
    printf("locked %d\n", async_lock_locked(&lock));
    async_try {
        await use(4, 5);
    } async_catch (int e) {
        printf("raised %d, locked %d\n", e, async_lock_locked(&lock));
    }
}
int main(void) { return async_run(amain()); }
