/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Preprocessing tokens of C. Every byte is looked at once; a token's text is a slice of the input. */
#include "clang/lexer.h"

#include <ctype.h>
#include <stdlib.h>

static const char TRIGRAPHS[] = "=()/'<>!-";
static const char TRIGRAPH_MEANING[] = "#[]\\^{}|~";

struct lexer
lexer_new(struct lex_rules rules, struct str text)
{
    return (struct lexer){
        .rules = rules,
        .at = text.ptr,
        .end = text.ptr + text.len,
        .line_begin = text.ptr,
        .line = 1,
        .at_line_start = true,
    };
}

/* Length of the line splice at `p`, 0 if there is none. gcc and clang let white space stand before the line break. */
static size_t
splice_len(const struct lexer *lexer, const char *p)
{
    size_t len = 0;
    if (p < lexer->end && *p == '\\') {
        len = 1;
    } else if (lexer->rules.has_trigraphs && lexer->end - p >= 3 && memcmp(p, "?\?/", 3) == 0) {
        len = 3;
    } else {
        return 0;
    }
    const char *q = p + len;
    while (q < lexer->end && (*q == ' ' || *q == '\t' || *q == '\f' || *q == '\v' || *q == '\r')) {
        q++;
    }
    return q < lexer->end && *q == '\n' ? (size_t)(q + 1 - p) : 0;
}

static void
begin_line(struct lexer *lexer, const char *at)
{
    lexer->line++;
    lexer->line_begin = at;
}

/* Steps over splices: afterwards `at` is at the next character of the token, or at its end. */
static void
skip_splices(struct lexer *lexer)
{
    size_t len;
    while ((len = splice_len(lexer, lexer->at)) > 0) {
        lexer->at += len;
        begin_line(lexer, lexer->at);
    }
}

/* The next character of the token, 0 at the end of the text. */
static inline char
peek(struct lexer *lexer)
{
    if (lexer->at < lexer->end && *lexer->at != '\\' && *lexer->at != '?') {
        return *lexer->at;
    }
    skip_splices(lexer);
    return lexer->at < lexer->end ? *lexer->at : '\0';
}

static bool
accept(struct lexer *lexer, char c)
{
    if (lexer->at >= lexer->end || peek(lexer) != c) {
        return false;
    }
    lexer->at++;
    return true;
}

static inline bool
is_ident_char(char c)
{
    unsigned u = (unsigned char)c;
    return (u | 0x20) - 'a' < 26 || u - '0' < 10 || u == '_' || u == '$' || u >= 0x80;
}

/* What a punctuator begins with, by the character: 'a' it is one whatever follows, 'p' more may belong to it. Nearly
 * every second token is of the first kind. */
static const char PUNCTUATION[] = "                                " /* controls */
                                  " p p pp aappappp          papppp" /* from the blank on */
                                  "                           a ap " /* from @ on */
                                  "                           apaa "; /* from ` on */

static inline char
punctuation_of(char c)
{
    return (unsigned char)c < sizeof PUNCTUATION - 1 ? PUNCTUATION[(unsigned char)c] : ' ';
}

/* `at` is behind the opening of the comment. */
static void
skip_block_comment(struct lexer *lexer)
{
    while (lexer->at < lexer->end) {
        char c = *lexer->at++;
        if (c == '\n') {
            begin_line(lexer, lexer->at);
        } else if (c == '*' && accept(lexer, '/')) {
            return;
        }
    }
}

static void
skip_line_comment(struct lexer *lexer)
{
    while (lexer->at < lexer->end && peek(lexer) != '\n' && lexer->at < lexer->end) {
        lexer->at++;
    }
}

/* True if there was a comment at `at`, which is a slash. */
static bool
skip_comment(struct lexer *lexer)
{
    struct lexer saved = *lexer;
    lexer->at++;
    if (accept(lexer, '*')) {
        skip_block_comment(lexer);
        return true;
    }
    if (lexer->rules.has_line_comments && accept(lexer, '/')) {
        skip_line_comment(lexer);
        return true;
    }
    *lexer = saved;
    return false;
}

