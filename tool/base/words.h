/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Words of a command line: splitting as gcc splits a response file, and likeness of names. */
#ifndef ASYNCC_BASE_WORDS_H
#define ASYNCC_BASE_WORDS_H

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"

struct words {
    const char **items; /* NULL-terminated by words_end() */
    size_t len;
    size_t cap;
};

/* Appends the words of `text`: white space separates; quotes and backslashes protect, both kinds of quotes alike. */
void words_split(struct arena *arena, struct words *words, struct str text);

/* Appends the NULL that is not counted in `len`. */
const char **words_end(struct arena *arena, struct words *words);

/* How many characters to insert, delete or replace, or neighbours to swap, to get from a to b.  O(a * b). */
unsigned words_distance(const char *a, const char *b);

/* The index of the name that `word` was probably meant to be; `count` if none is close. */
size_t words_find_nearest(const char *const *names, size_t count, const char *word);

#endif
