/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The two runs of the user's compiler: on the user's file, and on the marked text. */
#include "clang/flags.h"
#include "clang/written.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define TRANSLATE_FLAG "-D" TRANSLATE_MACRO "=1"

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
        diag_report(loading->diag, SEVERITY_FATAL, (struct position){0}, "cannot run '%s'", compiler_name(loading));
        return;
    }
    diag_report(loading->diag, SEVERITY_ERROR, (struct position){.file = loading->source->path},
                "preprocessing '%s' with '%s' failed", loading->source->path, compiler_name(loading));
}

static struct str
keep(struct arena *arena, struct buf *buf)
{
    struct str text = {arena_copy(arena, buf->data ? buf->data : "", buf->len), buf->len};
    buf_free(buf);
    return text;
}

/* A copy of the input under another name, made for one run. */
struct stand_in {
    const char *directory;
    const char *path;
};

/* A text as C writes it in a literal. */
static const char *
quote(struct arena *arena, const char *text)
{
    struct buf quoted = {0};
    buf_char(&quoted, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') {
            buf_char(&quoted, '\\');
        }
        buf_char(&quoted, *text);
    }
    buf_char(&quoted, '"');
    return keep(arena, &quoted).ptr;
}

static const char *
directory_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash) {
        return ".";
    }
    return slash == path ? "/" : arena_copy(arena, path, (size_t)(slash - path));
}

