// The report says which functions never wait; they count among the calls on the stack, and have bytes only where others start them.
// RUN: asyncc --report -o /dev/null -Wno-no-await %s -- %include_flags | %FileCheck --match-full-lines %s
#include <async.h>

static async int leaf(int n) { return n; }
static async int middle(int n) { return await leaf(n) + 1; }
async int outer(int n) { return await middle(n) + 1; }
async int waits(int n)
{
    await async_sleep_ms(n);
    return await outer(n);
}

// CHECK:      leaf 0 0 - 1
// CHECK-NEXT: middle 0 0 - 2
// CHECK-NEXT: outer [[P:[0-9]+]] [[P]] - 3
// CHECK-NEXT: waits {{[0-9]+ [0-9]+}} - 4
// CHECK:      leaf ({{.*}}:5): 0 bytes, never waits
// CHECK:      middle ({{.*}}:6): 0 bytes, never waits
// CHECK:      outer ({{.*}}:7): [[P]] bytes{{.*}}, never waits
// CHECK:      waits ({{.*}}:8): {{[0-9]+}} bytes{{.*}}
// CHECK:        deepest call: waits > outer > middle > leaf
