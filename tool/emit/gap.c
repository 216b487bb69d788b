/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What stands between tokens: white space, comments, directives.
 *
 * Directives are printed where they stand if what stands there is printed at all; emit_directives_left() catches the
 * others, so that a #define or #pragma in a body has its effect behind it. Where macro calls are written expanded the
 * names of some macros are switched off around the function: then #define and #undef come behind that.
 */
#include "emit/text.h"

#include <ctype.h>

/* Behind the # of a directive, however it is spelled; NULL if it is none. */
static const char *
directive_word(const char *c, const char *end)
{
    static const char *const hashes[] = {"#", "%:", "?\?="};
    for (size_t i = 0; i < sizeof hashes / sizeof *hashes; i++) {
        size_t len = strlen(hashes[i]);
        if ((size_t)(end - c) >= len && memcmp(c, hashes[i], len) == 0) {
            c += len;
            while (c < end && (*c == ' ' || *c == '\t')) {
                c++;
            }
            return c;
        }
    }
    return NULL;
}

static bool
begins_with_word(const char *c, const char *end, const char *word)
{
    size_t len = strlen(word);
    return (size_t)(end - c) >= len && memcmp(c, word, len) == 0;
}

/* Whether the directive is one that is to be kept. The preprocessor's own line markers and the remains of conditionals
 * are not. */
static bool
is_kept_directive(const char *word, const char *end)
{
    static const char *const kept[] = {"define", "undef", "pragma", "error", "warning", "ident"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        if (begins_with_word(word, end, kept[i])) {
            return true;
        }
    }
    return false;
}

/* Whether it is #define or the like: decides which names are macros. */
static bool
changes_macros(const char *word, const char *end)
{
    if (begins_with_word(word, end, "pragma")) {
        for (word += strlen("pragma"); word < end && isspace((unsigned char)*word); word++) {
        }
        return begins_with_word(word, end, "push_macro") || begins_with_word(word, end, "pop_macro");
    }
    return begins_with_word(word, end, "define") || begins_with_word(word, end, "undef");
}

/* Whether the directive is printed behind the function, or where it stood, rather than here. */
static bool
stands_elsewhere(const struct emission *emission, const char *word, const char *end)
{
    return ((emission->expand_all || emission->is_moved) && changes_macros(word, end)) ||
           (emission->leaves_pragmas && begins_with_word(word, end, "pragma"));
}

static const char *
comment_end(const char *c, const char *end)
{
    if (c[1] == '/') {
        while (c < end && *c != '\n') {
            c += *c == '\\' && c + 1 < end ? 2 : 1;
        }
        return c < end ? c : end;
    }
    for (c += 2; c + 1 < end && !(c[0] == '*' && c[1] == '/'); c++) {
    }
    return c + 1 < end ? c + 2 : end;
}

static const char *
literal_end(const char *c, const char *end)
{
    char quote = *c++;
    while (c < end && *c != quote && *c != '\n') {
        c += *c == '\\' && c + 1 < end ? 2 : 1;
    }
    return c < end && *c == quote ? c + 1 : c < end ? c : end;
}

/* Behind the line break that ends a directive: not in a comment, not spliced. */
static const char *
line_end(const char *c, const char *end)
{
    while (c < end && *c != '\n') {
        if (*c == '/' && c + 1 < end && (c[1] == '*' || c[1] == '/')) {
            c = comment_end(c, end);
        } else if (*c == '"' || *c == '\'') {
            c = literal_end(c, end);
        } else if (*c == '\\' && c + 1 < end) {
            c += c[1] == '\r' && c + 2 < end ? 3 : 2;
        } else {
            c++;
        }
    }
    return c < end ? c + 1 : end;
}

/* Whether the directive at this place of the text was printed before. */
static bool
is_printed(const struct emission *emission, const char *directive)
{
    for (size_t i = emission->directives.len; i-- > 0;) {
        if (emission->directives.items[i] == directive) {
            return true;
        }
    }
    return false;
}