/* Writes the input, quotes hidden, below a line marker that names the input; false after reporting. */
static bool
create_stand_in(struct loading *loading, struct stand_in *out)
{
    struct arena *arena = loading->source->arena;
    struct str original = loading->source->original;
    const char *parent = getenv("TMPDIR");
    char *directory = arena_printf(arena, "%s/asyncc-XXXXXX", parent && *parent ? parent : "/tmp");
    const char *path = loading->source->path;
    const char *slash = strrchr(path, '/');
    size_t skipped = original.len >= 3 && memcmp(original.ptr, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    char *text = arena_copy(arena, original.ptr + skipped, original.len - skipped);
    quotes_hide(loading->rules, text, original.len - skipped);
    FILE *stream = NULL;
    if (mkdtemp(directory)) {
        *out = (struct stand_in){directory, arena_printf(arena, "%s/%s", directory, slash ? slash + 1 : path)};
        stream = fopen(out->path, "wb");
    }
    if (!stream) {
        diag_report(loading->diag, SEVERITY_FATAL, (struct position){0}, "cannot write to '%s': %s", directory,
                    strerror(errno));
        return false;
    }
    fprintf(stream, "# 1 %s\n", quote(arena, path));
    fwrite(text, 1, original.len - skipped, stream);
    fclose(stream);
    return true;
}

static void
remove_stand_in(const struct stand_in *stand_in)
{
    unlink(stand_in->path);
    rmdir(stand_in->directory);
}

/* What the run on the stand-in printed, as if it had been the input. */
static struct str
name_input(struct loading *loading, const struct stand_in *stand_in, struct buf *output)
{
    struct arena *arena = loading->source->arena;
    const char *from = quote(arena, stand_in->path);
    const char *to = quote(arena, loading->source->path);
    size_t from_len = strlen(from);
    struct buf named = {0};
    const char *at = output->data ? output->data : "";
    for (const char *found; (found = strstr(at, from)); at = found + from_len) {
        buf_add(&named, at, (size_t)(found - at));
        buf_text(&named, to);
    }
    buf_text(&named, at);
    quotes_show(named.data, named.len);
    buf_free(output);
    return keep(arena, &named);
}

bool
compiler_misreads_quotes(const struct compiler *compiler)
{
    struct str version = compiler_macro(compiler, "__GNUC__");
    return compiler->kind == COMPILER_GCC && version.ptr && atoi(version.ptr) >= 11;
}

static bool
needs_stand_in(const struct loading *loading)
{
    return compiler_misreads_quotes(loading->compiler)
           && quotes_hide_directives(loading->rules, loading->source->original);
}

/* The arguments of a run on the user's file. */
static struct arg_list
begin_first_run(struct loading *loading)
{
    const struct compiler *compiler = loading->compiler;
    struct arg_list argv = flags_begin(loading->source->arena, compiler->command);
    flags_for_preprocessing(&argv, compiler->flags, FLAGS_FIRST_RUN);
    flags_add(&argv, TRANSLATE_FLAG);
    flags_add(&argv, "-E");
    return argv;
}

/* Runs the compiler; what it has to say goes where everything goes. */
static int
run_compiler(struct loading *loading, const char *const *argv, struct buf *output)
{
    if (diag_is_text(loading->diag)) {
        return process_run(argv, (struct str){"", 0}, output, NULL);
    }
    struct buf messages = {0};
    int status = process_run(argv, (struct str){"", 0}, output, &messages);
    diag_forward(loading->diag, buf_slice(&messages));
    buf_free(&messages);
    return status;
}

/* What a run in the host gave. */
static struct str
finish_in_host(struct loading *loading, struct buf *output, bool is_good)
{
    if (is_good) {
        return keep(loading->source->arena, output);
    }
    buf_free(output);
    return (struct str){NULL, 0};
}

struct str
runs_make_written(struct loading *loading)
{
    struct source *source = loading->source;
    struct stand_in stand_in = {NULL, NULL};
    struct str none = {NULL, 0};
    struct buf output = {0};
    const struct preprocessor *host = loading->compiler->preprocessor;
    if (host) {
        return finish_in_host(loading, &output, host->rewrite(host->context, &output));
    }
    if (needs_stand_in(loading) && !create_stand_in(loading, &stand_in)) {
        return none;
    }
    struct arg_list argv = begin_first_run(loading);
    flags_add(&argv, loading->compiler->kind == COMPILER_CLANG ? "-frewrite-includes" : "-fdirectives-only");
    if (stand_in.path) {
        /* "x.h" is looked for beside the input first, as it would be. */
        flags_add(&argv, "-iquote");
        flags_add(&argv, directory_of(source->arena, source->path));
    }
    flags_add(&argv, stand_in.path ? stand_in.path : source->path);
    int status = run_compiler(loading, flags_end(&argv), &output);
    if (stand_in.path) {
        remove_stand_in(&stand_in);
    }
    if (status != 0) {
        buf_free(&output);
        report_failure(loading, status);
        return none;
    }
    return stand_in.path ? name_input(loading, &stand_in, &output) : keep(source->arena, &output);
}

/* The messages of a run on marked text speak of columns that nobody wrote: the user's own file tells it better. */
static void
repeat_messages(struct loading *loading, const struct buf *messages)
{
    struct arg_list argv = begin_first_run(loading);
    flags_add(&argv, loading->source->path);
    struct buf output = {0};
    int status = run_compiler(loading, flags_end(&argv), &output);
    buf_free(&output);
    if (status == 0 && messages->len) {
        diag_forward(loading->diag, buf_slice(messages));
    }
}

static struct process
start_second_run(const struct loading *loading)
{
    struct arena *arena = loading->source->arena;
    const struct compiler *compiler = loading->compiler;
    struct arg_list argv = flags_begin(arena, compiler->command);
    flags_for_preprocessing(&argv, compiler->flags, FLAGS_SECOND_RUN);
    flags_add(&argv, TRANSLATE_FLAG);
    /* Standard input has no name: __BASE_FILE__ must still give the user's. */
    flags_add(&argv, arena_printf(arena, "-D__BASE_FILE__=%s", quote(arena, loading->source->path)));
    static const char *const options[] = {"-w", "-E", "-P", "-nostdinc", "-x", "c", "-"};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        flags_add(&argv, options[i]);
    }
    return process_start(flags_end(&argv), PROCESS_ERRORS_COLLECTED);
}

void
runs_begin(struct loading *loading)
{
    if (!loading->compiler->preprocessor && source_mentions_async(loading->source)) {
        loading->second = start_second_run(loading);
    }
}

void
runs_end(struct loading *loading)
{
    struct buf ignored = {0};
    process_finish(&loading->second, (struct str){"", 0}, &ignored, &ignored);
    buf_free(&ignored);
}

struct str
runs_expand(struct loading *loading, struct str marked)
{
    struct arena *arena = loading->source->arena;
    const struct preprocessor *host = loading->compiler->preprocessor;
    struct buf output = {0};
    if (host) {
        return finish_in_host(loading, &output, host->expand(host->context, marked, &output));
    }
    if (loading->second.pid == 0) {
        loading->second = start_second_run(loading);
    }
    struct buf messages = {0};
    int status = process_finish(&loading->second, marked, &output, &messages);
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
