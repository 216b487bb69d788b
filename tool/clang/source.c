/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Loads a source file: two runs of the user's compiler and what they tell. Requires compiler_query(). */
#include "clang/source.h"

#include "clang/flags.h"
#include "clang/written.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#define TRANSLATE_FLAG "-D" TRANSLATE_MACRO "=1"

static struct position
file_position(const char *path)
{
    return (struct position){.file = path};
}

static bool
read_stream(FILE *stream, struct buf *out)
{
    char chunk[16384];
    size_t got;
    while ((got = fread(chunk, 1, sizeof chunk, stream)) > 0) {
        buf_add(out, chunk, got);
    }
    return !ferror(stream);
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
    FILE *stream = fopen(path, "rb");
    if (!stream) {
        diag_report(diag, SEVERITY_FATAL, file_position(NULL), "cannot read '%s': %s", path, strerror(errno));
        return none;
    }
    struct buf buf = {0};
    bool is_read = read_stream(stream, &buf);
    fclose(stream);
    struct str text = {arena_copy(arena, buf.data ? buf.data : "", buf.len), buf.len};
    buf_free(&buf);
    if (!is_read) {
        diag_report(diag, SEVERITY_FATAL, file_position(NULL), "cannot read '%s': %s", path, strerror(errno));
        return none;
    }
    if (memchr(text.ptr, '\0', text.len)) {
        diag_report(diag, SEVERITY_ERROR, file_position(path), "'%s' is no C source: it holds a NUL byte", path);
        return none;
    }
    return text;
}

/* The name of the compiler for messages, as the user gave it. */
static const char *
compiler_name(const struct loading *loading)
{
    return loading->compiler->command[0];
}

static void
report_failure(const struct loading *loading, int status)
{
    if (status < 0) {
        diag_report(loading->diag, SEVERITY_FATAL, file_position(NULL), "cannot run '%s'", compiler_name(loading));
        return;
    }
    diag_report(loading->diag, SEVERITY_ERROR, file_position(loading->source->path),
                "preprocessing '%s' with '%s' failed", loading->source->path, compiler_name(loading));
}

static struct str
keep(struct arena *arena, struct buf *buf)
{
    struct str text = {arena_copy(arena, buf->data ? buf->data : "", buf->len), buf->len};
    buf_free(buf);
    return text;
}

/* The written form as the compiler prints it. NULL text after reporting. */
static struct str
run_written(struct loading *loading)
{
    const struct compiler *compiler = loading->compiler;
    struct arg_list argv = flags_begin(loading->source->arena, compiler->command);
    flags_for_preprocessing(&argv, compiler->flags, FLAGS_FIRST_RUN);
    flags_add(&argv, TRANSLATE_FLAG);
    flags_add(&argv, "-E");
    flags_add(&argv, compiler->kind == COMPILER_CLANG ? "-frewrite-includes" : "-fdirectives-only");
    flags_add(&argv, loading->source->path);
    struct buf output = {0};
    int status = process_run(flags_end(&argv), (struct str){"", 0}, &output, NULL);
    if (status != 0) {
        buf_free(&output);
        report_failure(loading, status);
        return (struct str){NULL, 0};
    }
    return keep(loading->source->arena, &output);
}

/* The messages of a run on marked text speak of columns that nobody wrote: the user's own file tells it better. */
static void
repeat_messages(struct loading *loading, const struct buf *messages)
{
    const struct compiler *compiler = loading->compiler;
    struct arg_list argv = flags_begin(loading->source->arena, compiler->command);
    flags_for_preprocessing(&argv, compiler->flags, FLAGS_FIRST_RUN);
    flags_add(&argv, TRANSLATE_FLAG);
    flags_add(&argv, "-E");
    flags_add(&argv, loading->source->path);
    struct buf output = {0};
    int status = process_run(flags_end(&argv), (struct str){"", 0}, &output, NULL);
    buf_free(&output);
    if (status == 0 && messages->len) {
        fwrite(messages->data, 1, messages->len, stderr);
    }
}

/* Standard input has no name: __BASE_FILE__ must still give the user's. */
static const char *
base_file_flag(struct arena *arena, const char *path)
{
    struct buf flag = {0};
    buf_text(&flag, "-D__BASE_FILE__=\"");
    for (; *path; path++) {
        if (*path == '"' || *path == '\\') {
            buf_char(&flag, '\\');
        }
        buf_char(&flag, *path);
    }
    buf_char(&flag, '"');
    return keep(arena, &flag).ptr;
}

/* Expands the macros of the marked text. NULL text after reporting. */
static struct str
run_expansion(struct loading *loading, struct str marked)
{
    struct arena *arena = loading->source->arena;
    const struct compiler *compiler = loading->compiler;
    struct arg_list argv = flags_begin(arena, compiler->command);
    flags_for_preprocessing(&argv, compiler->flags, FLAGS_SECOND_RUN);
    flags_add(&argv, TRANSLATE_FLAG);
    flags_add(&argv, base_file_flag(arena, loading->source->path));
    static const char *const options[] = {"-w", "-E", "-P", "-nostdinc", "-x", "c", "-"};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        flags_add(&argv, options[i]);
    }
    struct buf output = {0};
    struct buf messages = {0};
    int status = process_run(flags_end(&argv), marked, &output, &messages);
    struct str text = {NULL, 0};
    if (status == 0) {
        text = keep(arena, &output);
    } else {
        repeat_messages(loading, &messages);
        report_failure(loading, status);
    }
    buf_free(&output);
    buf_free(&messages);
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

static bool
expand(struct loading *loading)
{
    struct buf marked = {0};
    if (!markers_put(loading, &marked)) {
        buf_free(&marked);
        return false;
    }
    struct str expanded = run_expansion(loading, buf_slice(&marked));
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
source_load(struct arena *arena, struct diag *diag, const struct compiler *compiler, const char *path)
{
    struct source *source = ARENA_NEW(arena, struct source);
    struct loading loading = {source, diag, compiler, find_rules(compiler), {0}, {0}};
    source->arena = arena;
    source->path = path;
    source->original = read_original(arena, diag, path);
    if (!source->original.ptr) {
        return NULL;
    }
    struct str text = run_written(&loading);
    if (text.ptr) {
        text = compiler->kind == COMPILER_CLANG ? conditionals_resolve(&loading, text)
                                                : pragmas_restore(&loading, text);
    }
    if (!text.ptr) {
        return NULL;
    }
    source->text = text;
    written_read(&loading);
    offsets_find(&loading);
    if (!macros_have_keyword(source->macros)) {
        skip_expansion(source);
        return source;
    }
    return expand(&loading) ? source : NULL;
}

bool
source_is_macro(const struct source *source, struct str name, written_index at)
{
    return macros_find(source->macros, name, at) != NULL;
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
