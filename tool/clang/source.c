/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Loads a source file: two runs of the user's compiler and what they tell. Requires compiler_query(). */
#include "clang/source.h"

#include "clang/flags.h"
#include "clang/written.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static struct position
file_position(const char *path)
{
    return (struct position){.file = path};
}

/* NULL text after reporting. */
static struct str
read_original(struct arena *arena, struct diag *diag, const char *path)
{
    struct str none = {NULL, 0};
    struct stat info;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
        diag_report(diag, SEVERITY_FATAL, file_position(NULL), "'%s' is a directory, not a C file", path);
        return none;
    }
    struct buf buf = {0};
    if (!buf_read_file(&buf, path)) {
        diag_report(diag, SEVERITY_FATAL, file_position(NULL), "cannot read '%s': %s", path, strerror(errno));
        buf_free(&buf);
        return none;
    }
    struct str text = {arena_copy(arena, buf.data ? buf.data : "", buf.len), buf.len};
    buf_free(&buf);
    if (memchr(text.ptr, '\0', text.len)) {
        diag_report(diag, SEVERITY_ERROR, file_position(path), "'%s' is no C source: it holds a NUL byte", path);
        return none;
    }
    return text;
}

/* The dialect, from the macros that tell it. */
static struct lex_rules
find_rules(const struct compiler *compiler)
{
    struct lex_rules rules = {.has_line_comments = true};
    bool is_strict = compiler_macro(compiler, "__STRICT_ANSI__").ptr != NULL;
    struct str version = compiler_macro(compiler, "__STDC_VERSION__");
    bool is_c90 = !version.ptr || str_starts_with(version, "199409");
    rules.has_trigraphs = is_strict || flags_contain(compiler->flags, "-trigraphs");
    struct str clang_major = compiler_macro(compiler, "__clang_major__");
    rules.has_raw_strings = !is_strict && !is_c90 && (!clang_major.ptr || atoi(clang_major.ptr) >= 19);
    rules.has_digit_separators = version.ptr && strncmp(version.ptr, "2018", 4) > 0;
    rules.has_line_comments = !is_strict || !is_c90;
    return rules;
}

/* Some lines end in CR LF, some in LF. */
static bool
has_mixed_line_ends(struct str text)
{
    size_t short_ends = 0;
    size_t long_ends = 0;
    const char *end = text.ptr + text.len;
    for (const char *p = text.ptr; (p = memchr(p, '\n', (size_t)(end - p))); p++) {
        bool is_long = p > text.ptr && p[-1] == '\r';
        long_ends += is_long;
        short_ends += !is_long;
    }
    return short_ends && long_ends;
}

/* clang's -frewrite-includes has two faults that nothing of what it prints would show. */
static bool
check_clang(const struct loading *loading)
{
    const struct source *source = loading->source;
    if (loading->compiler->kind != COMPILER_CLANG) {
        return true;
    }
    if (flags_contain(loading->compiler->flags, "-imacros")) {
        diag_report(loading->diag, SEVERITY_ERROR, file_position(source->path),
                    "clang does not tell the macros of -imacros; use -include");
        return false;
    }
    if (has_mixed_line_ends(source->original)) {
        diag_report(loading->diag, SEVERITY_ERROR, file_position(source->path),
                    "'%s' ends some lines in CR LF and some in LF, which makes clang miscount; use one of them",
                    source->path);
        return false;
    }
    return true;
}

static bool
expand(struct loading *loading)
{
    if (!check_clang(loading)) {
        return false;
    }
    struct buf marked = {0};
    if (!markers_put(loading, &marked)) {
        buf_free(&marked);
        return false;
    }
    struct str expanded = runs_expand(loading, buf_slice(&marked));
    buf_free(&marked);
    return expanded.ptr && expansion_read(loading, expanded);
}

/* The second stream of a file without async: nobody will look at it. */
static void
skip_expansion(struct source *source)
{
    source->tokens = ARENA_NEW(source->arena, struct token);
    source->tokens[0].kind = TOKEN_END;
    source->token_count = 1;
}

