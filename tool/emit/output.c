/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Decides what is replaced by what: async functions, their prototypes and pools, consumers, static tasks. */
#include "emit/output.h"

#include "emit/edits.h"
#include "emit/splice.h"
#include "emit/tags.h"
#include "emit/unit.h"
#include "model/uses.h"

#include <stdint.h>

struct output {
    struct arena *arena;
    struct program *program;
    const struct source *source;
    const struct output_options *options;
    splice_vec splices;
    struct map functions; /* by name */
    struct splice *prototype; /* the last                                                                */
    token_index last_typedef; /* the word async of the last one                                          */
    struct map declared;  /* names whose start functions have been declared beside a header's prototype */
};

static struct splice *
add_splice(struct output *output, token_index begin, token_index end)
{
    struct splice *splice = ARENA_NEW(output->arena, struct splice);
    splice->begin = begin;
    splice->end = end;
    splice->order = (unsigned)output->splices.len + 1;
    splice->out.has_directives = output->options->has_line_directives;
    splice->out.keeps_meaning = output->options->keeps_meaning;
    vec_push(output->arena, &output->splices, splice);
    return splice;
}

static bool
is_in_main_file(const struct output *output, written_index at)
{
    return source_original_offset(output->source, at) != SIZE_MAX;
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
    return add_splice(output, begin, end);
}

/* ---- async functions ---- */

/* Prototypes in headers that stay as they are say nothing about the start function. */
static void
declare_start(struct output *output, struct printer *out, const struct decl *callee)
{
    const struct decl *first = callee->first;
    if (!can_replace(output, output->source->tokens[first->begin].begin) && !map_find(&output->declared, first->name)) {
        map_set(&output->declared, first->name, output);
        unit_emit_declarations(out, output->program, first);
    }
}

/* Of the functions that are used as values. */
static void
declare_values(struct output *output, struct printer *out, const struct node *node)
{
    if (!node || node->is_simple) {
        return;
    }
    if (node->kind == NODE_REF && node->decl->kind == DECL_FUNCTION && node->decl->first->async_kind != ASYNC_NOT &&
        !is_callee(node)) {
        declare_start(output, out, node->decl);
    }
    for (size_t i = 0; i < node->child_count; i++) {
        declare_values(output, out, node->children[i]);
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        declare_values(output, out, node->decls[i]->init);
    }
}

static void
declare_awaited(struct output *output, struct splice *place, const struct function *fn)
{
    for (size_t i = 0; i < fn->awaits.len; i++) {
        const struct decl *callee = fn->awaits.items[i]->callee;
        if (callee && !program_find(output->program, callee)) {
            declare_start(output, &place->out, callee);
        }
    }
    declare_values(output, &place->out, fn->decl->body);
}

/* Behind the place of a function whose frame or task is to be complete. */
static void place_unit(struct output *output, struct function *fn);

static void
place_behind(struct output *output, struct function *fn, struct function *other)
{
    if (!other || !other->splice || other == fn) {
        return;
    }
    place_unit(output, other);
    if (other->place->begin > fn->place->begin) {
        fn->place = other->place;
    }
}

/* Whom an await calls with a frame from the heap; NULL: not so, of another file, or through a pointer. */
static struct function *
heap_callee(const struct output *output, const struct await *await)
{
    return await->kind == AWAIT_HEAP && await->callee ? program_find(output->program, await->callee) : NULL;
}

/* A frame on the heap is made by functions that must have been declared: where nothing else does it, the definition does, and
 * the unit that calls them goes there. */
static void
place_callees_on_heap(struct output *output, struct function *fn)
{
    for (size_t i = 0; i < fn->awaits.len; i++) {
        const struct await *await = fn->awaits.items[i];
        const struct function *other = heap_callee(output, await);
        struct splice *place = !other ? NULL : other->declared ? other->declared : other->splice;
        if (place && place->begin > fn->place->begin) {
            fn->place = place;
        }
    }
}

static void
declare_callees_on_heap(struct output *output, const struct function *fn)
{
    for (size_t i = 0; i < fn->awaits.len; i++) {
        const struct await *await = fn->awaits.items[i];
        struct function *other = heap_callee(output, await);
        if (other && other->splice && fn->splice && !other->declared && other->splice->begin > fn->splice->begin) {
            other->declared = other->splice;
            unit_emit_prototypes(&other->splice->out, output->program, other->decl);
        }
    }
}

