// Two buffers in blocks of their own are never alive together: they and the wait nodes lie on the same bytes.
// RUN: %asyncc --no-line %s -o - -- -I%root/include | %FileCheck %s
#include <async.h>

void use(char *buffer);

async void two(void)
{
    {
        char first[64];
        use(first);
        await async_sleep_ms(1);
        use(first);
    }
    {
        char second[64];
        use(second);
        await async_sleep_ms(1);
        use(second);
    }
}

// CHECK:      struct two__frame {
// CHECK-NEXT:     const async_site *awaiting;{{ +}}/* who awaits this call */
// CHECK-NEXT:     async_sleep_node sleep_ms_wait;{{ +}}/* waits in line 12 and 18 */
// CHECK-NEXT:     union {
// CHECK-NEXT:         char first[64];{{ +}}/* address is taken in line 11 */
// CHECK-NEXT:         char second[64];{{ +}}/* address is taken in line 17 */
// CHECK-NEXT:     } u;
// CHECK-NEXT: };
// CHECK:          use(frame->u.first);
// CHECK:          use(frame->u.second);