void
note_printed(struct emission *emission, const char *directive)
{
    if (!is_printed(emission, directive)) {
        vec_push(emission->arena, &emission->directives, directive);
    }
}

static void
print_directive(struct emission *emission, const char *begin, const char *end)
{
    if (is_printed(emission, begin)) {
        return;
    }
    note_printed(emission, begin);
    print_line_end(emission->out);
    print_quiet(emission->out, (struct str){begin, (size_t)(end - begin)});
    print_line_end(emission->out);
}

/* Behind a line break with nothing in front of it; `c` if there is none. */
static const char *
behind_line_end(const char *c, const char *end)
{
    const char *at = c;
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\r')) {
        at++;
    }
    return at < end && *at == '\n' ? at + 1 : c;
}

/* White space and comments, and directives that have an effect on what follows. Anything else in a gap was left out by a
 * conditional. */
void
emit_written_gap(struct emission *emission, written_index before)
{
    struct str gap = source_gap(emission->source, before);
    const char *c = gap.ptr;
    const char *end = gap.ptr + gap.len;
    bool at_start = false;
    if (print_is_at_line_start(emission->out)) {
        c = behind_line_end(c, end);
        at_start = c > gap.ptr;
    }
    while (c < end) {
        const char *start = c;
        const char *word = at_start ? directive_word(c, end) : NULL;
        if (word) {
            c = line_end(c, end);
            if (is_kept_directive(word, c) && !stands_elsewhere(emission, word, c)) {
                print_directive(emission, start, c);
            }
            continue;
        }
        if (*c == '/' && c + 1 < end && (c[1] == '*' || c[1] == '/')) {
            c = comment_end(c, end);
        } else if (isspace((unsigned char)*c) || *c == '\\') {
            do {
                at_start = *c == '\n' || (at_start && *c != '\\');
                c++;
            } while (c < end && (isspace((unsigned char)*c) || *c == '\\'));
        } else {
            c = line_end(c, end);
            continue;
        }
        print_quiet(emission->out, (struct str){start, (size_t)(c - start)});
    }
    if (emission->out->keeps_meaning) {
        buf_char(&emission->out->meant, ' ');
    }
}

void
emit_pragma(struct emission *emission, token_index token)
{
    const struct token *now = &emission->source->tokens[token];
    const char *end = now->text.ptr + now->text.len;
    const char *word = directive_word(now->text.ptr, end);
    if (word && stands_elsewhere(emission, word, end)) {
        return;
    }
    if (is_printed(emission, now->text.ptr)) {
        return;
    }
    note_printed(emission, now->text.ptr);
    print_line_end(emission->out);
    print_quiet(emission->out, now->text);
    print_meant(emission->out, now);
    print_line_end(emission->out);
}

/* What a #pragma pack(…) says; a NULL pointer for other tokens. */
static struct str
packing_of(const struct token *token)
{
    struct str none = {NULL, 0};
    const char *end = token->text.ptr + token->text.len;
    const char *word = token->kind == TOKEN_PRAGMA ? directive_word(token->text.ptr, end) : NULL;
    if (!word) {
        return none;
    }
    for (word += strlen("pragma"); word < end && isspace((unsigned char)*word); word++) {
    }
    if (!begins_with_word(word, end, "pack")) {
        return none;
    }
    for (word += strlen("pack"); word < end && (isspace((unsigned char)*word) || *word == '('); word++) {
    }
    return (struct str){word, (size_t)(end - word)};
}

unsigned
emit_packing(struct emission *emission, token_index begin, token_index end)
{
    VEC(token_index) active = {0};
    for (token_index i = begin; i < end; i++) {
        struct str packing = packing_of(&emission->source->tokens[i]);
        if (packing.ptr && str_starts_with(packing, "pop")) {
            while (active.len &&
                   !str_starts_with(packing_of(&emission->source->tokens[active.items[--active.len]]), "push")) {
            }
        } else if (packing.ptr) {
            vec_push(emission->arena, &active, i);
        }
    }
    unsigned pops = active.len > 0;
    print_line_end(emission->out);
    print_text(emission->out, active.len ? "\n#pragma pack(push)\n" : "");
    for (size_t i = 0; i < active.len; i++) {
        const struct token *token = &emission->source->tokens[active.items[i]];
        pops += str_starts_with(packing_of(token), "push");
        print_quiet(emission->out, token->text);
        print_meant(emission->out, token);
        print_quiet(emission->out, STR("\n"));
    }
    return pops;
}

