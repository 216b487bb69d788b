/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A source file as the user's compiler preprocesses it, in its written and in its expanded form. */
#ifndef ASYNCC_CLANG_SOURCE_H
#define ASYNCC_CLANG_SOURCE_H

#include "base/arena.h"
#include "clang/lexer.h"
#include "clang/token.h"
#include "diag.h"

#include <stddef.h>

struct compiler; /* clang/compiler.h */

struct source_file {
    const char *path;  /* as the compiler spells it in line markers     */
    bool is_system;    /* marked so by the compiler                     */
    bool is_main;      /* the input itself                              */
};

struct source {
    struct arena *arena;
    const char *path;   /* the input                                    */
    struct str original; /* bytes of the input file                     */
    struct str text;     /* written form: includes and conditionals resolved, macros kept, with line markers */
    struct source_file *files;
    size_t file_count;
    const char **dependencies; /* every file that was read, the input first, in order */
    size_t dependency_count;
    struct written_token *written; /* the last is TOKEN_END             */
    uint32_t *written_offsets; /* of each in `original`; UINT32_MAX: not there. See source_original_offset() */
    size_t written_count;
    struct token *tokens; /* the last is TOKEN_END                      */
    size_t token_count;
    struct macro_table *macros;
    struct lex_rules rules; /* the dialect                              */
    bool has_keywords;    /* some async keyword occurs in the input or in a header that it includes; where async.h was
                             not even included, `tokens` is left empty (one TOKEN_END) */
};

/* Reads the input; NULL after reporting an error. */
struct source *source_open(struct arena *arena, struct diag *diag, const struct compiler *compiler, const char *path);

/* Whether words of the language are to be expected, from a look at the input alone: comments do not count, what headers
 * hold is not known. */
bool source_mentions_async(const struct source *source);

/* Preprocesses and aligns. False after reporting an error (the compiler's own messages are passed on as they are).
 * Runs the compiler twice: once for the written form, once on that form with markers round each macro call, so the
 * origin of every expanded token is known and never guessed. */
bool source_load(struct source *source, struct diag *diag, const struct compiler *compiler);

/* Whether the identifier names a macro just before written token `at`. O(log n). */
bool source_is_macro(const struct source *source, struct str name, written_index at);

/* Whether the identifier means another macro, or one at only one of the two places. */
bool source_macro_changes(const struct source *source, struct str name, written_index from, written_index to);

/* Where a token is, for diagnostics: the macro call for tokens of an expansion. */
struct position source_position(const struct source *source, token_index token);
/* The range of tokens [begin, end), its start's position with the length up to the end if it ends on the same line. */
struct position source_range(const struct source *source, token_index begin, token_index end);
struct position source_written_position(const struct source *source, written_index token);

/* Byte offset in `original` of a written token of the main file; SIZE_MAX for tokens of other files. */
size_t source_original_offset(const struct source *source, written_index token);

/* The text between two neighbouring written tokens (white space, comments, directives): from the end of token
 * `before` to the start of token `before + 1`. Line markers of the preprocessor are in it. */
struct str source_gap(const struct source *source, written_index before);

#endif
