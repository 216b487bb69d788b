/* However the loop is left, the generator it called is closed first, its cleanup awaited; then control goes on. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      way 0: 1 2 3 closed at 1
   CHECK-NEXT:  ended 0
   CHECK-NEXT: way 1: 1 closed at 2
   CHECK-NEXT:  ended 10
   CHECK-NEXT: way 2: 1 closed at 3
   CHECK-NEXT:  ended 20
   CHECK-NEXT: way 3: 1 closed at 4
   CHECK-NEXT:  ended 30
   CHECK-NEXT: way 4: 1 closed at 5
   CHECK-NEXT:  raised 44
   CHECK-NEXT: way 5: 1 2 closed at 6
   CHECK-NEXT:  raised 55
   CHECK-NEXT: way 6: 1 2 3 closed at 7
   CHECK-NEXT:  ended 0
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static int open_ones;
int sweep_at_end(void);
int sweep_at_end(void) { return open_ones; }
static async_generator int three(int way)
{
    open_ones++;
    async_try {
        for (int i = 1; i <= 3; i++) {
            yield i;
            if (way == 5 && i == 2) { async_raise(55); }
        }
    } async_finally {
        open_ones--;
        await async_sleep_ms(1);
        printf(" closed at %u\n", (unsigned)async_now_ms());
    }
}
static async int consume(int way)
{
    int value = 0;
    async_for (int v, three(way)) {
        printf(" %d", v);
        switch (way) {
        case 1:
            return v * 10;
        case 2:
            value = 20;
            goto out;
        case 4:
            async_raise(44);
        case 6:
            continue;
        default:
            break;
        }
        if (way == 3) { value = 30; break; }
    }
    return value;
out:
    return value;
}
static async void amain(void)
{
    for (int way = 0; way < 7; way++) {
        printf("way %d:", way);
        async_try {
            int value = await consume(way);
            printf(" ended %d\n", value);
        } async_catch (int e) {
            printf(" raised %d\n", e);
        }
    }
}
int main(void) { return async_run(amain()); }
