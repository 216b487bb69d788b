/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* From tokens to the syntax tree, through libclang. */
#ifndef ASYNCC_CLANG_PARSE_H
#define ASYNCC_CLANG_PARSE_H

#include "clang/ast.h"
#include "clang/compiler.h"
#include "clang/source.h"
#include "diag.h"

#include <pthread.h>

/* Parses the expanded tokens with the words of the language replaced by what C understands, and converts libclang's
 * tree. Reports clang's errors that lie in async functions, in consumers, or in declarations these name, at the user's
 * position; leaves others to the user's compiler. NULL if nothing could be parsed. */
struct ast *parse_source(struct arena *arena, struct diag *diag, const struct compiler *compiler,
                         const struct source *source);

/* Loading libclang ahead of time, beside something else. Zero-initialised is ready. */
struct parse_loader {
    pthread_t thread;
    bool is_started;
};

/* Begins to load libclang, once; parse_source() waits until it is there. */
void parse_load_begin(struct parse_loader *loader);

/* Waits for what was begun: nothing of libclang may be about to start when the program ends. */
void parse_load_end(struct parse_loader *loader);

/* The text that libclang is given, for --dump=ast and the tests. */
struct str parse_text(struct arena *arena, const struct source *source);

/* Prints the tree, one node a line, for --dump=ast. */
void ast_dump(const struct ast *ast, const struct source *source, struct buf *out);

/* For --version: "Debian clang version 19.1.7". */
const char *parse_libclang_version(struct arena *arena);

#endif
