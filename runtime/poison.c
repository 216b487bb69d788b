/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Overwriting what is dead, for tests of the translator. */
#include <async/poison.h>

#include "internal.h"

#include <string.h>

enum { POISON = 0xA5, POISONED_STACK = 2048, WINDOW = 512 };

static void fill_stack(void)
{
    volatile size_t stack[POISONED_STACK / sizeof(size_t)];
    size_t word, i;
    memset(&word, POISON, sizeof word);
    for (i = 0; i < sizeof stack / sizeof *stack; i++) {
        stack[i] = word;
    }
}

/* Marks in the map of `size` bytes from offset `at` on those that are kept. */
static void mark_kept(unsigned char *map, size_t at, size_t size, const struct async_kept *kept, size_t count)
{
    size_t i;
    memset(map, 0, size);
    for (i = 0; i < count; i++) {
        size_t begin = kept[i].offset > at ? kept[i].offset - at : 0;
        size_t end = kept[i].offset + kept[i].size > at ? kept[i].offset + kept[i].size - at : 0;
        if (begin < size && begin < end) {
            memset(map + begin, 1, (end < size ? end : size) - begin);
        }
    }
}

/* Cost: the size of the frame, and `count` steps for each WINDOW bytes of it. */
void async__poison(void *frame, size_t size, const struct async_kept *kept, size_t count)
{
    unsigned char map[WINDOW];
    size_t at, i, end;
    fill_stack();
    for (at = 0; at < size; at += WINDOW) {
        size_t here = size - at < WINDOW ? size - at : WINDOW;
        mark_kept(map, at, here, kept, count);
        for (i = 0; i < here; i = end) {
            end = i + 1;
            while (end < here && map[end] == map[i]) {
                end++;
            }
            if (!map[i]) {
                memset((unsigned char *)frame + at + i, POISON, end - i);
            }
        }
    }
}
