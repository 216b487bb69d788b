/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Slices of text: a pointer and a length, not zero-terminated, never owned. */
#ifndef ASYNCC_BASE_STR_H
#define ASYNCC_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
    const char *ptr;
    size_t len;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

/* For printf: "%.*s", STR_ARG(s). */
#define STR_ARG(s) (int)(s).len, (s).ptr

static inline struct str
str_from(const char *text)
{
    return (struct str){text, strlen(text)};
}

static inline bool
str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool
str_is(struct str a, const char *text)
{
    return str_eq(a, str_from(text));
}

/* words: ended by NULL. */
static inline bool
str_is_one_of(struct str a, const char *const *words)
{
    for (; *words; words++) {
        if (str_is(a, *words)) {
            return true;
        }
    }
    return false;
}

static inline bool
str_starts_with(struct str s, const char *prefix)
{
    size_t len = strlen(prefix);
    return s.len >= len && memcmp(s.ptr, prefix, len) == 0;
}

#endif
