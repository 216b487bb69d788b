/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Reads the expanded text and gives each token its origin. Between macro calls the two streams are equal token by
 * token, which is verified; between two markers everything stems from one call. One pass. */
#include "clang/written.h"

struct aligner {
    struct loading *loading;
    struct source *source;
    struct lexer lexer;
    VEC(struct token) tokens;
    written_index next;     /* the written token that comes next          */
    size_t calls_seen;
    bool in_call;
    bool after_marker;      /* white space of the markers' own            */
    bool marker_began_line; /* what follows begins the line in its place  */
};

static bool
is_word_char(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.'
           || c == '\'' || c == '"' || (unsigned char)c >= 0x80;
}

/* Whether two tokens without white space between could be read as others; may say so too often. */
static bool
would_paste(struct str before, struct str after)
{
    if (before.len == 0 || after.len == 0) {
        return false;
    }
    char last = before.ptr[before.len - 1];
    char first = after.ptr[0];
    if (is_word_char(last) || is_word_char(first)) {
        return is_word_char(last) && (is_word_char(first) || first == '+' || first == '-');
    }
    return !strchr("()[]{};,", last) && !strchr("()[]{};,", first);
}

/* White space before the written token `at`. */
static bool
has_written_space(const struct source *source, written_index at)
{
    if (at == 0) {
        return true;
    }
    struct str before = source->written[at - 1].text;
    return before.ptr + before.len != source->written[at].text.ptr;
}

/* The spaces round markers are ours: next to one, white space is what was written there. */
static bool
has_space(const struct aligner *aligner, const struct lexeme *lexeme, written_index at)
{
    if (!aligner->after_marker) {
        return lexeme->has_space;
    }
    struct str before = aligner->tokens.len ? vec_last(&aligner->tokens).text : (struct str){"", 0};
    return has_written_space(aligner->source, at) || would_paste(before, lexeme->text);
}

static void
push_token(struct aligner *aligner, const struct lexeme *lexeme, enum keyword keyword, struct macro_call origin,
           bool is_direct)
{
    struct token token = {
        .text = lexeme->text,
        .kind = lexeme->kind,
        .keyword = keyword,
        .begin = origin.begin,
        .end = origin.end,
        .is_direct = is_direct,
        .at_line_start = lexeme->at_line_start || aligner->marker_began_line,
        .has_space = has_space(aligner, lexeme, origin.begin),
    };
    aligner->source->has_keywords |= token.keyword != KEYWORD_NONE;
    vec_push(aligner->source->arena, &aligner->tokens, token);
    aligner->after_marker = false;
    aligner->marker_began_line = false;
}

/* By the word behind #pragma, two for those that begin with whose they are: macros may be expanded in what follows, and
 * compilers print some operands their own way. */
static bool
is_same_pragma(struct str a, struct str b)
{
    struct lex_rules rules = {.has_line_comments = true};
    struct lexer left = lexer_new(rules, a);
    struct lexer right = lexer_new(rules, b);
    bool is_owned = false;
    for (int i = 0; i < 3 + is_owned; i++) { /* # pragma word */
        struct str from_left = lexer_next(&left).text;
        struct str from_right = lexer_next(&right).text;
        if (i >= 2 && !spelling_is_same(from_left, from_right)) {
            return false;
        }
        is_owned = is_owned || str_is(from_left, "GCC") || str_is(from_left, "clang") || str_is(from_left, "STDC");
    }
    return true;
}

/* Whether the expanded token is what the written one stands for, itself or as a word of the language. */
static bool
is_same(const struct source *source, const struct lexeme *lexeme, enum keyword keyword, written_index at)
{
    const struct written_token *written = &source->written[at];
    if (written->kind != lexeme->kind) {
        return false;
    }
    if (keyword != KEYWORD_NONE) {
        struct str name = spelling_join(source->arena, written->text);
        return macros_find_keyword(source->macros, name, at) == keyword;
    }
    if (written->kind == TOKEN_PRAGMA) {
        return is_same_pragma(written->text, lexeme->text);
    }
    return spelling_is_same(written->text, lexeme->text);
}

static const char *
describe(const struct source *source, struct str text, enum token_kind kind)
{
    return kind == TOKEN_END ? "the end of the file" : arena_printf(source->arena, "'%.*s'", STR_ARG(text));
}

