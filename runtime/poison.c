/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Overwriting what is dead, for tests of the translator. */
#include <async/poison.h>

#include "internal.h"

enum { POISON = 0xA5, POISONED_STACK = 2048 };

static void fill_stack(void)
{
    volatile unsigned char stack[POISONED_STACK];
    size_t i;
    for (i = 0; i < sizeof stack; i++) {
        stack[i] = POISON;
    }
}

/* The end of the range that holds the byte; 0: none does. */
static size_t find_end(size_t at, const struct async_kept *kept, size_t count)
{
    size_t end = 0, i;
    for (i = 0; i < count; i++) {
        if (kept[i].offset <= at && at < kept[i].offset + kept[i].size && end < kept[i].offset + kept[i].size) {
            end = kept[i].offset + kept[i].size;
        }
    }
    return end;
}

/* The first range behind the byte begins there. */
static size_t find_begin(size_t at, size_t size, const struct async_kept *kept, size_t count)
{
    size_t begin = size, i;
    for (i = 0; i < count; i++) {
        if (kept[i].size != 0 && kept[i].offset > at && kept[i].offset < begin) {
            begin = kept[i].offset;
        }
    }
    return begin;
}

void async__poison(void *frame, size_t size, const struct async_kept *kept, size_t count)
{
    volatile unsigned char *bytes = (volatile unsigned char *)frame;
    size_t at = 0;
    fill_stack();
    while (at < size) {
        size_t end = find_end(at, kept, count);
        if (end == 0) {
            size_t begin = find_begin(at, size, kept, count);
            for (; at < begin; at++) {
                bytes[at] = POISON;
            }
        } else {
            at = end;
        }
    }
}
