/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Reads the written form: tokens with their places, the files they are from, the macros in force. Requires
 * conditionals resolved. One pass, linear. */
#include "clang/written.h"

#include "base/map.h"

#include <stdint.h>

struct reader {
    struct loading *loading;
    struct source *source;
    struct arena *arena;
    struct lexer lexer;
    VEC(struct written_token) tokens;
    VEC(struct source_file) files;
    VEC(const char *) dependencies;
    struct map file_numbers; /* path to index + 1 in a pointer */
    struct map is_dependency;
    uint32_t file;
    bool in_pseudo_file; /* <built-in> or <command-line> */
};

static unsigned
octal_digit(char c)
{
    return c >= '0' && c <= '7' ? (unsigned)(c - '0') : 8;
}

/* A file name between its quotes: \\, \" and octal numbers for what cannot be printed. */
static struct str
unescape(struct arena *arena, struct str text)
{
    if (!memchr(text.ptr, '\\', text.len)) {
        return text;
    }
    char *name = ARENA_ARRAY(arena, char, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '\\' || i + 1 == text.len) {
            name[len++] = text.ptr[i];
            continue;
        }
        i++;
        if (octal_digit(text.ptr[i]) == 8) {
            name[len++] = text.ptr[i];
            continue;
        }
        unsigned value = 0;
        size_t stop = i + 3;
        while (i < stop && i < text.len && octal_digit(text.ptr[i]) < 8) {
            value = value * 8 + octal_digit(text.ptr[i++]);
        }
        i--;
        name[len++] = (char)value;
    }
    return (struct str){name, len};
}

bool
line_marker_read(struct arena *arena, struct lex_rules rules, struct str text, struct line_marker *out_marker)
{
    struct lexer lexer = lexer_new(rules, text);
    struct lexeme number = lexer_next(&lexer);
    struct line_marker marker = {0};
    for (size_t i = 0; i < number.text.len; i++) {
        char c = number.text.ptr[i];
        if (c < '0' || c > '9') {
            return false;
        }
        marker.line = marker.line * 10 + (unsigned)(c - '0');
    }
    if (number.kind != TOKEN_NUMBER) {
        return false;
    }
    struct lexeme name = lexer_next(&lexer);
    if (name.kind == TOKEN_STRING && name.text.len >= 2) {
        marker.file = unescape(arena, (struct str){name.text.ptr + 1, name.text.len - 2});
    }
    for (struct lexeme flag; (flag = lexer_next(&lexer)).kind == TOKEN_NUMBER;) {
        marker.is_enter |= str_is(flag.text, "1");
        marker.is_leave |= str_is(flag.text, "2");
        marker.is_system |= str_is(flag.text, "3");
    }
    *out_marker = marker;
    return true;
}

/* <built-in> and the like, and the working directory, which gcc writes with two slashes at its end. */
static bool
is_pseudo_file(struct str name)
{
    bool is_bracketed = name.len > 2 && name.ptr[0] == '<' && name.ptr[name.len - 1] == '>';
    return is_bracketed || (name.len > 2 && memcmp(name.ptr + name.len - 2, "//", 2) == 0);
}

static uint32_t
get_file(struct reader *reader, struct str name, bool is_system)
{
    uintptr_t number = (uintptr_t)map_find(&reader->file_numbers, name);
    if (number == 0) {
        const char *path = arena_copy(reader->arena, name.ptr, name.len);
        struct source_file file = {.path = path, .is_system = is_system,
                                   .is_main = str_is(name, reader->source->path)};
        vec_push(reader->arena, &reader->files, file);
        number = reader->files.len;
        map_set(&reader->file_numbers, str_from(path), (void *)number);
    }
    return (uint32_t)(number - 1);
}

static void
add_dependency(struct reader *reader, const char *path)
{
    if (!map_find(&reader->is_dependency, str_from(path))) {
        vec_push(reader->arena, &reader->dependencies, path);
        map_set(&reader->is_dependency, str_from(path), reader);
    }
}

/* The lexer stands at the end of the marker's line: the line behind it gets the marker's number. */
static void
apply_marker(struct reader *reader, struct line_marker marker)
{
    reader->lexer.line = marker.line - 1;
    if (marker.file.len == 0) {
        return;
    }
    reader->in_pseudo_file = is_pseudo_file(marker.file);
    reader->file = get_file(reader, marker.file, marker.is_system);
    if (marker.is_enter && !reader->in_pseudo_file) {
        add_dependency(reader, reader->files.items[reader->file].path);
    }
}