/* True if there was any. */
static bool
skip_space(struct lexer *lexer)
{
    bool has_space = false;
    while (lexer->at < lexer->end) {
        char c = *lexer->at;
        if (c > ' ' && c != '/' && c != '\\' && c != '?') {
            break;
        }
        if (c == '\n') {
            lexer->at++;
            begin_line(lexer, lexer->at);
            lexer->at_line_start = true;
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v') {
            lexer->at++;
        } else if ((c == '\\' || c == '?') && splice_len(lexer, lexer->at)) {
            skip_splices(lexer);
            continue; /* a splice alone separates nothing */
        } else if (c != '/' || !skip_comment(lexer)) {
            break;
        }
        has_space = true;
    }
    return has_space;
}

static void
lex_ident(struct lexer *lexer)
{
    for (;;) {
        while (lexer->at < lexer->end && is_ident_char(*lexer->at)) {
            lexer->at++;
        }
        if (lexer->at < lexer->end && *lexer->at != '\\' && *lexer->at != '?') {
            return;
        }
        char c = peek(lexer);
        if (lexer->at >= lexer->end) {
            return;
        }
        if (is_ident_char(c)) {
            lexer->at++;
        } else if (c == '\\' && lexer->at + 1 < lexer->end && (lexer->at[1] == 'u' || lexer->at[1] == 'U')) {
            lexer->at += 2;
        } else {
            return;
        }
    }
}

static void
lex_number(struct lexer *lexer)
{
    for (;;) {
        char c = peek(lexer);
        if (lexer->at >= lexer->end) {
            return;
        }
        bool is_separator = c == '\'' && lexer->rules.has_digit_separators && lexer->at + 1 < lexer->end
                            && isalnum((unsigned char)lexer->at[1]);
        if (!is_ident_char(c) && c != '.' && !is_separator) {
            return;
        }
        lexer->at++;
        if (c == 'e' || c == 'E' || c == 'p' || c == 'P') {
            (void)(accept(lexer, '+') || accept(lexer, '-'));
        }
    }
}

/* `at` is behind the opening quote. False, with `at` moved to the end of the line, if the line ends first. */
static bool
lex_quoted(struct lexer *lexer, char quote)
{
    for (;;) {
        char c = peek(lexer);
        if (lexer->at >= lexer->end || c == '\n') {
            return false;
        }
        lexer->at++;
        if (c == quote) {
            return true;
        }
        if (c == '\\' && (peek(lexer), lexer->at < lexer->end) && *lexer->at != '\n') {
            lexer->at++;
        }
    }
}

/* `at` is behind R". Nothing has a meaning inside but the delimiter. */
static void
lex_raw_string(struct lexer *lexer)
{
    const char *delimiter = lexer->at;
    const char *open = delimiter;
    while (open < lexer->end && *open != '(' && *open != '\n' && open - delimiter < 17) {
        open++;
    }
    size_t len = (size_t)(open - delimiter);
    const char *p = open;
    while (p < lexer->end) {
        if (*p == ')' && (size_t)(lexer->end - p) > len + 1 && memcmp(p + 1, delimiter, len) == 0
            && p[len + 1] == '"') {
            p += len + 2;
            break;
        }
        if (*p++ == '\n') {
            begin_line(lexer, p);
        }
    }
    lexer->at = p;
}

static bool
is_prefix(struct str text)
{
    return str_is(text, "L") || str_is(text, "u") || str_is(text, "U") || str_is(text, "u8");
}

static bool
is_raw_prefix(struct str text)
{
    return text.len && text.ptr[text.len - 1] == 'R'
           && (text.len == 1 || is_prefix((struct str){text.ptr, text.len - 1}));
}

/* The first character is still to come. A quote that is not closed on its line is a token of one character. */
static enum token_kind
lex_literal(struct lexer *lexer)
{
    char quote = *lexer->at++;
    struct lexer saved = *lexer;
    if (lex_quoted(lexer, quote)) {
        return quote == '"' ? TOKEN_STRING : TOKEN_CHAR;
    }
    *lexer = saved;
    return TOKEN_OTHER;
}

static enum token_kind
lex_word(struct lexer *lexer, const char *begin)
{
    lex_ident(lexer);
    struct str text = {begin, (size_t)(lexer->at - begin)};
    if (lexer->at >= lexer->end || (*lexer->at != '"' && *lexer->at != '\'')) {
        return TOKEN_IDENT;
    }
    if (lexer->rules.has_raw_strings && *lexer->at == '"' && is_raw_prefix(text)) {
        lexer->at++;
        lex_raw_string(lexer);
        return TOKEN_STRING;
    }
    if (is_prefix(text)) {
        struct lexer saved = *lexer;
        enum token_kind kind = lex_literal(lexer);
        if (kind != TOKEN_OTHER) {
            return kind;
        }
        *lexer = saved;
    }
    return TOKEN_IDENT;
}

