/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A struct that is returned is the result, one that is declared with the result of an await is that of the callee's frame: neither
 * is copied, and of the callee's frame only that is kept. Not so where both are needed, and with -O0. */
// RUN: %asyncc --no-line -o - %s -- %include_flags | %FileCheck %s
// RUN: %asyncc --no-line -O0 -o - %s -- %include_flags | %FileCheck --check-prefix=PLAIN %s
#include <async.h>

struct block {
    unsigned char bytes[64];
};
void fill(unsigned char *bytes);
int sum(const unsigned char *bytes);

async struct block make(int n)
{
    struct block block;
    fill(block.bytes);
    await async_sleep_ms(n);
    return block;
}

// CHECK-LABEL: struct make__frame {
// CHECK-NEXT:    const async_site *awaiting;
// CHECK-NEXT:    struct block result;{{ +}}/* what the function returns: block */
// CHECK-NEXT:    async_sleep_node sleep_ms_wait;
// CHECK-NEXT:  };
// CHECK-LABEL: make__resume(void *self
// CHECK:         fill(frame->result.bytes);
// CHECK-NOT:     frame->result = 
// CHECK:         return 0;

// PLAIN-LABEL: struct make__frame {
// PLAIN:         struct block result;
// PLAIN:         struct block block;
// PLAIN:         frame->result = frame->block;

async int take(void)
{
    struct block got = await make(1);
    await async_sleep_ms(1);
    return sum(got.bytes);
}

// CHECK-LABEL: struct take__frame {
// CHECK-NEXT:    const async_site *awaiting;
// CHECK-NEXT:    union {
// CHECK-NEXT:        int result;
// CHECK-NEXT:        struct {
// CHECK-NEXT:            const async_site *gap;{{ +}}/* as far as to got */
// CHECK-NEXT:            struct block got;{{ +}}/* is u.make.result; address is taken in line 41 */
// CHECK-NEXT:            async_sleep_node sleep_ms_wait;
// CHECK-NEXT:        } s1;
// CHECK-NEXT:        struct make__frame make;
// CHECK-NEXT:    } u;
// CHECK-NEXT:  };
// CHECK-NEXT:  ASYNC_ASSERT(offsetof(struct take__frame, u.s1.got) == offsetof(struct take__frame, u.make.result), take__got_is_result);
// CHECK-LABEL: take__resume(void *self
// CHECK-NOT:     = frame->u.make.result
// CHECK:         frame->u.result = sum(frame->u.make.result.bytes);

/* The first is still needed when make runs again, the second is not. */
async int take_two(void)
{
    struct block first = await make(1);
    struct block second = await make(2);
    await async_sleep_ms(1);
    return sum(first.bytes) + sum(second.bytes);
}

// CHECK-LABEL: struct take_two__frame {
// CHECK:         struct block first;
// CHECK:       };
// CHECK-LABEL: take_two__resume(void *self
// CHECK:         frame->first = frame->{{.*}}make.result;
// CHECK-NOT:     second = frame->
// CHECK:       take_two__2:

/* On one path it is another that is returned, while the first may still be read. */
async struct block either(int n)
{
    struct block block;
    fill(block.bytes);
    await async_sleep_ms(n);
    if (n > 3) {
        struct block other;
        fill(other.bytes);
        return sum(block.bytes) ? other : block;
    }
    return block;
}

// CHECK-LABEL: struct either__frame {
// CHECK:         struct block block;
// CHECK:       };
// CHECK-LABEL: either__resume(void *self
// CHECK:         result = sum(
// CHECK:         result = frame->{{.*}}block;
