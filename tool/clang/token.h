/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The two token streams of a source file.
 *
 * Written tokens are what people wrote, includes and conditionals resolved, macros not expanded (the text form).
 * Tokens are the same after macro expansion: what the C grammar and libclang see. Each token knows which written tokens
 * it stems from, so that what did not change can be given back as it was written.
 */
#ifndef ASYNCC_CLANG_TOKEN_H
#define ASYNCC_CLANG_TOKEN_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum token_kind {
    TOKEN_IDENT, /* identifiers and C keywords                                       */
    TOKEN_NUMBER,
    TOKEN_STRING, /* with its prefix                                                 */
    TOKEN_CHAR,
    TOKEN_PUNCT,  /* digraphs too                                                    */
    TOKEN_PRAGMA, /* a whole #pragma line (in expanded tokens also from _Pragma)     */
    TOKEN_OTHER,  /* a stray byte                                                    */
    TOKEN_END,    /* one at the end of each stream                                   */
};

/* The words of the language; async.h maps the user's spelling to the identifier in the comment. */
enum keyword {
    KEYWORD_NONE,
    KEYWORD_ASYNC,             /* __asyncc_async             */
    KEYWORD_AWAIT,             /* __asyncc_await             */
    KEYWORD_YIELD,             /* __asyncc_yield             */
    KEYWORD_GENERATOR,         /* __asyncc_generator         */
    KEYWORD_CONTEXTMANAGER,    /* __asyncc_contextmanager    */
    KEYWORD_FOR,               /* __asyncc_for               */
    KEYWORD_WITH,              /* __asyncc_with              */
    KEYWORD_TRY,               /* __asyncc_try               */
    KEYWORD_CATCH,             /* __asyncc_catch             */
    KEYWORD_CATCH_CANCELLED,   /* __asyncc_catch_cancelled   */
    KEYWORD_FINALLY,           /* __asyncc_finally           */
    KEYWORD_DEFER,             /* __asyncc_defer             */
    KEYWORD_SHIELD,            /* __asyncc_shield            */
    KEYWORD_RAISE,             /* __asyncc_raise             */
    KEYWORD_SPAWN,             /* __asyncc_spawn             */
    KEYWORD_CREATE_TASK,       /* __asyncc_create_task       */
    KEYWORD_START,             /* __asyncc_start             */
    KEYWORD_RUN,               /* __asyncc_run               */
    KEYWORD_RUN_ALL,           /* __asyncc_run_all           */
    KEYWORD_GATHER,            /* __asyncc_gather            */
    KEYWORD_GATHER_ERRORS,     /* __asyncc_gather_errors     */
    KEYWORD_WAIT_ANY,          /* __asyncc_wait_any          */
    KEYWORD_WAIT_FOR_MS,       /* __asyncc_wait_for_ms       */
    KEYWORD_GROUP_START,       /* __asyncc_group_start       */
    KEYWORD_OPEN,              /* __asyncc_open              */
    KEYWORD_JOIN_AS,           /* __asyncc_join_as           */
    KEYWORD_TASK_POOL,         /* __asyncc_task_pool         */
    KEYWORD_STATIC_TASK,       /* __asyncc_static_task       */
    KEYWORD_STATIC_GENERATOR,  /* __asyncc_static_generator  */
    KEYWORD_ITERATOR,          /* __asyncc_iterator          */
    KEYWORD_CONTEXT_MANAGER,   /* __asyncc_context_manager   */
    KEYWORD_FRAME,             /* __asyncc_frame             */
    KEYWORD_COUNT,
};

/* The identifier behind a keyword ("__asyncc_await"), and back (KEYWORD_NONE for others). */
const char *keyword_name(enum keyword keyword);
enum keyword keyword_find_prefixed(struct str identifier);

/* Nearly every identifier of a file comes here, and is turned away by its first byte. */
static inline enum keyword
keyword_find(struct str identifier)
{
    return identifier.len && identifier.ptr[0] == '_' ? keyword_find_prefixed(identifier) : KEYWORD_NONE;
}

/* Indices into struct source's arrays. */
typedef uint32_t token_index;
typedef uint32_t written_index;

struct written_token {
    struct str text;    /* a slice of struct source's `text`                           */
    enum token_kind kind;
    uint32_t file;      /* index into `files`                                          */
    uint32_t line;      /* from 1                                                      */
    uint32_t column;    /* in bytes from 1                                             */
};

struct token {
    struct str text;
    written_index begin; /* the written tokens it stems from: itself alone, or the     */
    written_index end;   /* whole macro call (the same range for all tokens of it)     */
    enum token_kind kind : 8;
    enum keyword keyword : 8;
    bool is_direct;      /* written just so: not from a macro. The user's word `await`,
                            itself a macro, counts as direct                            */
    bool at_line_start;  /* of the expanded text                                        */
    bool has_space;      /* white space before it in the expanded text                  */
};

#endif
