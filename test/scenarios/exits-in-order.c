/* Every way out of nested blocks runs every exit, innermost first; what is returned was computed before; an error in
 * an exit takes the place of the one in flight, and the outer exits still run. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      way 0: finally defer exit(0) outer
   CHECK-NEXT:  = 1
   CHECK-NEXT: way 1: finally defer exit(0) outer
   CHECK-NEXT:  = 11
   CHECK-NEXT: way 2: finally defer exit(0) outer
   CHECK-NEXT:  = 2
   CHECK-NEXT: way 3: finally defer exit(0) outer
   CHECK-NEXT:  = 3
   CHECK-NEXT: way 4: finally defer exit(44) outer
   CHECK-NEXT:  error 44
   CHECK-NEXT: way 5: finally defer exit(55) outer
   CHECK-NEXT:  error 55
   CHECK-NEXT: way 6: finally defer exit(66) outer
   CHECK-NEXT:  = 1
   CHECK-NEXT: way 7: finally defer exit(0) outer
   CHECK-NEXT:  = 4
   CHECK-NOT:  {{.}} */
#include <stdbool.h>
#include <stdio.h>
#include <async.h>
static int depth;
int sweep_at_end(void);
int sweep_at_end(void) { return depth; }
struct manager { int swallows; };
static async void manager_enter(struct manager *m) { (void)m; depth++; }
static async bool manager_exit(struct manager *m, int error)
{
    depth--;
    await async_sleep_ms(1);
    printf(" exit(%d)", error);
    return error == m->swallows;
}
ASYNC_CONTEXT_MANAGER(struct manager, manager_enter, manager_exit);
static async int leave(int way)
{
    struct manager m = { 66 };
    int value = 10, turns;
    async_defer { printf(" outer\n"); }
    for (turns = 0; turns < 1; turns++) {
        async_with (&m) {
            async_defer {
                printf(" defer");
                value = 0;
                if (way == 5) { async_raise(55); }
            }
            async_try {
                switch (way) {
                case 1:
                    return value + 1;
                case 2:
                    value = 2;
                    break;
                case 3:
                    goto out;
                case 4: case 5: case 6:
                    await async_sleep_ms(1);
                    async_raise(way * 11);
                case 7:
                    continue;
                default:
                    value = 1;
                }
            } async_finally {
                printf(" finally");
                await async_sleep_ms(1);
            }
            if (way == 2) { return value; }
        }
    }
    return way == 7 && turns == 1 ? 4 : 1;
out:
    return 3;
}
static async void amain(void)
{
    for (int way = 0; way < 8; way++) {
        printf("way %d:", way);
        async_try {
            printf(" = %d\n", await leave(way));
        } async_catch (int e) {
            printf(" error %d\n", e);
        }
    }
}
int main(void) { return async_run(amain()); }
