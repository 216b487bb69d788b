/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Stray quotes, which gcc -fdirectives-only misreads from version 11 on. In a group that is skipped it takes
 *     #if 0
 *     don't
 *     #endif
 *     char c = 'x';
 * for a literal that goes on to the next quote, and so misses the #endif: an error, or worse, none. In directives and
 * comments it reads quotes well. */
#include "clang/written.h"

/* Whether a literal is not closed on its line. Looks only for that, fast; may see one where there is none. */
static bool
may_have_stray_quote(struct str text)
{
    const char *p = text.ptr;
    const char *end = text.ptr + text.len;
    for (;;) {
        while (p < end && *p != '/' && *p != '\'' && *p != '"') {
            p++;
        }
        if (p >= end) {
            return false;
        }
        char c = *p++;
        if (c == '/' && p < end && *p == '*') {
            do {
                p = memchr(p + 1, '*', (size_t)(end - p - 1));
            } while (p && p + 1 < end && p[1] != '/');
            p = p ? p + 2 : end;
        } else if (c == '/' && p < end && *p == '/') {
            const char *line_end = memchr(p, '\n', (size_t)(end - p));
            p = line_end ? line_end : end;
        } else if (c == '\'' || c == '"') {
            while (p < end && *p != c && *p != '\n') {
                p += *p == '\\' ? 2 : 1;
            }
            if (p >= end || *p == '\n') {
                return true;
            }
            p++;
        }
    }
}

static bool
is_stray_quote(struct lexeme token)
{
    return token.kind == TOKEN_OTHER && (str_is(token.text, "'") || str_is(token.text, "\""));
}

/* Goes to where gcc would take the literal to end: behind the next quote of the kind. */
static void
skip_literal(struct lexer *lexer, char quote)
{
    while (lexer->at < lexer->end && *lexer->at != quote) {
        lexer->at += *lexer->at == '\\' && lexer->at + 1 < lexer->end ? 2 : 1;
    }
    lexer->at += lexer->at < lexer->end;
}

/* The next directive as gcc sees it (`as_gcc`) or as it is; NULL at the end. */
static const char *
next_directive(struct lexer *lexer, bool as_gcc)
{
    for (struct lexeme token; (token = lexer_next(lexer)).kind != TOKEN_END;) {
        if (lexeme_is_directive(token)) {
            lexer_rest_of_line(lexer);
            return token.text.ptr;
        }
        if (as_gcc && is_stray_quote(token)) {
            skip_literal(lexer, *token.text.ptr);
        }
    }
    return NULL;
}

bool
quotes_hide_directives(struct lex_rules rules, struct str text)
{
    if (!may_have_stray_quote(text)) {
        return false;
    }
    struct lexer right = lexer_new(rules, text);
    struct lexer wrong = right;
    const char *directive;
    do {
        directive = next_directive(&right, false);
        if (directive != next_directive(&wrong, true)) {
            return true;
        }
    } while (directive);
    return false;
}

/* Bytes that gcc copies and that nobody writes. */
enum { SINGLE_STAND_IN = 1, DOUBLE_STAND_IN = 2 };

void
quotes_hide(struct lex_rules rules, char *text, size_t len)
{
    struct lexer lexer = lexer_new(rules, (struct str){text, len});
    for (struct lexeme token; (token = lexer_next(&lexer)).kind != TOKEN_END;) {
        if (lexeme_is_directive(token)) {
            lexer_rest_of_line(&lexer);
        } else if (is_stray_quote(token)) {
            text[token.text.ptr - text] = *token.text.ptr == '\'' ? SINGLE_STAND_IN : DOUBLE_STAND_IN;
        }
    }
}

void
quotes_show(char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (text[i] == SINGLE_STAND_IN || text[i] == DOUBLE_STAND_IN) {
            text[i] = text[i] == SINGLE_STAND_IN ? '\'' : '"';
        }
    }
}
