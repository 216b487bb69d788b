/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Answers of compilers, kept from run to run in ${XDG_CACHE_HOME:-$HOME/.cache}/asyncc. Never an error: a cache that
 * cannot be read or written is none. */
#ifndef ASYNCC_CLANG_CACHE_H
#define ASYNCC_CLANG_CACHE_H

#include "base/arena.h"
#include "base/str.h"

/* What was stored under the key, zero-terminated; NULL text if nothing was. */
struct str cache_find(struct arena *arena, struct str key);

/* Other processes see all of it or nothing. */
void cache_store(struct arena *arena, struct str key, struct str value);

#endif
