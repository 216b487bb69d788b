/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The list of passes. */
#include "translate.h"

#include "analysis/check.h"
#include "analysis/cfg.h"
#include "analysis/escape.h"
#include "analysis/layout.h"
#include "analysis/live.h"
#include "analysis/stack.h"
#include "base/relative.h"
#include "clang/parse.h"
#include "clang/source.h"
#include "emit/token_check.h"
#include "lower/normal.h"
#include "model/build.h"
#include "model/check.h"
#include "model/forgotten.h"
#include "model/lint.h"
#include "model/rename.h"
#include "model/uses.h"
#include "report.h"

#include <assert.h>
#include <stdio.h>

struct pipeline {
    struct arena *arena;
    struct diag *diag;
    const struct options *options;
    struct source *source;
    struct ast *ast;
    struct program *program;
};

static void
show(struct buf *text)
{
    if (text->len) {
        fwrite(text->data, 1, text->len, stdout);
    }
    buf_free(text);
}

/* Whether to go on behind this pass. */
static bool
goes_on(const struct pipeline *pipeline, enum pass pass)
{
    return pipeline->options->stop_after != pass && diag_error_count(pipeline->diag) == 0 &&
           diag_fatal_count(pipeline->diag) == 0;
}

static void
dump_function(const struct pipeline *pipeline, enum pass pass, const struct function *fn,
              void (*dump)(const struct function *, struct buf *))
{
    if (pipeline->options->dump[pass]) {
        struct buf text = {0};
        dump(fn, &text);
        show(&text);
    }
}

static bool
analyse(struct pipeline *pipeline, struct function *fn)
{
    normalise(fn);
    dump_function(pipeline, PASS_NORMAL, fn, normal_dump);
    if (!goes_on(pipeline, PASS_NORMAL)) {
        return false;
    }
    cfg_build(fn);
    escape_compute(fn);
    dump_function(pipeline, PASS_CFG, fn, cfg_dump);
    live_compute(fn);
    stack_check(fn);
    rename_compute(fn);
    dump_function(pipeline, PASS_LIVE, fn, live_dump);
    layout_compute(fn);
    dump_function(pipeline, PASS_LAYOUT, fn, layout_dump);
#ifndef NDEBUG
    struct buf problems = {0};
    if (!layout_check(fn, &problems)) {
        fprintf(stderr, "asyncc: layout of '%.*s':\n%s", STR_ARG(fn->decl->name), problems.data);
        assert(!"two live objects share bytes");
    }
    buf_free(&problems);
#endif
    return true;
}

static bool
lower_all(struct pipeline *pipeline)
{
    struct program *program = pipeline->program;
    bool goes = true;
    for (size_t i = 0; i < program->functions.len; i++) {
        function_build(program->functions.items[i]);
    }
    for (size_t i = 0; i < program->functions.len; i++) {
        goes &= analyse(pipeline, program->functions.items[i]);
    }
    if (goes) {
        report_check_limit(program, pipeline->options->max_frame);
    }
    return goes && diag_error_count(pipeline->diag) == 0 && pipeline->options->stop_after > PASS_LAYOUT;
}

static bool
parse(struct pipeline *pipeline, const struct compiler *compiler)
{
    pipeline->ast = parse_source(pipeline->arena, pipeline->diag, compiler, pipeline->source);
    if (pipeline->ast && pipeline->options->dump[PASS_AST]) {
        struct buf text = {0};
        ast_dump(pipeline->ast, pipeline->source, &text);
        show(&text);
    }
    return pipeline->ast && goes_on(pipeline, PASS_AST);
}

static bool
model(struct pipeline *pipeline, const struct compiler *compiler)
{
    bool heap = pipeline->options->heap == HEAP_ON || (pipeline->options->heap == HEAP_AUTO && compiler->has_os);
    pipeline->program = program_build(pipeline->arena, pipeline->diag, pipeline->source, pipeline->ast, heap);
    pipeline->program->has_poison = pipeline->options->has_poison;
    check_program(pipeline->program);
    if (diag_error_count(pipeline->diag) == 0) {
        lint_program(pipeline->program);
    }
    uses_compute(pipeline->program);
    return goes_on(pipeline, PASS_MODEL);
}

static const char *
base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static const char *
directory_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_copy(arena, path, (size_t)(slash - path + 1)) : ".";
}

/* From where the output will stand to where the input stands. */
static const char *
find_prefix(const struct pipeline *pipeline)
{
    const struct options *options = pipeline->options;
    if (!options->output || strcmp(options->output, "-") == 0) {
        return "";
    }
    const char *directory = options->is_output_directory ? options->output
                                                         : directory_of(pipeline->arena, options->output);
    return relative_path(pipeline->arena, directory, directory_of(pipeline->arena, pipeline->source->path));
}

static void
emit(struct pipeline *pipeline, const struct compiler *compiler, struct translation *translation)
{
    const struct options *options = pipeline->options;
    bool has_name = options->output && !options->is_output_directory && strcmp(options->output, "-") != 0;
    struct output_options output = {
        .form = options->emit == EMIT_READABLE ? OUTPUT_READABLE : OUTPUT_SELF_CONTAINED,
        .has_line_directives = options->has_line_directives,
        .name = base_name(has_name ? options->output : pipeline->source->path),
        .prefix = find_prefix(pipeline),
    };
    struct output_text text = {0};
    if (options->has_token_check) {
        output_build_checked(pipeline->program, compiler, &output, &text);
    } else {
        output_build(pipeline->program, &output, &text);
    }
    translation->output = text.text;
}

static void
report(const struct pipeline *pipeline, struct translation *translation)
{
    if (pipeline->options->report != REPORT_NONE) {
        report_build(pipeline->program, pipeline->options->report, pipeline->source->path, &translation->report);
    }
}

static bool
is_system_file(const struct source *source, const char *path)
{
    for (size_t i = 0; i < source->file_count; i++) {
        if (strcmp(source->files[i].path, path) == 0) {
            return source->files[i].is_system;
        }
    }
    return false;
}

static void
list_dependencies(const struct source *source, struct translation *out_translation)
{
    bool *is_system = ARENA_ARRAY(source->arena, bool, source->dependency_count);
    for (size_t i = 0; i < source->dependency_count; i++) {
        is_system[i] = is_system_file(source, source->dependencies[i]);
    }
    out_translation->dependencies = source->dependencies;
    out_translation->dependency_is_system = is_system;
    out_translation->dependency_count = source->dependency_count;
}

void
translate_file(struct arena *arena, struct diag *diag, const struct options *options, const struct compiler *compiler,
               const char *path, struct translation *out_translation)
{
    struct pipeline pipeline = {.arena = arena, .diag = diag, .options = options};
    *out_translation = (struct translation){0};
    pipeline.source = source_load(arena, diag, compiler, path);
    if (!pipeline.source) {
        return;
    }
    list_dependencies(pipeline.source, out_translation);
    if (!pipeline.source->has_keywords) {
        forgotten_check(pipeline.source, diag);
        out_translation->is_verbatim = true;
        buf_str(&out_translation->output, pipeline.source->original);
        report(&pipeline, out_translation);
        return;
    }
    if (goes_on(&pipeline, PASS_TOKENS) && parse(&pipeline, compiler) && model(&pipeline, compiler) &&
        lower_all(&pipeline)) {
        report(&pipeline, out_translation);
        emit(&pipeline, compiler, out_translation);
    }
}