/* Where a function's unit goes: its own place, or behind the last of those it needs; and these first. */
static void
find_place(struct output *output, struct function *fn)
{
    const struct token *tokens = output->source->tokens;
    fn->place = fn->splice;
    for (size_t i = 0; i < fn->awaits.len; i++) {
        const struct await *await = fn->awaits.items[i];
        if (await->kind == AWAIT_CALL) {
            place_behind(output, fn, program_find(output->program, await->callee));
        }
        for (size_t k = 0; k < await->arm_count; k++) {
            if (await->arms[k].callee && !await->arms[k].is_new) {
                place_behind(output, fn, program_find(output->program, await->arms[k].callee));
            }
        }
    }
    for (size_t i = 0; i < fn->locals.len; i++) {
        place_behind(output, fn, fn->locals.items[i]->generator);
    }
    for (token_index i = fn->decl->body_begin; i < fn->decl->body_end; i++) {
        if (static_suffix(tokens[i].keyword)) {
            place_behind(output, fn, map_find(&output->functions, tokens[i + 2].text));
        }
    }
    place_callees_on_heap(output, fn);
    for (size_t i = 0; i < fn->plain_callees.len; i++) {
        struct function *callee = fn->plain_callees.items[i];
        if (!callee->declared || callee->declared->begin > fn->place->begin) {
            place_behind(output, fn, callee);
        }
    }
}

static void
place_unit(struct output *output, struct function *fn)
{
    if (fn->place) {
        return;
    }
    find_place(output, fn);
    const struct decl *first = fn->decl->first;
    bool is_header = first != fn->decl && !can_replace(output, output->source->tokens[first->begin].begin);
    declare_awaited(output, fn->place, fn);
    bool is_moved = fn->place != fn->splice;
    struct unit_request request = {
        .place = output->source->tokens[fn->place->end - 1].end,
        .is_moved = is_moved,
        .needs_prototype = !is_moved && (!fn->declared || is_header),
        .expand_all = output->options->expanded && map_find(output->options->expanded, fn->decl->name),
    };
    if (request.is_moved) {
        fn->declared = fn->declared ? fn->declared : fn->splice;
        unit_emit_prototypes(&fn->splice->out, output->program, fn->decl);
        unit_emit_directives(&fn->splice->out, output->program, fn);
    }
    unit_emit(&fn->place->out, output->program, fn, &request);
}

static void
place_units(struct output *output)
{
    struct program *program = output->program;
    for (size_t i = 0; i < program->functions.len; i++) {
        struct function *fn = program->functions.items[i];
        fn->place = NULL;
        map_set(&output->functions, fn->decl->name, fn);
        declare_callees_on_heap(output, fn);
    }
    for (size_t i = 0; i < program->functions.len; i++) {
        if (program->functions.items[i]->splice) {
            place_unit(output, program->functions.items[i]);
        }
    }
}

/* `async int f();` says nothing of the parameters, whose types may not be there yet: the definition declares f. */
static void
declare_function(struct output *output, struct splice *splice, const struct decl *decl)
{
    struct function *fn = program_find(output->program, decl);
    if (fn && fn->decl->param_count > 0 && !decl->type->has_prototype) {
        return;
    }
    if (fn && !fn->declared) {
        fn->declared = splice;
    }
    unit_emit_prototypes(&splice->out, output->program, decl);
}

/* async int f(int), g(int);: one splice for both. */
static struct splice *
splice_prototype(struct output *output, const struct decl *decl)
{
    struct splice *last = output->prototype;
    if (!last || last->begin != decl->begin) {
        output->prototype = splice_declaration(output, decl->begin, decl->end);
    } else {
        last->end = decl->end + str_is(output->source->tokens[decl->end].text, ";");
    }
    return output->prototype;
}

static void
add_function(struct output *output, struct decl *decl)
{
    written_index at = output->source->tokens[decl->begin].begin;
    if (!decl->is_definition) {
        if (can_replace(output, at)) {
            declare_function(output, splice_prototype(output, decl), decl);
        }
        return;
    }
    if (!can_replace(output, at)) {
        report_header(output, decl->name_token, "the body of an async function");
        return;
    }
    struct function *fn = program_find(output->program, decl);
    fn->splice = add_splice(output, decl->begin, decl->body_end);
}

/* ---- consumers in plain functions ---- */

