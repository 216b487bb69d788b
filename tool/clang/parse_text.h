/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The text that libclang gets: the expanded tokens with the words of the language replaced by C. */
#ifndef ASYNCC_CLANG_PARSE_TEXT_H
#define ASYNCC_CLANG_PARSE_TEXT_H

#include "base/arena.h"
#include "base/buf.h"
#include "clang/source.h"
#include "diag.h"

#include <stdint.h>

#define NO_TOKEN UINT32_MAX

/* Enumerators that hold what ASYNC_FRAME says; the number of its token follows. */
#define FRAME_BOUND_PREFIX "__asyncc_frame_"

/* From `offset` up to the next segment's the text stems from `token`; text that we add, from the word that asks for it. */
struct text_segment {
    uint32_t offset;
    token_index token;
};

enum edit_kind {
    EDIT_TEXT,       /* `text` instead of the token                                            */
    EDIT_SKIP_GROUP, /* `text` instead of the token and the parentheses behind it              */
    EDIT_FOR,        /* the head of an async_for, where the second half comes before the first */
    EDIT_GENERIC,    /* _Generic(…), made to tell which association is chosen                  */
    EDIT_ATOMIC,     /* __atomic_load(…) and the like: gcc's take pointers to _Atomic          */
    EDIT_EMPTY_BODY, /* a function body of which only the braces stay                          */
};

/* What happens to one token. */
struct edit {
    enum edit_kind kind;
    const char *before; /* declarations put before the token, or NULL      */
    const char *text;   /* EDIT_TEXT: NULL leaves it                       */
    token_index middle; /* EDIT_FOR: the comma                             */
};

struct parse_input {
    struct arena *arena;
    struct diag *diag; /* NULL: errors are counted only                     */
    const struct source *source;
    token_index *match;  /* the partner of each bracket; NO_TOKEN for others  */
    struct edit **edits; /* for each token, mostly NULL                       */
    bool *is_settled;    /* keyword tokens that the tree need not show        */
    struct str text;
    size_t prologue_size; /* our own declarations on the first line            */
    struct text_segment *segments;
    size_t segment_count;
    uint32_t *signs; /* where to begin to look for a segment */
    bool has_errors;
};

/* Checks the shape of the forms of the language and builds the text. */
struct parse_input *parse_input_build(struct arena *arena, struct diag *diag, const struct source *source);

/* The token that the text at `offset` stems from.  O(1). */
token_index parse_input_token(const struct parse_input *input, size_t offset);

/* Whether the text at `offset` is a declaration of parse_declare.c, put before the token. */
bool parse_input_is_added(const struct parse_input *input, size_t offset);

/* What the user writes for it: "async_for", "ASYNC_TASK_POOL". */
const char *parse_keyword_spelling(enum keyword keyword);

/* parse_forms.c: fills `edits`. */
void parse_plan_forms(struct parse_input *input);

/* parse_declare.c: declares struct f__task and struct g__generator where they are used; gcc's words that clang lacks. */
void parse_plan_declarations(struct parse_input *input);

/* parse_bodies.c: bodies that libclang need not see. */
void parse_plan_bodies(struct parse_input *input);

/* Whether the brace at file scope opens the body of a function: a declarator's `)` is before it, or an old-style
 * declaration of a parameter. `*out_name` is the function's name, NO_TOKEN if that is not found. */
bool parse_opens_function(const struct parse_input *input, token_index open, token_index *out_name);

/* One of []{} in another spelling, or 0. */
char token_other_bracket(struct str text);

/* One of ()[]{}, however it is spelled, or 0. */
static inline char
token_bracket(const struct token *token)
{
    if (token->kind != TOKEN_PUNCT) {
        return 0;
    }
    switch (token->text.len == 1 ? token->text.ptr[0] : 0) {
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
        return token->text.ptr[0];
    default:
        return token->text.len > 1 && token->text.len <= 3 ? token_other_bracket(token->text) : 0;
    }
}

/* The token's edit, made if there is none. */
struct edit *parse_edit(struct parse_input *input, token_index token);

void parse_input_error(struct parse_input *input, token_index token, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static inline bool
token_is(const struct source *source, token_index at, const char *text)
{
    return at < source->token_count && str_is(source->tokens[at].text, text);
}

/* The runtime declares N__wait for each N that can be awaited: "N", or empty. */
static inline struct str
awaitable_name(struct str name)
{
    static const char suffix[] = "__wait";
    size_t len = sizeof suffix - 1;
    bool has_suffix = name.len > len && memcmp(name.ptr + name.len - len, suffix, len) == 0;
    return (struct str){name.ptr, has_suffix ? name.len - len : 0};
}

#endif
