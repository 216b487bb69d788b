/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Memory that lives as long as a file or a pass, given back all at once. */
#ifndef ASYNCC_BASE_ARENA_H
#define ASYNCC_BASE_ARENA_H

#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>

struct arena_block;

/* Zero-initialised is empty and ready. */
struct arena {
    struct arena_block *blocks;
    unsigned char *at;  /* where the current block goes on */
    unsigned char *end;
};

/* The same with a new block. */
void *arena_alloc_block(struct arena *arena, size_t size);

/* Zeroed memory, aligned for any type.  Never NULL: running out of memory ends the program with status 4. */
/* How much an allocation of so many bytes takes. */
static inline size_t
arena_round_up(size_t size)
{
    return (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
}

static inline void *
arena_alloc(struct arena *arena, size_t size)
{
    size = arena_round_up(size);
    if ((size_t)(arena->end - arena->at) < size) {
        return arena_alloc_block(arena, size);
    }
    void *memory = arena->at;
    arena->at += size;
    return memory;
}

/* A larger copy of an array that arena_alloc() returned; the old one stays valid. */
void *arena_grow(struct arena *arena, const void *old, size_t old_size, size_t new_size);

/* A zero-terminated copy. */
char *arena_copy(struct arena *arena, const char *text, size_t len);

char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args);

/* How much has been taken so far. */
struct arena_mark {
    struct arena_block *block;
    unsigned char *at;
};
struct arena_mark arena_mark(const struct arena *arena);

/* Takes back everything that was taken since the mark, which others will get, zeroed again. */
void arena_release(struct arena *arena, struct arena_mark mark);

/* Frees everything the arena ever returned. */
void arena_free(struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_alloc((arena), sizeof(type) * (count)))

#endif