static void
splice_edits(struct output *output, struct emission *emission)
{
    for (token_index i = 0; i < emission->token_count; i++) {
        const struct edit *edit = emission->edits[i];
        if (!edit) {
            continue;
        }
        if (!can_replace(output, output->source->tokens[edit->begin].begin)) {
            report_header(output, edit->begin, "a task started");
            return;
        }
        struct splice *splice = add_splice(output, edit->begin, edit->end);
        splice->is_inline = true;
        splice->out.has_directives = false;
        emission->out = &splice->out;
        emission->switched_off.len = 0;
        emission->switched_off_set = (struct map){.arena = output->arena};
        emission->place = output->source->tokens[edit->begin].begin;
        emit_tokens(emission, edit->begin, edit->end);
        splice->switched_off_count = emission->switched_off.len;
        if (emission->switched_off.len) {
            splice->switched_off = arena_grow(output->arena, emission->switched_off.items,
                                              sizeof(struct str) * emission->switched_off.len,
                                              sizeof(struct str) * emission->switched_off.len);
        }
        i = edit->end - 1 - emission->first_token;
    }
}

/* A splice for what is put in front of a declaration that stays, before any other that begins there. */
static struct splice *
open_front(struct output *output, const struct decl *decl)
{
    struct splice *splice = add_splice(output, decl->begin, decl->begin + 1);
    splice->order = 0;
    print_generated(&splice->out);
    return splice;
}

/* The first token of the declaration, which the splice has taken the place of. */
static void
close_front(struct output *output, struct splice *splice, const struct decl *decl)
{
    const struct token *first = &output->source->tokens[decl->begin];
    if (first->keyword == KEYWORD_STATIC_TASK) {
        splice->end = decl->begin + 4;
        print_format(&splice->out, "struct %.*s__task", STR_ARG(first[2].text));
        return;
    }
    struct emission *emission =
        emission_new(output->arena, output->program, NULL, &splice->out, decl->begin, decl->begin + 1);
    emit_tokens(emission, decl->begin, decl->begin + 1);
}

static void
put_before(struct output *output, const struct decl *decl, struct node *node)
{
    struct printer probe = {.has_directives = false};
    declare_values(output, &probe, node);
    if (probe.text.len) {
        struct splice *splice = open_front(output, decl);
        print_text(&splice->out, arena_copy(output->arena, probe.text.data, probe.text.len));
        close_front(output, splice, decl);
    }
    buf_free(&probe.text);
}

/* Outside of async functions: consumers, and functions as values. */
static void
add_edits(struct output *output, struct decl *decl, token_index end, struct node *node)
{
    put_before(output, decl, node);
    struct emission *emission = emission_new(output->arena, output->program, NULL, NULL, decl->begin, end);
    edits_add_consumers(emission, node);
    splice_edits(output, emission);
}

/* typedef async int (*handler)(int) ASYNC_FRAME(48);   ->   typedef int (*handler)(int); */
static void
add_typedef(struct output *output, const struct decl *decl)
{
    struct emission *emission = emission_new(output->arena, output->program, NULL, NULL, decl->begin, decl->end);
    if (!can_replace(output, output->source->tokens[decl->begin].begin)) {
        return;
    }
    if (decl->async_token != output->last_typedef) { /* several declarators share the word */
        edit_text(emission, decl->async_token, decl->async_token + 1, "");
        output->last_typedef = decl->async_token;
    }
    if (decl->frame_bound) {
        edit_text(emission, decl->frame_token, skip_group(output->source, decl->frame_token + 1), "");
    }
    splice_edits(output, emission);
}

/* async_static_task(f) -> struct f__task, outside of async functions */
static void
add_static_tasks(struct output *output)
{
    const struct source *source = output->source;
    for (token_index i = 0; i + 3 < source->token_count; i++) {
        const char *suffix = static_suffix(source->tokens[i].keyword);
        if (!suffix || !can_replace(output, source->tokens[i].begin)) {
            continue;
        }
        struct splice *splice = add_splice(output, i, i + 4);
        splice->is_inline = true;
        splice->out.has_directives = false;
        print_format(&splice->out, "struct %.*s%s", STR_ARG(source->tokens[i + 2].text), suffix);
    }
}

/* ---- tasks and generators of functions that are defined in other files ---- */

static bool
names(const struct output *output, const struct decl *decl, struct str name)
{
    token_index end = decl->body_end ? decl->body_end : decl->end;
    for (token_index i = decl->begin; i < end; i++) {
        if (str_eq(output->source->tokens[i].text, name)) {
            return true;
        }
    }
    return false;
}

