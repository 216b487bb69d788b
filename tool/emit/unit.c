/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Puts together what one async function becomes. */
#include "emit/unit.h"

#include "analysis/lent.h"
#include "analysis/unset.h"
#include "clang/macros.h"
#include "emit/args.h"
#include "emit/body.h"
#include "emit/edits.h"
#include "emit/foreign.h"
#include "emit/plain.h"
#include "emit/states.h"
#include "emit/store.h"
#include "emit/switches.h"
#include "emit/tags.h"
#include "emit/types.h"

bool
unit_starts_as_zero(const struct emission *emission, const struct local *local)
{
    const struct unit *unit = emission->info;
    return bitset_has(unit->unset, local->index);
}

static const char *
linkage(const struct decl *decl)
{
    return decl->storage == STORAGE_STATIC || decl->is_inline ? "static " : "";
}

static void
emit_start_head(struct emission *emission, const struct decl *decl)
{
    print_format(emission->out, "%sint %.*s__start(void *frame__, const async_site *awaiting__, async_task *task__%s)",
                 linkage(decl->first), STR_ARG(decl->name), params_text(emission, decl));
}

const char *
names_only(struct emission *emission, const struct decl *decl)
{
    struct buf text = {0};
    for (size_t i = 0; i < decl->param_count; i++) {
        buf_printf(&text, ", %s", param_name(emission, decl, i));
    }
    const char *names = arena_copy(emission->arena, text.data ? text.data : "", text.len);
    buf_free(&text);
    return names;
}

void
unit_emit_declarations(struct printer *out, struct program *program, const struct decl *decl)
{
    struct emission *emission = emission_new(program->arena, program, NULL, out, decl->begin, decl->end);
    struct function *fn = program_find(program, decl);
    print_generated(out);
    if (fn && fn->is_plain) {
        plain_emit_head(emission, fn, decl);
        print_text(out, ";\n");
    }
    if ((!fn && decl->first->async_kind == ASYNC_FUNCTION) || (fn && fn->uses_start)) {
        emit_start_head(emission, decl);
        print_text(out, ";\n");
    }
    if (fn && !fn->has_prototypes) {
        fn->has_prototypes = true;
        tasks_emit_prototypes(emission, fn);
    }
}

void
unit_emit_prototypes(struct printer *out, struct program *program, const struct decl *decl)
{
    struct emission *emission = emission_new(program->arena, program, NULL, out, decl->begin, decl->end);
    tags_emit_head(emission, program_find(program, decl), decl);
    unit_emit_declarations(out, program, decl);
}

/* Who has no frame for it gets one from the heap. */
static void
emit_heap_start(struct emission *emission)
{
    const struct function *fn = emission->fn;
    struct str n = fn->decl->name;
    const char *record = args_waiting_record(fn);
    print_text(emission->out, "    if (frame__ == NULL) {\n");
    if (lent_has_any(fn)) {
        print_format(emission->out, "        struct %.*s__given given__ = { awaiting__%s };\n", STR_ARG(n),
                     names_only(emission, fn->decl));
    }
    print_format(emission->out,
                 "        return async__call(task__, &%.*s__begin_leaf, &%s__, sizeof %s__, sizeof(union %.*s__box), %s);\n"
                 "    }\n",
                 STR_ARG(n), record, record, STR_ARG(n), result_offset(emission));
}

static void
emit_start(struct emission *emission)
{
    const struct function *fn = emission->fn;
    const struct decl *decl = fn->decl;
    struct str n = decl->name;
    print_generated(emission->out);
    if (fn->uses_call) {
        print_format(emission->out, "union %.*s__box { struct %.*s__%s frame; struct %.*s__%s args; };\n", STR_ARG(n),
                     STR_ARG(n), result_record(fn), STR_ARG(n), args_waiting_record(fn));
    }
    emit_start_head(emission, decl);
    print_text(emission->out, "\n{\n");
    if (fn->uses_call || !fn->is_plain) {
        print_format(emission->out, "    struct %.*s__args args__ = %s;\n", STR_ARG(n), args_initializer(emission, "", "frame__"));
    }
    if (fn->is_plain) {
        print_format(emission->out, "    struct %.*s__%s *self__ = frame__;\n", STR_ARG(n), result_record(fn));
    }
    if (fn->uses_call) {
        emit_heap_start(emission);
    }
    if (fn->is_plain) {
        plain_emit_start(emission);
    } else {
        print_format(emission->out, "    return %.*s__resume(&args__ + 1, 0, task__, 0);\n", STR_ARG(n));
    }
    print_text(emission->out, "}\n");
    print_text(emission->out, foreign_checks(emission->arena, fn));
}

