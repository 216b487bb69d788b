// An argument that is not used after the first suspension has no place in the frame.
// RUN: %asyncc --no-line %s -o - -- -I%root/include | %FileCheck %s
#include <async.h>

void begin(int a, int b);

async void start(int a, int b)
{
    begin(a, b);
    await async_sleep_ms(1);
}

// CHECK:      struct start__frame {
// CHECK-NEXT:     const async_site *awaiting;{{ +}}/* who awaits this call */
// CHECK-NEXT:     async_sleep_node sleep_ms_wait;{{ +}}/* waits in line 10 */
// CHECK-NEXT: };
// CHECK-NEXT: struct start__args {
// CHECK-NEXT:     const async_site *awaiting;
// CHECK-NEXT:     struct start__frame *frame;
// CHECK-NEXT:     int a;
// CHECK-NEXT:     int b;
// CHECK-NEXT: };
