/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Make dependencies, byte for byte as gcc writes them. */
#ifndef ASYNCC_DEPFILE_H
#define ASYNCC_DEPFILE_H

#include "base/buf.h"
#include "base/map.h"
#include "base/words.h"
#include "options.h"

struct translation;

/* Files, each once, in the order in which they were added; the first is the input. */
struct depfile {
    struct arena *arena;
    struct words paths;
    struct map seen;
};

struct depfile depfile_new(struct arena *arena);
void depfile_add(struct depfile *depfile, const char *path);

/* What the translation read, system headers only if the options want them. */
void depfile_add_translation(struct depfile *depfile, const struct translation *translation,
                             const struct depfile_options *options);

/* `targets`: what -MT and -MQ say, or the quoted output. */
void depfile_print(struct buf *out, const struct depfile *depfile, const char *targets,
                   const struct depfile_options *options);

/* What needs to be written so that make takes `name` literally. */
const char *depfile_quote(struct arena *arena, const char *name);

/* "TARGETS NAME"; TARGETS may be NULL. */
const char *depfile_join_targets(struct arena *arena, const char *targets, const char *name);

/* PATH with what follows the last dot of its name replaced. */
const char *depfile_with_suffix(struct arena *arena, const char *path, const char *suffix);

const char *depfile_base_name(const char *path);

#endif
