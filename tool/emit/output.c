/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Splices: ranges of the user's text and what stands there instead. */
#include "emit/output.h"

#include "emit/edits.h"
#include "emit/unit.h"

#include <stdint.h>
#include <stdlib.h>

struct splice {
    written_index begin;
    written_index end;
    struct printer out;
    bool is_inline;     /* within a line: no line directives round it */
    unsigned order;
};

struct output {
    struct arena *arena;
    struct program *program;
    const struct source *source;
    const struct output_options *options;
    size_t skipped; /* bytes of the original that are left out at its start: a byte order mark */
    VEC(struct splice *) splices;
};

static struct splice *
add_splice(struct output *output, written_index begin, written_index end)
{
    struct splice *splice = ARENA_NEW(output->arena, struct splice);
    splice->begin = begin;
    splice->end = end;
    splice->order = (unsigned)output->splices.len;
    splice->out.has_directives = output->options->has_line_directives;
    vec_push(output->arena, &output->splices, splice);
    return splice;
}

static bool
is_in_main_file(const struct output *output, written_index at)
{
    return output->source->files[output->source->written[at].file].is_main;
}

/* Whether the range can be replaced in this form; in the readable form headers stay as they are. */
static bool
can_replace(const struct output *output, written_index at)
{
    return output->options->form == OUTPUT_SELF_CONTAINED || is_in_main_file(output, at);
}

static void
report_header(struct output *output, token_index token, const char *what)
{
    struct position at = source_position(output->source, token);
    diag_report(output->program->diag, SEVERITY_ERROR, at,
                "%s in a header cannot be translated in the readable form; use --emit=self-contained", what);
}

/* The written range of tokens, a semicolon behind it included. */
static struct splice *
splice_declaration(struct output *output, token_index begin, token_index end)
{
    const struct token *tokens = output->source->tokens;
    if (str_is(tokens[end].text, ";")) {
        end++;
    }
    return add_splice(output, tokens[begin].begin, tokens[end - 1].end);
}

/* ---- async functions ---- */

/* Where a function's unit goes: its own place, or behind the last of its callees'. */
static struct splice *
find_place(struct output *output, const struct function *fn)
{
    struct splice *place = fn->splice;
    for (size_t i = 0; i < fn->awaits.len; i++) {
        const struct await *await = fn->awaits.items[i];
        const struct function *callee = await->kind == AWAIT_CALL ? program_find(output->program, await->callee) : NULL;
        if (callee && callee->place && callee->place->begin > place->begin) {
            place = callee->place;
        }
    }
    return place;
}

static void
emit_foreign_prototypes(struct output *output, struct splice *place, const struct function *fn)
{
    for (size_t i = 0; i < fn->awaits.len; i++) {
        const struct await *await = fn->awaits.items[i];
        if (await->kind != AWAIT_FOREIGN) {
            continue;
        }
        written_index at = output->source->tokens[await->callee->begin].begin;
        if (!can_replace(output, at)) {
            unit_emit_prototypes(&place->out, output->program, await->callee);
        }
    }
}

static void
place_units(struct output *output)
{
    struct program *program = output->program;
    for (size_t i = 0; i < program->functions.len; i++) {
        struct function *fn = program->functions.items[i];
        if (!fn->splice) {
            continue;
        }
        fn->place = find_place(output, fn);
        if (fn->place != fn->splice) {
            unit_emit_prototypes(&fn->splice->out, program, fn->decl);
        }
    }
    for (size_t i = 0; i < program->functions.len; i++) {
        struct function *fn = program->functions.items[i];
        if (fn->splice) {
            emit_foreign_prototypes(output, fn->place, fn);
            unit_emit(&fn->place->out, program, fn, fn->place->end);
        }
    }
}

static void
add_function(struct output *output, struct decl *decl)
{
    written_index at = output->source->tokens[decl->begin].begin;
    if (!decl->is_definition) {
        if (can_replace(output, at)) {
            struct splice *splice = splice_declaration(output, decl->begin, decl->end);
            unit_emit_prototypes(&splice->out, output->program, decl);
        }
        return;
    }
    if (!can_replace(output, at)) {
        report_header(output, decl->name_token, "the body of an async function");
        return;
    }
    struct function *fn = program_find(output->program, decl);
    const struct token *tokens = output->source->tokens;
    fn->splice = add_splice(output, tokens[decl->begin].begin, tokens[decl->body_end - 1].end);
}

/* ---- consumers in plain functions ---- */

/* All tokens of the macro call that the token belongs to; the token itself if it was written so. */
static void
widen(const struct source *source, token_index *begin, token_index *end)
{
    while (*begin > 0 && !source->tokens[*begin].is_direct &&
           source->tokens[*begin - 1].begin == source->tokens[*begin].begin) {
        --*begin;
    }
    while (!source->tokens[*end - 1].is_direct && source->tokens[*end].begin == source->tokens[*end - 1].begin) {
        ++*end;
    }
}

static void
splice_edits(struct output *output, struct emission *emission)
{
    const struct source *source = output->source;
    for (token_index i = 0; i < emission->token_count; i++) {
        const struct edit *edit = emission->edits[i];
        if (!edit) {
            continue;
        }
        token_index begin = edit->begin;
        token_index end = edit->end;
        widen(source, &begin, &end);
        if (!can_replace(output, source->tokens[begin].begin)) {
            report_header(output, begin, "a task started");
            return;
        }
        struct splice *splice = add_splice(output, source->tokens[begin].begin, source->tokens[end - 1].end);
        splice->is_inline = true;
        splice->out.has_directives = false;
        emission->out = &splice->out;
        emit_tokens(emission, begin, end);
        i = end - 1 - emission->first_token;
    }
}