static bool
report_mismatch(const struct aligner *aligner, const struct lexeme *lexeme)
{
    const struct source *source = aligner->source;
    const struct written_token *written = &source->written[aligner->next];
    diag_report(aligner->loading->diag, SEVERITY_ERROR, source_written_position(source, aligner->next),
                "asyncc cannot follow the preprocessor here: %s is written, %s came out",
                describe(source, written->text, written->kind), describe(source, lexeme->text, lexeme->kind));
    return false;
}

/* Compilers act on some pragmas and print nothing for them: steps over those that did not come out. */
static void
skip_swallowed_pragmas(struct aligner *aligner, const struct lexeme *lexeme)
{
    const struct source *source = aligner->source;
    while (source->written[aligner->next].kind == TOKEN_PRAGMA &&
           !is_same(source, lexeme, KEYWORD_NONE, aligner->next)) {
        aligner->next++;
    }
}

static bool
read_marker(struct aligner *aligner, const struct lexeme *lexeme, bool is_begin)
{
    struct loading *loading = aligner->loading;
    if (is_begin) {
        skip_swallowed_pragmas(aligner, lexeme);
        if (aligner->in_call || aligner->calls_seen == loading->calls.len
            || loading->calls.items[aligner->calls_seen].begin != aligner->next) {
            return report_mismatch(aligner, lexeme);
        }
        aligner->in_call = true;
    } else {
        aligner->in_call = false;
        aligner->next = loading->calls.items[aligner->calls_seen++].end;
    }
    aligner->after_marker = true;
    aligner->marker_began_line |= lexeme->at_line_start;
    return true;
}

static bool
read_token(struct aligner *aligner, const struct lexeme *lexeme)
{
    enum keyword keyword = lexeme->kind == TOKEN_IDENT ? keyword_find(lexeme->text) : KEYWORD_NONE;
    if (aligner->in_call) {
        push_token(aligner, lexeme, keyword, aligner->loading->calls.items[aligner->calls_seen], false);
        return true;
    }
    skip_swallowed_pragmas(aligner, lexeme);
    if (!is_same(aligner->source, lexeme, keyword, aligner->next)) {
        return report_mismatch(aligner, lexeme);
    }
    push_token(aligner, lexeme, keyword, (struct macro_call){aligner->next, aligner->next + 1}, true);
    aligner->next++;
    return true;
}

/* A # at the start of a line: a pragma becomes a token, line markers and #ident are no C. */
static bool
read_directive(struct aligner *aligner, struct lexeme *hash)
{
    struct str rest = lexer_rest_of_line(&aligner->lexer);
    struct lexer line = lexer_new(aligner->lexer.rules, rest);
    if (!str_is(lexer_next(&line).text, "pragma")) {
        return true;
    }
    hash->kind = TOKEN_PRAGMA;
    hash->text.len = (size_t)(rest.ptr + rest.len - hash->text.ptr);
    return read_token(aligner, hash);
}

bool
expansion_read(struct loading *loading, struct str expanded)
{
    struct lex_rules rules = loading->rules;
    rules.has_trigraphs = false; /* they are resolved by now */
    struct aligner aligner = {
        .loading = loading,
        .source = loading->source,
        .lexer = lexer_new(rules, expanded),
    };
    for (bool is_end = false; !is_end;) {
        struct lexeme lexeme = lexer_next(&aligner.lexer);
        is_end = lexeme.kind == TOKEN_END;
        bool is_fine;
        if (lexeme.kind == TOKEN_IDENT && str_is(lexeme.text, MARKER_BEGIN)) {
            is_fine = read_marker(&aligner, &lexeme, true);
        } else if (lexeme.kind == TOKEN_IDENT && str_is(lexeme.text, MARKER_END)) {
            is_fine = read_marker(&aligner, &lexeme, false);
        } else if (lexeme_is_directive(lexeme)) {
            is_fine = read_directive(&aligner, &lexeme);
        } else {
            is_fine = read_token(&aligner, &lexeme);
        }
        if (!is_fine) {
            return false;
        }
    }
    loading->source->tokens = aligner.tokens.items;
    loading->source->token_count = aligner.tokens.len;
    return true;
}
