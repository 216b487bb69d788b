/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The list of passes. */
#include "translate.h"

#include "analysis/check.h"
#include "analysis/cfg.h"
#include "analysis/escape.h"
#include "analysis/forward.h"
#include "analysis/fresh.h"
#include "analysis/layout.h"
#include "analysis/live.h"
#include "analysis/merge.h"
#include "analysis/stack.h"
#include "base/relative.h"
#include "clang/parse.h"
#include "clang/source.h"
#include "emit/token_check.h"
#include "lower/normal.h"
#include "model/bound.h"
#include "model/build.h"
#include "model/check.h"
#include "model/forgotten.h"
#include "model/lint.h"
#include "model/project.h"
#include "model/rename.h"
#include "model/uses.h"
#include "report.h"

#include <assert.h>
#include <stdio.h>

/* One file. */
struct pipeline {
    struct arena *arena;
    struct diag *diag;
    const struct options *options;
    struct source *source;
    struct ast *ast;
    struct program *program;         /* NULL: not read, or without async */
    struct translation *translation;
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

/* --plant=saved: behind all checks, the last await that saves anything forgets one. */
static void
plant_fault(struct function *fn)
{
    size_t i = fn->awaits.len;
    while (i > 0 && fn->awaits.items[i - 1]->saved.len == 0) {
        i--;
    }
    if (i > 0 && (fn->program->faults & FAULT_SAVED)) {
        struct await *await = fn->awaits.items[i - 1];
        const struct local *forgotten = await->saved.items[--await->saved.len];
        await->stored.len -= await->stored.len && vec_last(&await->stored) == forgotten;
    }
}

static bool
analyse(const struct pipeline *pipeline, struct function *fn)
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
    return true;
}

static void
lay_out(const struct pipeline *pipeline, struct function *fn)
{
    if (pipeline->options->has_merge) {
        merge_drop_empty(fn);
        forward_find(fn);
    }
    layout_compute(fn);
    dump_function(pipeline, PASS_LAYOUT, fn, layout_dump);
    if (fn->program->is_optimized) {
        fresh_compute(fn);
    }
    dump_function(pipeline, PASS_SAVES, fn, fresh_dump);
#ifndef NDEBUG
    struct buf problems = {0};
    if (!layout_check(fn, &problems)) {
        fprintf(stderr, "asyncc: layout of '%.*s':\n%s", STR_ARG(fn->decl->name), problems.data);
        assert(!"two live objects share bytes");
    }
    buf_free(&problems);
#endif
    plant_fault(fn);
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
    return pipeline->ast && pipeline->options->stop_after != PASS_AST;
}