struct source *
source_open(struct arena *arena, struct diag *diag, const struct compiler *compiler, const char *path)
{
    struct source *source = ARENA_NEW(arena, struct source);
    source->arena = arena;
    source->path = path;
    source->rules = find_rules(compiler);
    source->original =
        compiler->preprocessor ? compiler->preprocessor->original : read_original(arena, diag, path);
    return source->original.ptr ? source : NULL;
}

/* Fast: most files without async do not even hold the word. */
static bool
holds_word(struct str text)
{
    static const char word[] = "async";
    const char *end = text.ptr + text.len;
    for (const char *at = text.ptr; (at = memchr(at, word[0], (size_t)(end - at))); at++) {
        if ((size_t)(end - at) >= sizeof word - 1 && memcmp(at, word, sizeof word - 1) == 0) {
            return true;
        }
    }
    return false;
}

bool
source_mentions_async(const struct source *source)
{
    if (!holds_word(source->original)) {
        return false;
    }
    struct lexer lexer = lexer_new(source->rules, source->original);
    for (struct lexeme token; (token = lexer_next(&lexer)).kind != TOKEN_END;) {
        if (token.kind == TOKEN_IDENT && str_starts_with(token.text, "async")) {
            return true;
        }
    }
    return false;
}

static bool
load(struct loading *loading)
{
    struct source *source = loading->source;
    struct str text = runs_make_written(loading);
    if (text.ptr) {
        text = loading->compiler->kind == COMPILER_CLANG ? conditionals_resolve(loading, text)
                                                         : pragmas_restore(loading, text);
    }
    if (!text.ptr) {
        return false;
    }
    source->text = text;
    written_read(loading);
    offsets_find(loading);
    if (!macros_have_keyword(source->macros)) {
        skip_expansion(source);
        return true;
    }
    return expand(loading);
}

bool
source_load(struct source *source, struct diag *diag, const struct compiler *compiler)
{
    struct loading loading = {.source = source, .diag = diag, .compiler = compiler, .rules = source->rules};
    runs_begin(&loading);
    bool is_loaded = load(&loading);
    runs_end(&loading);
    return is_loaded;
}

bool
source_is_macro(const struct source *source, struct str name, written_index at)
{
    return macros_find(source->macros, spelling_join(source->arena, name), at) != NULL;
}

bool
source_macro_changes(const struct source *source, struct str name, written_index from, written_index to)
{
    struct str joined = spelling_join(source->arena, name);
    return macros_find(source->macros, joined, from) != macros_find(source->macros, joined, to);
}

struct position
source_written_position(const struct source *source, written_index token)
{
    const struct written_token *written = &source->written[token];
    /* A token over several lines is marked on its first. */
    const char *line_end = memchr(written->text.ptr, '\n', written->text.len);
    size_t length = line_end ? (size_t)(line_end - written->text.ptr) : written->text.len;
    return (struct position){source->files[written->file].path, written->line, written->column, (unsigned)length};
}

struct position
source_position(const struct source *source, token_index token)
{
    return source_written_position(source, source->tokens[token].begin);
}

struct position
source_range(const struct source *source, token_index begin, token_index end)
{
    struct position position = source_position(source, begin);
    if (end <= begin) {
        position.length = 0;
        return position;
    }
    const struct written_token *first = &source->written[source->tokens[begin].begin];
    const struct written_token *last = &source->written[source->tokens[end - 1].end - 1];
    if (last->file == first->file && last->line == first->line && last->column >= first->column) {
        written_index last_index = (written_index)(last - source->written);
        position.length = last->column - first->column + source_written_position(source, last_index).length;
    }
    return position;
}

size_t
source_original_offset(const struct source *source, written_index token)
{
    return source->written_offsets[token] == UINT32_MAX ? SIZE_MAX : source->written_offsets[token];
}

struct str
source_gap(const struct source *source, written_index before)
{
    struct str left = source->written[before].text;
    const char *begin = left.ptr + left.len;
    return (struct str){begin, (size_t)(source->written[before + 1].text.ptr - begin)};
}
