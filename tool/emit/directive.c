/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The directives of the original file, for the readable form. */
#include "clang/lexer.h"
#include "emit/splice.h"

#include <unistd.h>

static bool
find_kind(struct str name, enum directive_kind *out)
{
    static const struct {
        const char *name;
        enum directive_kind kind;
    } kinds[] = {
        {"if", DIRECTIVE_IF},           {"ifdef", DIRECTIVE_IF},        {"ifndef", DIRECTIVE_IF},
        {"else", DIRECTIVE_ELSE},       {"elif", DIRECTIVE_ELSE},       {"elifdef", DIRECTIVE_ELSE},
        {"elifndef", DIRECTIVE_ELSE},   {"endif", DIRECTIVE_ENDIF},     {"include", DIRECTIVE_INCLUDE},
        {"include_next", DIRECTIVE_INCLUDE},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (str_is(name, kinds[i].name)) {
            *out = kinds[i].kind;
            return true;
        }
    }
    return false;
}

/* Behind the last # in the text, however it is spelled: most files have theirs at the top. */
static const char *
last_hash(struct str text)
{
    const char *at = text.ptr + text.len;
    for (; at > text.ptr; at--) {
        bool is_digraph = at[-1] == ':' && at - text.ptr > 1 && at[-2] == '%';
        bool is_trigraph = at[-1] == '=' && at - text.ptr > 2 && at[-2] == '?' && at[-3] == '?';
        if (at[-1] == '#' || is_digraph || is_trigraph) {
            break;
        }
    }
    return at;
}

void
directives_find(const struct source *source, struct str text, directive_vec *out)
{
    struct lexer lexer = lexer_new(source->rules, text);
    const char *last = last_hash(text);
    for (struct lexeme hash; lexer.at < last && (hash = lexer_next(&lexer)).kind != TOKEN_END;) {
        if (!lexeme_is_directive(hash)) {
            continue;
        }
        struct lexer rest = lexer;
        struct lexeme word = lexer_next(&rest);
        struct directive directive = {.kind = DIRECTIVE_IF};
        bool is_wanted = !word.at_line_start && find_kind(spelling_join(source->arena, word.text), &directive.kind);
        struct str line = lexer_rest_of_line(&lexer);
        directive.text = (struct str){hash.text.ptr, (size_t)(line.ptr + line.len - hash.text.ptr)};
        if (is_wanted) {
            vec_push(source->arena, out, directive);
        }
    }
}

/* The first that does not lie before `at`. */
static size_t
find_first(const directive_vec *directives, const char *at)
{
    size_t low = 0;
    size_t high = directives->len;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (directives->items[middle].text.ptr < at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

void
directives_print_open(struct arena *arena, const directive_vec *directives, const char *begin, const char *end,
                      struct printer *out)
{
    VEC(struct directive) open = {0};
    size_t depth = 0; /* of those in `open` that begin inside */
    for (size_t i = find_first(directives, begin); i < directives->len && directives->items[i].text.ptr < end; i++) {
        struct directive directive = directives->items[i];
        switch (directive.kind) {
        case DIRECTIVE_IF:
            depth++;
            vec_push(arena, &open, directive);
            break;
        case DIRECTIVE_ELSE:
            vec_push(arena, &open, directive);
            break;
        case DIRECTIVE_ENDIF:
            if (depth == 0) {
                vec_push(arena, &open, directive);
                break;
            }
            while (open.items[--open.len].kind != DIRECTIVE_IF) {
            }
            depth--;
            break;
        case DIRECTIVE_INCLUDE:
            break;
        }
    }
    for (size_t i = 0; i < open.len; i++) {
        print_line_end(out);
        print_quiet(out, open.items[i].text);
        print_line_end(out);
    }
}

/* Whether the compiler finds the header beside the input, where it looks first. */
static bool
is_beside(const struct source *source, struct str name)
{
    const char *slash = strrchr(source->path, '/');
    int length = slash ? (int)(slash + 1 - source->path) : 0;
    return name.len > 0 && name.ptr[0] != '/' &&
           access(arena_printf(source->arena, "%.*s%.*s", length, source->path, STR_ARG(name)), F_OK) == 0;
}

/* Behind the " that opens the next header name; NULL if there is none. */
static const char *
find_header(const struct directive *directive, const char *at)
{
    const char *end = directive->text.ptr + directive->text.len;
    if (directive->kind == DIRECTIVE_INCLUDE) {
        const char *quote = memchr(at, '"', (size_t)(end - at));
        const char *angle = memchr(at, '<', (size_t)(end - at));
        return quote && (!angle || quote < angle) && at == directive->text.ptr ? quote + 1 : NULL;
    }
    static const char word[] = "__has_include";
    for (; at + sizeof word < end; at++) {
        if (memcmp(at, word, sizeof word - 1) == 0) {
            const char *quote = at + sizeof word - 1;
            while (quote < end && (*quote == ' ' || *quote == '\t' || *quote == '(')) {
                quote++;
            }
            if (quote < end && *quote == '"') {
                return quote + 1;
            }
        }
    }
    return NULL;
}

void
directives_print_text(const struct source *source, const directive_vec *directives, const char *prefix,
                      struct str text, struct printer *out)
{
    const char *at = text.ptr;
    const char *end = text.ptr + text.len;
    for (size_t i = find_first(directives, at); *prefix && i < directives->len; i++) {
        const struct directive *directive = &directives->items[i];
        if (directive->text.ptr >= end) {
            break;
        }
        const char *name = find_header(directive, directive->text.ptr);
        while (name) {
            const char *close = memchr(name, '"', (size_t)(directive->text.ptr + directive->text.len - name));
            struct str header = {name, close ? (size_t)(close - name) : 0};
            if (is_beside(source, header)) {
                print_quiet(out, (struct str){at, (size_t)(name - at)});
                print_quiet(out, str_from(prefix));
                at = name;
            }
            name = close ? find_header(directive, close) : NULL;
        }
    }
    print_quiet(out, (struct str){at, (size_t)(end - at)});
}