/* In front of the first declaration that uses such tasks; all types that the prototype names are complete there. */
static void
place_guest(struct output *output, struct function *guest)
{
    const struct ast *ast = output->program->ast;
    for (size_t i = 0; i < ast->decl_count; i++) {
        const struct decl *decl = ast->decls[i];
        bool is_prototype = decl->kind == DECL_FUNCTION && !decl->body_end;
        if (is_prototype || !names(output, decl, guest->decl->name)) {
            continue;
        }
        if (!can_replace(output, output->source->tokens[decl->begin].begin)) {
            report_header(output, decl->begin, guest->is_generator ? "an iteration" : "a task");
            return;
        }
        struct function *fn = decl->kind == DECL_FUNCTION ? program_find(output->program, decl) : NULL;
        struct splice *splice = fn ? fn->splice : guest->pool == decl ? guest->pool_splice : open_front(output, decl);
        unit_emit_guest(&splice->out, output->program, guest);
        if (splice->end == decl->begin + 1) {
            close_front(output, splice, decl);
        }
        return;
    }
}

static void
place_guests(struct output *output)
{
    struct program *program = output->program;
    for (size_t i = 0; i < program->guests.len; i++) {
        struct function *guest = program->guests.items[i];
        if (guest->uses_tasks || guest->uses_open || guest->uses_call) {
            place_guest(output, guest);
        }
        if (guest->uses_tasks && guest->pool_splice && guest->uses_new) {
            unit_emit_pool(&guest->pool_splice->out, program, guest);
        }
    }
}

/* Of structs and unions without one whose types the functions' parts had to spell. */
static void
add_tags(struct output *output)
{
    const struct ast *ast = output->program->ast;
    for (size_t i = 0; i < ast->decl_count; i++) {
        const struct decl *record = ast->decls[i];
        if (!tag_is_wanted(output->program, i)) {
            continue;
        }
        token_index brace = tag_brace(output->source, record);
        if (!can_replace(output, output->source->tokens[brace].begin)) {
            diag_report(output->program->diag, SEVERITY_ERROR, source_position(output->source, record->begin),
                        "this type must have a name where async code uses it; give it a tag, or use "
                        "--emit=self-contained");
            continue;
        }
        struct splice *splice = add_splice(output, brace, brace + 1);
        splice->is_inline = true;
        splice->out.has_directives = false;
        print_text(&splice->out, tag_text(output->arena, record));
    }
}

static void
collect(struct output *output)
{
    struct ast *ast = output->program->ast;
    tags_choose(output->program);
    for (size_t i = 0; i < output->program->functions.len; i++) {
        output->program->functions.items[i]->has_prototypes = false;
        output->program->functions.items[i]->has_types = false;
        output->program->functions.items[i]->declared = NULL;
    }
    for (size_t i = 0; i < ast->decl_count; i++) {
        struct decl *decl = ast->decls[i];
        if (decl->kind == DECL_FUNCTION && decl->first->async_kind != ASYNC_NOT) {
            add_function(output, decl);
        } else if (decl->kind == DECL_FUNCTION && decl->body) {
            add_edits(output, decl, decl->body_end, decl->body);
        } else if (decl->kind == DECL_VAR && decl->init) {
            add_edits(output, decl, decl->end, decl->init);
        } else if (decl->kind == DECL_TYPEDEF && decl->async_kind != ASYNC_NOT) {
            add_typedef(output, decl);
        } else if (decl->kind == DECL_ITERATOR || decl->kind == DECL_CONTEXT_MANAGER) {
            if (can_replace(output, output->source->tokens[decl->begin].begin)) {
                splice_declaration(output, decl->begin, decl->end);
            }
        } else if (decl->kind == DECL_TASK_POOL && decl->about) {
            struct function *fn = program_task_function(output->program, decl->about);
            if (fn && can_replace(output, output->source->tokens[decl->begin].begin)) {
                fn->pool_splice = splice_declaration(output, decl->begin, decl->end);
            }
        }
    }
    add_static_tasks(output);
    place_guests(output);
    place_units(output);
    for (size_t i = 0; i < output->program->functions.len; i++) {
        struct function *fn = output->program->functions.items[i];
        if (fn->pool_splice && fn->uses_new) {
            struct splice *splice =
                fn->place->begin > fn->pool_splice->begin ? fn->place : fn->pool_splice;
            unit_emit_pool(&splice->out, output->program, fn);
        }
    }
    add_tags(output);
}

void
output_build(struct program *program, const struct output_options *options, struct output_text *out)
{
    struct output output = {
        .arena = program->arena, .program = program, .source = program->source, .options = options};
    output.functions.arena = output.declared.arena = program->arena;
    collect(&output);
    splices_apply(program, options, &output.splices, out);
}
