/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Splits text into preprocessing tokens. Knows no macros and no directives, but lets its user take a whole line. */
#ifndef ASYNCC_CLANG_LEXER_H
#define ASYNCC_CLANG_LEXER_H

#include "base/arena.h"
#include "clang/token.h"

/* What differs between the dialects of C. */
struct lex_rules {
    bool has_trigraphs;        /* ??( is one token                */
    bool has_raw_strings;      /* R"x(...)x"                      */
    bool has_digit_separators; /* 1'000                           */
    bool has_line_comments;    /* not in strict C90               */
};

struct lexeme {
    struct str text; /* with the line splices in it                */
    enum token_kind kind;
    unsigned line;
    unsigned column; /* in bytes from 1                            */
    bool at_line_start;
    bool has_space;  /* white space or a comment before it         */
};

struct lexer {
    struct lex_rules rules;
    const char *at;
    const char *end;
    const char *line_begin; /* of the line that `at` is on          */
    unsigned line;
    bool at_line_start;     /* nothing but white space so far       */
};

struct lexer lexer_new(struct lex_rules rules, struct str text);

/* The next token; TOKEN_END at the end, again and again. */
struct lexeme lexer_next(struct lexer *lexer);

/* Whether it is a #, however it is spelled. */
bool lexeme_is_hash(struct str text);

/* Whether the token is the # that starts a directive. */
static inline bool
lexeme_is_directive(struct lexeme lexeme)
{
    return lexeme.at_line_start && lexeme.kind == TOKEN_PUNCT && lexeme_is_hash(lexeme.text);
}

/* The rest of the line, spliced lines and comments that began on it included, without the line break itself. */
struct str lexer_rest_of_line(struct lexer *lexer);

/* The spelling without line splices; the same slice if there are none. */
struct str spelling_join(struct arena *arena, struct str text);

/* Whether two spellings are one token: splices, trigraphs and the two ways to write a character beyond ASCII apart. */
bool spelling_is_same(struct str a, struct str b);

#endif
