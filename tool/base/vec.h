/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Growing arrays in an arena: VEC(T) declares one, vec_push() appends. */
#ifndef ASYNCC_BASE_VEC_H
#define ASYNCC_BASE_VEC_H

#include "base/arena.h"

#define VEC(type)                                                                                                      \
    struct {                                                                                                           \
        type *items;                                                                                                   \
        size_t len;                                                                                                    \
        size_t cap;                                                                                                    \
    }

/* Appends; amortised O(1).  Pointers to items die when the array grows. */
#define vec_push(arena, vec, ...)                                                                                      \
    (vec_reserve_one((arena), (vec)), (void)((vec)->items[(vec)->len++] = (__VA_ARGS__)))

#define vec_reserve_one(arena, vec)                                                                                    \
    ((vec)->len < (vec)->cap                                                                                           \
         ? (void)0                                                                                                     \
         : (void)((vec)->items = arena_grow((arena), (vec)->items, sizeof *(vec)->items * (vec)->len,                  \
                                            sizeof *(vec)->items * ((vec)->cap ? (vec)->cap * 2 : 4)),                 \
                  (vec)->cap = (vec)->cap ? (vec)->cap * 2 : 4))

#define vec_last(vec) ((vec)->items[(vec)->len - 1])

#endif