static void
edit_static_tasks(struct emission *emission, const struct decl *decl)
{
    const struct token *tokens = emission->source->tokens;
    for (token_index i = decl->body_begin; i + 3 < decl->body_end; i++) {
        const char *suffix = static_suffix(tokens[i].keyword);
        if (suffix) {
            edit_text(emission, i, i + 4, arena_printf(emission->arena, "struct %.*s%s", STR_ARG(tokens[i + 2].text), suffix));
        }
    }
}

/* Whether the pragmas in the body leave everything as it was: as many push as pop. */
static bool
balances_pragmas(const struct function *fn)
{
    long depth = 0;
    for (token_index i = fn->decl->begin; i < fn->decl->body_end; i++) {
        const struct token *token = &fn->source->tokens[i];
        for (size_t k = 0; token->kind == TOKEN_PRAGMA && k < token->text.len; k++) {
            struct str rest = {token->text.ptr + k, token->text.len - k};
            depth += str_starts_with(rest, "push") - str_starts_with(rest, "pop");
        }
    }
    return depth == 0;
}

static struct emission *
start_emission(struct program *program, struct function *fn, struct printer *out, const struct unit_request *request)
{
    struct emission *emission = emission_new(program->arena, program, fn, out, fn->decl->begin, fn->decl->end);
    emission->place = request->place;
    emission->expand_all = request->expand_all;
    emission->is_moved = request->is_moved;
    emission->leaves_pragmas = request->is_moved && !balances_pragmas(fn);
    struct unit *unit = ARENA_NEW(program->arena, struct unit);
    unit->unset = unset_compute(fn);
    emission->info = unit;
    edits_add_function(emission);
    edit_static_tasks(emission, fn->decl);
    return emission;
}

/* Whether a name in the body means something else at the place that it moves to. */
static bool
meets_other_macros(const struct function *fn, written_index place)
{
    const struct source *source = fn->source;
    written_index end = source->tokens[fn->decl->body_end - 1].end;
    if (macros_change_between(source->macros, end, place)) {
        return true; /* one that the body's macros stand on, perhaps */
    }
    for (token_index i = fn->decl->begin; i < fn->decl->body_end; i++) {
        const struct token *word = &source->tokens[i];
        if (word->kind == TOKEN_IDENT && source_macro_changes(source, word->text, word->begin, place)) {
            return true;
        }
    }
    for (written_index i = source->tokens[fn->decl->begin].begin; i < end; i++) {
        const struct written_token *word = &source->written[i];
        if (word->kind == TOKEN_IDENT && source_macro_changes(source, word->text, i, place)) {
            return true;
        }
    }
    return false;
}

void
unit_emit_directives(struct printer *out, struct program *program, struct function *fn)
{
    struct emission *emission = emission_new(program->arena, program, fn, out, fn->decl->begin, fn->decl->end);
    emit_directives_left(emission, fn->decl->begin, fn->decl->body_end);
}

/* Start, and all that makes tasks. */
static void
emit_callable(struct emission *emission)
{
    struct function *fn = emission->fn;
    if (fn->is_generator) {
        generator_emit(emission);
        return;
    }
    if (fn->uses_call || (fn->uses_tasks && !tasks_begins_in_place(fn))) {
        print_generated(emission->out);
        if (fn->is_plain) {
            emit_start_head(emission, fn->decl);
            print_text(emission->out, ";\n");
        }
        tasks_emit_begin(emission);
    }
    if (fn->uses_start) {
        emit_start(emission);
    }
    tasks_emit(emission);
}