/* Two and three character operators; `at` is behind the first character `c`. */
static void
lex_operator(struct lexer *lexer, char c)
{
    switch (c) {
    case '<':
        if (accept(lexer, ':') || accept(lexer, '%')) {
            return;
        }
        if (accept(lexer, '<')) {
            accept(lexer, '=');
            return;
        }
        accept(lexer, '=');
        return;
    case '>':
        if (accept(lexer, '>')) {
            accept(lexer, '=');
            return;
        }
        accept(lexer, '=');
        return;
    case '-':
        (void)(accept(lexer, '>') || accept(lexer, '-') || accept(lexer, '='));
        return;
    case '+':
    case '&':
    case '|':
        (void)(accept(lexer, c) || accept(lexer, '='));
        return;
    case '*':
    case '/':
    case '^':
    case '!':
    case '=':
        accept(lexer, '=');
        return;
    case '#':
        accept(lexer, '#');
        return;
    case ':': /* :> is ], and :: is one token in C23 */
        (void)(accept(lexer, '>') || accept(lexer, ':'));
        return;
    default:
        return;
    }
}

/* %> and %= and %: and %:%: */
static void
lex_percent(struct lexer *lexer)
{
    if (accept(lexer, '>') || accept(lexer, '=') || !accept(lexer, ':')) {
        return;
    }
    struct lexer saved = *lexer;
    if (!accept(lexer, '%') || !accept(lexer, ':')) {
        *lexer = saved;
    }
}

static void
lex_dot(struct lexer *lexer)
{
    struct lexer saved = *lexer;
    if (!accept(lexer, '.') || !accept(lexer, '.')) {
        *lexer = saved;
    }
}

/* The meaning of the trigraph at `at`, 0 if there is none. */
static char
trigraph_at(const struct lexer *lexer)
{
    if (!lexer->rules.has_trigraphs || lexer->end - lexer->at < 3 || lexer->at[0] != '?' || lexer->at[1] != '?') {
        return '\0';
    }
    const char *found = strchr(TRIGRAPHS, lexer->at[2]);
    return found && *found ? TRIGRAPH_MEANING[found - TRIGRAPHS] : '\0';
}

static enum token_kind
lex_punct(struct lexer *lexer)
{
    char trigraph = trigraph_at(lexer);
    if (trigraph) {
        lexer->at += 3;
        lex_operator(lexer, trigraph);
        return TOKEN_PUNCT;
    }
    char c = *lexer->at++;
    if (c == '%') {
        lex_percent(lexer);
    } else if (c == '.') {
        lex_dot(lexer);
    } else {
        lex_operator(lexer, c);
    }
    return punctuation_of(c) != ' ' ? TOKEN_PUNCT : TOKEN_OTHER;
}

static enum token_kind
lex_token(struct lexer *lexer)
{
    const char *begin = lexer->at;
    char c = *begin;
    if (punctuation_of(c) == 'a') {
        lexer->at++;
        return TOKEN_PUNCT;
    }
    if (c >= '0' && c <= '9') {
        lexer->at++;
        lex_number(lexer);
        return TOKEN_NUMBER;
    }
    if (is_ident_char(c) || (c == '\\' && lexer->end - begin > 1 && (begin[1] == 'u' || begin[1] == 'U'))) {
        return lex_word(lexer, begin);
    }
    if (c == '.') {
        struct lexer saved = *lexer;
        lexer->at++;
        if (isdigit((unsigned char)peek(lexer))) {
            lex_number(lexer);
            return TOKEN_NUMBER;
        }
        *lexer = saved;
    }
    return c == '"' || c == '\'' ? lex_literal(lexer) : lex_punct(lexer);
}