static void
push_token(struct reader *reader, enum token_kind kind, struct str text, const struct lexeme *at)
{
    struct written_token token = {text, kind, reader->file, at->line, at->column};
    vec_push(reader->arena, &reader->tokens, token);
}

static void
read_directive(struct reader *reader, const struct lexeme *hash)
{
    struct str rest = lexer_rest_of_line(&reader->lexer);
    struct str whole = {hash->text.ptr, (size_t)(rest.ptr + rest.len - hash->text.ptr)};
    struct lexer line = lexer_new(reader->lexer.rules, rest);
    struct lexeme word = lexer_next(&line);
    struct str operands = {line.at, (size_t)(line.end - line.at)};
    written_index here = (written_index)reader->tokens.len;
    bool is_definition = true;
    struct line_marker marker;
    if (word.kind == TOKEN_NUMBER && line_marker_read(reader->arena, line.rules, rest, &marker)) {
        apply_marker(reader, marker);
        return;
    }
    if (str_is(word.text, "define")) {
        macros_define(reader->source->macros, operands, here);
    } else if (str_is(word.text, "undef")) {
        macros_undef(reader->source->macros, operands, here);
    } else {
        is_definition = false;
    }
    if (str_is(word.text, "line") && line_marker_read(reader->arena, line.rules, operands, &marker)) {
        apply_marker(reader, marker);
    } else if (str_is(word.text, "pragma")) {
        macros_pragma(reader->source->macros, operands, here);
        push_token(reader, TOKEN_PRAGMA, whole, hash);
    }
    if (is_definition && reader->in_pseudo_file) {
        vec_push(reader->arena, &reader->loading->omitted, whole);
    }
}

/* _Pragma("push_macro(\"X\")") directly in code; such an operator from a macro is left to the token check. */
static void
read_pragma_operator(struct reader *reader)
{
    struct lexer ahead = reader->lexer;
    struct lexeme open = lexer_next(&ahead);
    struct lexeme text = lexer_next(&ahead);
    if (!str_is(open.text, "(") || text.kind != TOKEN_STRING || text.text.len < 2 || text.text.ptr[0] != '"') {
        return;
    }
    struct str inner = unescape(reader->arena, (struct str){text.text.ptr + 1, text.text.len - 2});
    macros_pragma(reader->source->macros, inner, (written_index)reader->tokens.len + 3);
}

static void
read_tokens(struct reader *reader)
{
    for (;;) {
        struct lexeme lexeme = lexer_next(&reader->lexer);
        if (lexeme_is_directive(lexeme)) {
            read_directive(reader, &lexeme);
            continue;
        }
        push_token(reader, lexeme.kind, lexeme.text, &lexeme);
        if (lexeme.kind == TOKEN_END) {
            return;
        }
        if (lexeme.kind == TOKEN_IDENT && str_is(lexeme.text, "_Pragma")) {
            read_pragma_operator(reader);
        }
    }
}

struct macro_table *
written_macros_new(const struct loading *loading)
{
    const struct compiler *compiler = loading->compiler;
    struct macro_table *macros = macros_new(loading->source->arena, compiler->kind, loading->rules);
    if (compiler->kind == COMPILER_CLANG) {
        macros_predefine(macros, compiler->predefined);
        macros_define(macros, STR(TRANSLATE_MACRO " 1"), 0);
    }
    return macros;
}

void
written_read(struct loading *loading)
{
    struct source *source = loading->source;
    struct reader reader = {
        .loading = loading,
        .source = source,
        .arena = source->arena,
        .lexer = lexer_new(loading->rules, source->text),
        .file_numbers.arena = source->arena,
        .is_dependency.arena = source->arena,
    };
    source->macros = written_macros_new(loading);
    add_dependency(&reader, source->path);
    reader.file = get_file(&reader, str_from(source->path), false);
    read_tokens(&reader);
    source->written = reader.tokens.items;
    source->written_count = reader.tokens.len;
    source->files = reader.files.items;
    source->file_count = reader.files.len;
    source->dependencies = reader.dependencies.items;
    source->dependency_count = reader.dependencies.len;
}