static void
model(struct pipeline *pipeline, struct project *project, const struct compiler *compiler)
{
    const struct options *options = pipeline->options;
    struct program *program = program_build(project, pipeline->diag, pipeline->source, pipeline->ast);
    program->heap = options->heap == HEAP_ON || (options->heap == HEAP_AUTO && compiler->has_os);
    program->faults = options->faults;
    program->has_poison = options->has_poison;
    program->has_checks = options->has_checks;
    program->is_optimized = options->has_overlap;
    program->has_plain = options->has_plain;
    pipeline->program = program;
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
emit(struct pipeline *pipeline, const struct compiler *compiler)
{
    const struct options *options = pipeline->options;
    bool has_name = options->output && !options->is_output_directory && strcmp(options->output, "-") != 0;
    struct output_options output = {
        .form = options->emit == EMIT_READABLE ? OUTPUT_READABLE : OUTPUT_SELF_CONTAINED,
        .has_line_directives = options->has_line_directives,
        .name = options->output ? base_name(has_name ? options->output : pipeline->source->path) : "<asyncc>",
        .prefix = find_prefix(pipeline),
    };
    struct output_text text = {0};
    if (options->has_token_check) {
        output_build_checked(pipeline->program, compiler, &output, &text);
    } else {
        output_build(pipeline->program, &output, &text);
    }
    pipeline->translation->output = text.text;
}

static void
report(const struct pipeline *pipeline)
{
    if (pipeline->options->report != REPORT_NONE) {
        report_build(pipeline->program, pipeline->options->report, pipeline->source->path,
                     &pipeline->translation->report);
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

/* From the file to its model. */
static void
read_file(struct pipeline *pipeline, struct project *project, const struct compiler *compiler, const char *path,
          struct parse_loader *loader)
{
    struct translation *translation = pipeline->translation;
    pipeline->source = source_open(pipeline->arena, pipeline->diag, compiler, path);
    if (!pipeline->source) {
        return;
    }
    if (source_mentions_async(pipeline->source)) {
        parse_load_begin(loader);
    }
    if (!source_load(pipeline->source, pipeline->diag, compiler)) {
        pipeline->source = NULL;
        return;
    }
    list_dependencies(pipeline->source, translation);
    if (!pipeline->source->has_keywords) {
        forgotten_check(pipeline->source, pipeline->diag);
        translation->is_verbatim = true;
        buf_str(&translation->output, pipeline->source->original);
        report(pipeline);
        return;
    }
    if (pipeline->options->stop_after != PASS_TOKENS && parse(pipeline, compiler)) {
        model(pipeline, project, compiler);
    }
}

/* What each function may and may not do, and how it is used, by other files too. */
static void
check_all(struct project *project, struct diag *diag)
{
    for (size_t i = 0; i < project->programs.len; i++) {
        struct program *program = project->programs.items[i];
        check_program(program);
        uses_compute(program);
        diag_flush(diag);
    }
    for (size_t i = 0; i < project->programs.len && diag_error_count(diag) == 0; i++) {
        lint_program(project->programs.items[i]);
        diag_flush(diag);
    }
}

static bool
lower_all(const struct pipeline *any, struct project *project)
{
    bool goes = true;
    for (size_t i = 0; i < project->functions.len; i++) {
        function_build(project->functions.items[i]);
    }
    for (size_t i = 0; i < project->functions.len; i++) {
        goes &= analyse(any, project->functions.items[i]);
    }
    if (goes && any->options->has_merge) {
        merge_find(project, any->options->merges_all ? MERGE_ALL : MERGE_FASTER);
    }
    for (size_t i = 0; goes && i < project->functions.len; i++) {
        lay_out(any, project->functions.items[i]);
    }
    merge_number(project);
    for (size_t i = 0; goes && i < project->programs.len; i++) {
        for (size_t k = 0; k < project->programs.items[i]->guests.len; k++) {
            layout_measure_guest(project->programs.items[i]->guests.items[k]);
        }
        bound_check(project->programs.items[i]);
        report_check_limit(project->programs.items[i], any->options->max_frame);
    }
    return goes && goes_on(any, PASS_LAYOUT);
}

void
translate_files(struct arena *arena, struct diag *diag, const struct options *options, const struct compiler *compiler,
                const char *const *paths, struct translation *const *out_translations, size_t count)
{
    struct pipeline *pipelines = ARENA_ARRAY(arena, struct pipeline, count + 1);
    struct project *project = project_new(arena);
    struct pipeline any = {.arena = arena, .diag = diag, .options = options};
    struct parse_loader loader = {0};
    for (size_t i = 0; i < count; i++) {
        pipelines[i] = any;
        pipelines[i].translation = out_translations[i];
        *out_translations[i] = (struct translation){0};
        read_file(&pipelines[i], project, compiler, paths[i], &loader);
        diag_flush(diag);
    }
    parse_load_end(&loader);
    if (!goes_on(&any, PASS_AST)) {
        return;
    }
    project_link(project);
    check_all(project, diag);
    if (!goes_on(&any, PASS_MODEL) || !lower_all(&any, project)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (pipelines[i].program) {
            report(&pipelines[i]);
            emit(&pipelines[i], compiler);
        }
    }
}