struct lexeme
lexer_next(struct lexer *lexer)
{
    bool has_space = skip_space(lexer);
    struct lexeme lexeme = {
        .text = {lexer->at, 0},
        .kind = TOKEN_END,
        .line = lexer->line,
        .column = (unsigned)(lexer->at - lexer->line_begin) + 1,
        .at_line_start = lexer->at_line_start,
        .has_space = has_space,
    };
    if (lexer->at < lexer->end) {
        lexeme.kind = lex_token(lexer);
        lexeme.text.len = (size_t)(lexer->at - lexeme.text.ptr);
        lexer->at_line_start = false;
    }
    return lexeme;
}

bool
lexeme_is_hash(struct str text)
{
    return str_is(text, "#") || str_is(text, "%:") || str_is(text, "?\?=");
}

struct str
lexer_rest_of_line(struct lexer *lexer)
{
    const char *begin = lexer->at;
    while (lexer->at < lexer->end) {
        char c = peek(lexer);
        if (lexer->at >= lexer->end || c == '\n') {
            break;
        }
        if (c == '/' && skip_comment(lexer)) {
            continue;
        }
        lexer->at++;
        if (c == '"' || c == '\'') {
            struct lexer saved = *lexer;
            if (!lex_quoted(lexer, c)) {
                *lexer = saved; /* an apostrophe in the text of an #error */
            }
        }
    }
    struct str rest = {begin, (size_t)(lexer->at - begin)};
    if (rest.len && rest.ptr[rest.len - 1] == '\r') {
        rest.len--;
    }
    return rest;
}

struct str
spelling_join(struct arena *arena, struct str text)
{
    if (!memchr(text.ptr, '\n', text.len)) {
        return text;
    }
    struct lexer lexer = lexer_new((struct lex_rules){.has_trigraphs = true}, text);
    char *joined = ARENA_ARRAY(arena, char, text.len + 1);
    size_t len = 0;
    while (skip_splices(&lexer), lexer.at < lexer.end) {
        joined[len++] = *lexer.at++;
    }
    return (struct str){joined, len};
}

/* The character that \uXXXX or \UXXXXXXXX at the start of `text` names; -1 if there is none. */
static long
read_universal_name(struct str *text)
{
    if (text->len < 2 || text->ptr[0] != '\\' || (text->ptr[1] != 'u' && text->ptr[1] != 'U')) {
        return -1;
    }
    size_t digits = text->ptr[1] == 'u' ? 4 : 8;
    if (text->len < 2 + digits) {
        return -1;
    }
    char number[9] = {0};
    memcpy(number, text->ptr + 2, digits);
    char *end;
    long c = strtol(number, &end, 16);
    if (*end) {
        return -1;
    }
    *text = (struct str){text->ptr + 2 + digits, text->len - 2 - digits};
    return c;
}

/* The character of the bytes of UTF-8 at the start of `text`, which is not ASCII; a broken one is its first byte. */
static long
read_utf8(struct str *text)
{
    unsigned char first = (unsigned char)text->ptr[0];
    size_t more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    long c = more ? first & (0x3f >> more) : first;
    size_t len = 1;
    for (; len <= more && len < text->len && ((unsigned char)text->ptr[len] & 0xc0) == 0x80; len++) {
        c = c << 6 | (text->ptr[len] & 0x3f);
    }
    *text = (struct str){text->ptr + len, text->len - len};
    return c;
}

/* The next character of a spelling after splices and trigraphs, -1 at its end. */
static long
read_char(struct str *text)
{
    struct lexer lexer = lexer_new((struct lex_rules){.has_trigraphs = true}, *text);
    skip_splices(&lexer);
    char trigraph = trigraph_at(&lexer);
    *text = (struct str){lexer.at, (size_t)(lexer.end - lexer.at)};
    if (text->len == 0) {
        return -1;
    }
    if (trigraph) {
        *text = (struct str){text->ptr + 3, text->len - 3};
        return trigraph;
    }
    long c = read_universal_name(text);
    if (c >= 0) {
        return c;
    }
    if ((unsigned char)*text->ptr >= 0x80) {
        return read_utf8(text);
    }
    c = *text->ptr;
    *text = (struct str){text->ptr + 1, text->len - 1};
    return c;
}

bool
spelling_is_same(struct str a, struct str b)
{
    if (str_eq(a, b)) {
        return true;
    }
    long c;
    do {
        c = read_char(&a);
        if (c != read_char(&b)) {
            return false;
        }
    } while (c >= 0);
    return true;
}