static bool
is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

/* Whether two tokens side by side would be read as one or as another. */
static bool
would_paste(struct str a, struct str b)
{
    char last = a.ptr[a.len - 1];
    char first = b.ptr[0];
    if (is_word(last) && (is_word(first) || first == '"' || first == '\'')) {
        return true;
    }
    return strchr("+-<>=&|*/.:%#!^", last) && strchr("+-<>=&|*/.:%#!^0123456789", first) && first != '\0';
}

static void
print_separator(struct emission *emission, token_index token)
{
    const struct token *now = &emission->source->tokens[token];
    const struct token *before = now - 1;
    if (now->has_space || now->at_line_start || would_paste(before->text, now->text)) {
        print_text(emission->out, " ");
    }
}

/* Between two neighbouring tokens. */
static void
emit_plain_gap(struct emission *emission, token_index token)
{
    const struct source *source = emission->source;
    const struct token *now = &source->tokens[token];
    const struct token *before = now - 1;
    if (before->begin == now->begin || before->end > now->begin) {
        print_separator(emission, token);
        return;
    }
    for (written_index i = before->end - 1; i < now->begin; i++) {
        emit_written_gap(emission, i);
        /* A macro call that stands for nothing. */
        if (i + 1 < now->begin && !emission->expand_all) {
            print_quiet(emission->out, source->written[i + 1].text);
        }
    }
}

void
emit_gap(struct emission *emission, token_index token)
{
    const struct token *tokens = emission->source->tokens;
    token_index begin = token;
    while (begin > emission->first_token + 1 && tokens[begin - 1].kind == TOKEN_PRAGMA &&
           !is_printed(emission, tokens[begin - 1].text.ptr)) {
        begin--;
    }
    for (; begin < token; begin++) {
        emit_plain_gap(emission, begin);
        emit_pragma(emission, begin);
    }
    if (token > 0) {
        emit_plain_gap(emission, token);
    }
}

/* Cheap, and most gaps are blanks. */
static bool
may_hold_directive(struct str gap)
{
    for (size_t i = 0; i < gap.len; i++) {
        if (gap.ptr[i] == '#' || gap.ptr[i] == '%' || gap.ptr[i] == '?') {
            return true;
        }
    }
    return false;
}

static void
emit_gap_directives(struct emission *emission, written_index before)
{
    struct str gap = source_gap(emission->source, before);
    if (!may_hold_directive(gap)) {
        return;
    }
    const char *c = gap.ptr;
    const char *end = gap.ptr + gap.len;
    bool at_start = false;
    while (c < end) {
        const char *start = c;
        const char *word = at_start ? directive_word(c, end) : NULL;
        if (word) {
            c = line_end(c, end);
            if (is_kept_directive(word, c)) {
                print_directive(emission, start, c);
            }
        } else if (*c == '/' && c + 1 < end && (c[1] == '*' || c[1] == '/')) {
            c = comment_end(c, end);
        } else {
            at_start = *c == '\n' || (at_start && isspace((unsigned char)*c));
            c++;
        }
    }
}

void
emit_directives_left(struct emission *emission, token_index begin, token_index end)
{
    const struct source *source = emission->source;
    bool expand_all = emission->expand_all;
    emission->expand_all = false;
    for (token_index i = begin; i < end; i++) {
        const struct token *token = &source->tokens[i];
        if (token->kind == TOKEN_PRAGMA) {
            emit_pragma(emission, i);
        }
        if (i + 1 < end && source->tokens[i + 1].begin != token->begin) {
            for (written_index k = token->end - 1; k < source->tokens[i + 1].begin; k++) {
                emit_gap_directives(emission, k);
            }
        }
    }
    emission->expand_all = expand_all;
}