static void
add_plain_function(struct output *output, struct decl *decl)
{
    struct emission *emission =
        emission_new(output->arena, output->program, NULL, NULL, decl->begin, decl->body_end);
    edits_add_consumers(emission, decl->body);
    splice_edits(output, emission);
}

/* async_static_task(f) -> struct f__task, outside of async functions */
static void
add_static_tasks(struct output *output)
{
    const struct source *source = output->source;
    for (token_index i = 0; i + 3 < source->token_count; i++) {
        if (source->tokens[i].keyword != KEYWORD_STATIC_TASK || !can_replace(output, source->tokens[i].begin)) {
            continue;
        }
        token_index begin = i;
        token_index end = i + 4;
        struct str name = source->tokens[i + 2].text;
        widen(source, &begin, &end);
        struct splice *splice = add_splice(output, source->tokens[begin].begin, source->tokens[end - 1].end);
        splice->is_inline = true;
        for (token_index k = begin; k < end; k++) {
            if (k == i) {
                print_format(&splice->out, "struct %.*s__task", STR_ARG(name));
                k += 3;
            } else {
                print_format(&splice->out, "%.*s ", STR_ARG(source->tokens[k].text));
            }
        }
    }
}

static void
collect(struct output *output)
{
    struct ast *ast = output->program->ast;
    for (size_t i = 0; i < ast->decl_count; i++) {
        struct decl *decl = ast->decls[i];
        if (decl->kind == DECL_FUNCTION && decl->first->async_kind != ASYNC_NOT) {
            add_function(output, decl);
        } else if (decl->kind == DECL_FUNCTION && decl->body) {
            add_plain_function(output, decl);
        } else if (decl->kind == DECL_TASK_POOL && decl->about) {
            struct function *fn = program_find(output->program, decl->about);
            if (fn && can_replace(output, output->source->tokens[decl->begin].begin)) {
                fn->pool_splice = splice_declaration(output, decl->begin, decl->end);
            }
        }
    }
    add_static_tasks(output);
    place_units(output);
    for (size_t i = 0; i < output->program->functions.len; i++) {
        struct function *fn = output->program->functions.items[i];
        if (fn->pool_splice) {
            struct splice *splice =
                fn->place->begin > fn->pool_splice->begin ? fn->place : fn->pool_splice;
            unit_emit_pool(&splice->out, output->program, fn);
        }
    }
}

/* ---- putting it together ---- */

static int
compare_splices(const void *a, const void *b)
{
    const struct splice *left = *(struct splice *const *)a;
    const struct splice *right = *(struct splice *const *)b;
    if (left->begin != right->begin) {
        return left->begin < right->begin ? -1 : 1;
    }
    return left->order < right->order ? -1 : left->order > right->order;
}

static size_t
offset_of(const struct output *output, written_index at)
{
    if (output->options->form == OUTPUT_READABLE) {
        return source_original_offset(output->source, at) - output->skipped;
    }
    return (size_t)(output->source->written[at].text.ptr - output->source->text.ptr);
}

static void
resume_text(struct output *output, struct printer *out, written_index last)
{
    print_line_end(out);
    const struct written_token *written = &output->source->written[last];
    out->file = NULL;
    print_at(out, output->source->files[written->file].path, written->line);
}

static void
assemble(struct output *output, struct str base, struct printer *out)
{
    size_t at = 0;
    for (size_t i = 0; i < output->splices.len; i++) {
        struct splice *splice = output->splices.items[i];
        size_t begin = offset_of(output, splice->begin);
        size_t end = offset_of(output, splice->end - 1) + output->source->written[splice->end - 1].text.len;
        if (begin < at) {
            continue;
        }
        print_str(out, (struct str){base.ptr + at, begin - at});
        if (splice->is_inline) {
            print_str(out, buf_slice(&splice->out.text));
        } else {
            print_line_end(out);
            print_str(out, buf_slice(&splice->out.text));
            resume_text(output, out, splice->end - 1);
        }
        at = end;
        buf_free(&splice->out.text);
    }
    print_str(out, (struct str){base.ptr + at, base.len - at});
}

/* Lines of our own get their number. */
static void
number_lines(struct str text, const char *name, struct buf *out)
{
    unsigned line = 1;
    const char *end = text.ptr + text.len;
    for (const char *c = text.ptr; c < end; c++) {
        if (*c == PRINTER_GENERATED_MARK && c + 1 < end && c[1] == '\n') {
            buf_printf(out, "#line %u \"%s\"", line + 1, name);
            continue;
        }
        buf_char(out, *c);
        line += *c == '\n';
    }
}

void
output_build(struct program *program, const struct output_options *options, struct buf *out)
{
    struct output output = {
        .arena = program->arena, .program = program, .source = program->source, .options = options};
    collect(&output);
    qsort(output.splices.items, output.splices.len, sizeof *output.splices.items, compare_splices);
    struct printer printer = {.has_directives = options->has_line_directives};
    bool is_readable = options->form == OUTPUT_READABLE;
    print_text(&printer, "/* Generated by asyncc; do not edit. */\n");
    if (is_readable) {
        print_text(&printer, "#define ASYNC_TRANSLATED 1\n");
        print_at(&printer, program->source->path, 1);
    }
    struct str base = is_readable ? program->source->original : program->source->text;
    if (is_readable && str_starts_with(base, "\xEF\xBB\xBF")) {
        output.skipped = 3;
        base.ptr += output.skipped;
        base.len -= output.skipped;
    }
    assemble(&output, base, &printer);
    number_lines(buf_slice(&printer.text), options->name, out);
    buf_free(&printer.text);
}
