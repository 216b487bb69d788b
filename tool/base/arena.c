/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Arena of linked blocks; every allocation is zeroed. Blocks are of a size for which calloc() asks the system for fresh
 * pages: what is not used of one costs address space only. */
#define _DEFAULT_SOURCE /* madvise() */
#include "base/arena.h"

#include "base/format.h"

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#define BLOCK_SIZE ((size_t)64 << 20)
#define HUGE_PAGE ((size_t)2 << 20)

struct arena_block {
    struct arena_block *next;
    size_t size;
    alignas(max_align_t) unsigned char data[];
};

/* One page fault for what else would be 512 of them; a wish, and some systems have none to grant. */
static void
ask_for_huge_pages(struct arena_block *block)
{
#ifdef MADV_HUGEPAGE
    uintptr_t begin = ((uintptr_t)block + HUGE_PAGE - 1) & ~(uintptr_t)(HUGE_PAGE - 1);
    uintptr_t end = (uintptr_t)(block->data + block->size) & ~(uintptr_t)(HUGE_PAGE - 1);
    if (begin < end) {
        madvise((void *)begin, end - begin, MADV_HUGEPAGE);
    }
#else
    (void)block;
#endif
}

void *
arena_alloc_block(struct arena *arena, size_t size)
{
    size_t payload = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    struct arena_block *block = calloc(1, sizeof *block + payload);
    if (!block) {
        fputs("asyncc: out of memory\n", stderr);
        exit(4);
    }
    block->size = payload;
    block->next = arena->blocks;
    arena->blocks = block;
    arena->at = block->data + size;
    arena->end = block->data + payload;
    ask_for_huge_pages(block);
    return block->data;
}

void *
arena_grow(struct arena *arena, const void *old, size_t old_size, size_t new_size)
{
    size_t held = arena_round_up(old_size);
    size_t wanted = arena_round_up(new_size);
    if (old_size && (const unsigned char *)old + held == arena->at &&
        wanted - held <= (size_t)(arena->end - arena->at)) {
        arena->at += wanted - held;
        return arena->at - wanted;
    }
    void *memory = arena_alloc(arena, new_size);
    if (old_size) {
        memcpy(memory, old, old_size);
    }
    return memory;
}

char *
arena_copy(struct arena *arena, const char *text, size_t len)
{
    char *copy = arena_alloc(arena, len + 1);
    if (len) {
        memcpy(copy, text, len);
    }
    return copy;
}

char *
arena_vprintf(struct arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    char most[256];
    size_t len = format_into(most, sizeof most, format, args);
    char *text = arena_alloc(arena, len + 1);
    if (len < sizeof most) {
        memcpy(text, most, len);
    } else {
        format_into(text, len + 1, format, again);
    }
    va_end(again);
    return text;
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}

struct arena_mark
arena_mark(const struct arena *arena)
{
    return (struct arena_mark){arena->blocks, arena->at};
}

void
arena_release(struct arena *arena, struct arena_mark mark)
{
    while (arena->blocks != mark.block) {
        struct arena_block *block = arena->blocks;
        arena->blocks = block->next;
        arena->at = arena->end = arena->blocks ? arena->blocks->data + arena->blocks->size : NULL;
        free(block);
    }
    if (mark.block) {
        memset(mark.at, 0, (size_t)(arena->at - mark.at));
        arena->at = mark.at;
    }
}

void
arena_free(struct arena *arena)
{
    struct arena_block *block = arena->blocks;
    while (block) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
    *arena = (struct arena){0};
}
