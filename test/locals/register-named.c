// A local in a named register is in that register after an await, too.
// RUN: asyncc --no-line %s -o - -- %include_flags -w | %FileCheck %s

#include <async.h>

#if defined __x86_64__
#define REGISTER "rbx"
#elif defined __arm__
#define REGISTER "r4"
#else
#define REGISTER "x19"
#endif

async long f(long n)
{
    register long first asm(REGISTER) = n;
    register long other = 2;
    await async_sleep_ms(1);
    asm volatile("" : "+r"(first));
    return first + other;
}

// CHECK: register long first asm(REGISTER) = n;
// CHECK-NOT: register
// CHECK: long other = 2;
// CHECK: frame->{{.*}}first = first;
// CHECK: first = frame->{{.*}}first;