static void
emit_parts(struct emission *emission, const struct str *off, size_t count, const struct unit_request *request)
{
    struct function *fn = emission->fn;
    struct printer *out = emission->out;
    tags_emit_head(emission, fn, fn->decl);
    bool is_used_before = fn->is_generator && (fn->uses_call || fn->uses_object || fn->is_exported);
    if (!fn->has_prototypes && (fn->uses_new || fn->uses_group || fn->uses_main || fn->uses_restart || is_used_before)) {
        fn->has_prototypes = true;
        print_generated(out);
        tasks_emit_prototypes(emission, fn);
    }
    bool is_called_within = fn->uses_call && fn->is_recursive;
    if ((!*linkage(fn->decl->first) || is_called_within) && request->needs_prototype && fn->uses_start) {
        print_generated(out);
        emit_start_head(emission, fn->decl);
        print_text(out, ";\n");
    }
    switches_print(out, off, count, true);
    gather_emit_children(emission);
    frame_emit(emission);
    states_emit_sites(emission);
    body_emit(emission);
    if (!request->is_moved) {
        switches_print(out, off, count, false);
        emit_directives_left(emission, fn->decl->begin, fn->decl->body_end);
        switches_print(out, off, count, true);
    }
    emit_callable(emission);
    switches_print(out, off, count, false);
}

/* The body on its own, to learn which macros its text would meet. */
static struct emission *
rehearse(struct program *program, struct function *fn, const struct unit_request *request)
{
    struct printer scratch = {.has_directives = false};
    struct emission *emission = start_emission(program, fn, &scratch, request);
    body_emit(emission);
    switches_add_own(emission);
    buf_free(&scratch.text);
    return emission;
}

/* Almost always the text meets no macro: printed as if so, and taken back if it was not. */
static bool
emit_without_switches(struct printer *out, struct program *program, struct function *fn,
                      const struct unit_request *request)
{
    print_line_end(out); /* what follows begins a line anyway */
    const struct printer before = *out;
    bool had_types = fn->has_types;
    bool had_prototypes = fn->has_prototypes;
    struct emission *emission = start_emission(program, fn, out, request);
    emit_parts(emission, NULL, 0, request);
    switches_add_own(emission);
    if (emission->switched_off.len == 0) {
        return true;
    }
    fn->has_types = had_types;
    fn->has_prototypes = had_prototypes;
    buf_cut(&out->text, before.text.len);
    buf_cut(&out->meant, before.meant.len);
    out->file = before.file;
    out->line = before.line;
    return false;
}

static void
emit_with_switches(struct printer *out, struct program *program, struct function *fn, struct unit_request *request)
{
    struct emission *rehearsal = rehearse(program, fn, request);
    if (rehearsal->switched_off.len > 0 && !request->expand_all) {
        request->expand_all = true;
        rehearsal = rehearse(program, fn, request);
    }
    emit_parts(start_emission(program, fn, out, request), rehearsal->switched_off.items, rehearsal->switched_off.len,
               request);
}

void
unit_emit(struct printer *out, struct program *program, struct function *fn, const struct unit_request *wanted)
{
    struct unit_request request = *wanted;
    request.expand_all |= request.is_moved && meets_other_macros(fn, request.place);
    print_owner(out, fn->decl->name);
    if (!emit_without_switches(out, program, fn, &request)) {
        emit_with_switches(out, program, fn, &request);
    }
    print_owner(out, STR(""));
    print_line_end(out);
}

void
unit_emit_guest(struct printer *out, struct program *program, struct function *guest)
{
    const struct decl *decl = guest->decl;
    struct emission *emission = emission_new(program->arena, program, guest, out, decl->begin, decl->end);
    print_generated(out);
    if (!guest->is_generator) {
        emit_start_head(emission, decl);
        print_text(out, ";\n");
        tasks_emit_prototypes(emission, guest);
    }
    switches_add_own(emission);
    switches_print(out, emission->switched_off.items, emission->switched_off.len, true);
    if (guest->is_generator) {
        generator_emit_guest(emission);
    } else {
        frame_emit_guest(emission);
        tasks_emit_begin(emission);
        tasks_emit(emission);
    }
    switches_print(out, emission->switched_off.items, emission->switched_off.len, false);
    print_line_end(out);
}
