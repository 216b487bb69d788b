/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The flags of a compilation, sorted out: what goes to the preprocessor, what to libclang. */
#ifndef ASYNCC_CLANG_FLAGS_H
#define ASYNCC_CLANG_FLAGS_H

#include "base/arena.h"
#include "base/vec.h"

#include <stdbool.h>

/* An argument vector under construction. */
struct arg_list {
    struct arena *arena;
    VEC(const char *) args;
};

enum flags_use {
    FLAGS_QUERY,      /* for -dM -E: macros and target only, no forced includes */
    FLAGS_FIRST_RUN,  /* on the user's file                                      */
    FLAGS_SECOND_RUN, /* on text whose includes are resolved                     */
};

/* Begins with a copy of `command`. */
struct arg_list flags_begin(struct arena *arena, const char *const *command);
void flags_add(struct arg_list *list, const char *flag);
/* The NULL-terminated vector. */
const char *const *flags_end(struct arg_list *list);

bool flags_contain(const char *const *flags, const char *flag);

/* Adds the flags that matter to the preprocessor: nothing that asks for another output, for dependencies or for debug
 * information (-g3 prints macros). */
void flags_for_preprocessing(struct arg_list *list, const char *const *flags, enum flags_use use);

/* Adds the flags that change types and syntax, as far as clang knows them. */
void flags_for_parsing(struct arg_list *list, const char *const *flags);

#endif
