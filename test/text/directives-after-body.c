// Directives inside a body, also where it is printed elsewhere or with its macros expanded, hold behind it.
// RUN: %run_async --std=gnu17 %s | %FileCheck --match-full-lines %s
// REQUIRES: int32

#include <stdio.h>

#include <async.h>

#define printf(...) printf("> " __VA_ARGS__)
#define AWAIT(x) (printf("wait\n"), await later(x))
#define OLD 1

async int later(int value);

static async void moved(void)
{
#define FROM_MOVED 3
#undef OLD
#pragma pack(push, 2)
    printf("%d\n", await later(FROM_MOVED));
}
struct packed { char c; int i; };
#pragma pack(pop)
#ifndef OLD
#define OLD 5
#endif

async int later(int value)
#define IN_HEAD 4
{
    await async_sleep_ms(0);
    return value;
}

static async void expanded(void)
{
#define FROM_EXPANDED 6
    int v = AWAIT(FROM_MOVED +
                  FROM_EXPANDED);
    printf("%d\n", v);
    await moved();
}

int main(void)
{
    printf("%d %d %d %d %d\n", FROM_MOVED, OLD, IN_HEAD, FROM_EXPANDED, (int)sizeof(struct packed));
    return async_run(expanded());
}

// CHECK: > 3 5 4 6 6
// CHECK-NEXT: > wait
// CHECK-NEXT: > 9
// CHECK-NEXT: > 3
// CHECK-NOT: {{.}}
