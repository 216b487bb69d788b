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

/* Parameter list of a function that takes just the arguments. */
static const char *
arguments_only(struct emission *emission, const struct decl *decl)
{
    const char *params = params_text(emission, decl);
    return *params ? params + 2 : "void";
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

static void
emit_task_prototypes(struct emission *emission, const struct function *fn)
{
    struct printer *out = emission->out;
    struct str name = fn->decl->name;
    if (fn->uses_new) {
        print_format(out, "static async_task *%.*s__new(%s);\n", STR_ARG(name), arguments_only(emission, fn->decl));
    }
    if (fn->uses_main) {
        print_format(out, "static async_task *%.*s__main(%s);\n", STR_ARG(name), arguments_only(emission, fn->decl));
    }
    if (fn->uses_restart) {
        print_format(out, "struct %.*s__task;\nstatic async_task *%.*s__restart(struct %.*s__task *task__%s);\n",
                     STR_ARG(name), STR_ARG(name), STR_ARG(name), params_text(emission, fn->decl));
    }
    if (fn->uses_group) {
        print_format(out, "static async_task *%.*s__group(async_group *group__%s);\n", STR_ARG(name),
                     params_text(emission, fn->decl));
    }
    stored_emit_prototypes(emission, fn);
    if (fn->is_generator) {
        generator_emit_prototypes(emission, fn);
    }
}

void
unit_emit_declarations(struct printer *out, struct program *program, const struct decl *decl)
{
    struct emission *emission = emission_new(program->arena, program, NULL, out, decl->begin, decl->end);
    struct function *fn = program_find(program, decl);
    print_generated(out);
    if ((!fn && decl->first->async_kind == ASYNC_FUNCTION) || (fn && fn->uses_start)) {
        emit_start_head(emission, decl);
        print_text(out, ";\n");
    }
    if (fn && !fn->has_prototypes) {
        fn->has_prototypes = true;
        emit_task_prototypes(emission, fn);
    }
}

void
unit_emit_prototypes(struct printer *out, struct program *program, const struct decl *decl)
{
    struct emission *emission = emission_new(program->arena, program, NULL, out, decl->begin, decl->end);
    tags_emit_head(emission, program_find(program, decl), decl);
    unit_emit_declarations(out, program, decl);
}

/* ---- tasks ---- */

/* How the function begins, with its arguments in args__. */
static const char *
first_resume(struct emission *emission)
{
    const struct decl *decl = emission->fn->decl;
    struct str n = decl->name;
    if (!emission->fn->foreign) {
        return arena_printf(emission->arena, "%.*s__resume(&args__ + 1, 0, task__, 0)", STR_ARG(n));
    }
    const char *text = arena_printf(emission->arena, "%.*s__start(self__, args__.awaiting, task__", STR_ARG(n));
    for (size_t i = 0; i < decl->param_count; i++) {
        text = arena_printf(emission->arena, "%s, args__.%s", text, param_name(emission, decl, i));
    }
    return arena_printf(emission->arena, "%s)", text);
}

/* The frame is to lie where the arguments have waited. */
static void
emit_begin_arguments(struct emission *emission)
{
    const struct function *fn = emission->fn;
    struct str n = fn->decl->name;
    if (!lent_has_any(fn)) {
        print_format(emission->out,
                     "    struct %.*s__args args__;\n"
                     "    (void)state__;\n"
                     "    async__copy(&args__, self__, sizeof args__);\n"
                     "    args__.frame = self__;\n",
                     STR_ARG(n));
        return;
    }
    print_format(emission->out,
                 "    struct %.*s__given given__;\n"
                 "    (void)state__;\n"
                 "    async__copy(&given__, self__, sizeof given__);\n"
                 "    struct %.*s__args args__ = %s;\n",
                 STR_ARG(n), STR_ARG(n), args_initializer(emission, "given__.", "self__"));
}

static void
emit_begin(struct emission *emission)
{
    struct str n = emission->fn->decl->name;
    print_format(emission->out, "static int %.*s__begin(void *self__, unsigned state__, async_task *task__, int error__)\n{\n",
                 STR_ARG(n));
    emit_begin_arguments(emission);
    print_format(emission->out,
                 "    return error__ != 0 ? error__ : %s;\n"
                 "}\n"
                 "static ASYNC__CONST async_leaf %.*s__begin_leaf = { { %.*s__begin, 0, 0 }, NULL };\n",
                 first_resume(emission), STR_ARG(n), STR_ARG(n));
}

/* Where the result lies in the frame. */
static const char *
result_offset(const struct emission *emission)
{
    const struct function *fn = emission->fn;
    return fn->result ? arena_printf(emission->arena, "offsetof(struct %.*s__frame, %s)", STR_ARG(fn->decl->name), fn->result->path)
                      : "0";
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
        print_format(emission->out, "union %.*s__box { struct %.*s__frame frame; struct %.*s__%s args; };\n", STR_ARG(n),
                     STR_ARG(n), STR_ARG(n), args_waiting_record(fn));
    }
    emit_start_head(emission, decl);
    print_format(emission->out, "\n{\n    struct %.*s__args args__ = %s;\n", STR_ARG(n),
                 args_initializer(emission, "", "frame__"));
    if (fn->uses_call) {
        emit_heap_start(emission);
    }
    print_format(emission->out, "    return %.*s__resume(&args__ + 1, 0, task__, 0);\n}\n", STR_ARG(n));
    print_text(emission->out, foreign_checks(emission->arena, fn));
}

static void
emit_task_record(struct emission *emission)
{
    const struct function *fn = emission->fn;
    struct str n = fn->decl->name;
    const char *result = result_offset(emission);
    print_format(emission->out,
                 "struct %.*s__task {\n"
                 "    async_task task;\n"
                 "%s"
                 "%s"
                 "    union {\n"
                 "        struct %.*s__frame frame;\n"
                 "        struct %.*s__%s args;%*s/* until it begins */\n"
                 "    } u;\n"
                 "};\n"
                 "static ASYNC__CONST async_end %.*s__end = { { async__task_end, 0, 0 }, \"%.*s\", %s };\n",
                 STR_ARG(n), fn->uses_group ? "    async_arm arm;                                  /* in its group */\n" : "",
                 fn->stores.len ? "    void *to;                                       /* where its result goes */\n" : "",
                 STR_ARG(n), STR_ARG(n), args_waiting_record(fn), 13, "", STR_ARG(n), STR_ARG(n), result);
}

/* The arguments wait in the record until the function begins. */
static void
emit_stores(struct emission *emission, const struct decl *decl, const char *storage)
{
    for (size_t i = 0; i < decl->param_count; i++) {
        const char *text = param_name(emission, decl, i);
        const char *place = arena_printf(emission->arena, "%s->u.args.%s", storage, text);
        print_format(emission->out, "    %s;\n", store_text(emission->arena, decl->params[i]->type, place, text));
    }
}

/* Fills storage, which may be NULL. */
static void
emit_prepare(struct emission *emission)
{
    const struct decl *decl = emission->fn->decl;
    struct printer *out = emission->out;
    struct str n = decl->name;
    print_format(out,
                 "static async_task *%.*s__prepare(struct %.*s__task *storage__, unsigned flags__%s)\n"
                 "{\n"
                 "    if (storage__ == NULL) {\n"
                 "        return NULL;\n"
                 "    }\n"
                 "    storage__->u.args.awaiting = &%.*s__end.site;\n",
                 STR_ARG(n), STR_ARG(n), params_text(emission, decl), STR_ARG(n));
    emit_stores(emission, decl, "storage__");
    print_format(out,
                 "    async__task_init(&storage__->task, &%.*s__begin_leaf, &storage__->u, flags__);\n"
                 "    return &storage__->task;\n"
                 "}\n",
                 STR_ARG(n));
}

static void
emit_new(struct emission *emission)
{
    const struct function *fn = emission->fn;
    struct printer *out = emission->out;
    struct str n = fn->decl->name;
    print_format(out, "static async_task *%.*s__new(%s)\n{\n", STR_ARG(n), arguments_only(emission, fn->decl));
    if (fn->pool) {
        print_format(out,
                     "    struct %.*s__task *storage__ = NULL;\n"
                     "    size_t i__;\n"
                     "    for (i__ = 0; i__ < sizeof %.*s__pool / sizeof *%.*s__pool && storage__ == NULL; i__++) {\n"
                     "        if (async__task_is_free(&%.*s__pool[i__].task)) {\n"
                     "            storage__ = &%.*s__pool[i__];\n"
                     "        }\n"
                     "    }\n"
                     "    return %.*s__prepare(storage__, 0%s);\n}\n",
                     STR_ARG(n), STR_ARG(n), STR_ARG(n), STR_ARG(n), STR_ARG(n), STR_ARG(n),
                     names_only(emission, fn->decl));
        return;
    }
    print_format(out, "    return %.*s__prepare(async__task_new(sizeof(struct %.*s__task)), ASYNC__TASK_HEAP%s);\n}\n",
                 STR_ARG(n), STR_ARG(n), names_only(emission, fn->decl));
}

static void
emit_group(struct emission *emission)
{
    const struct decl *decl = emission->fn->decl;
    struct str n = decl->name;
    const char *names = names_only(emission, decl);
    print_format(emission->out,
                 "static async_task *%.*s__group(async_group *group__%s)\n"
                 "{\n"
                 "    async_task *task__ = %.*s__new(%s);\n"
                 "    return async__group_start(group__, task__, task__ == NULL ? NULL : &((struct %.*s__task *)task__)->arm);\n"
                 "}\n",
                 STR_ARG(n), params_text(emission, decl), STR_ARG(n), *names ? names + 2 : "", STR_ARG(n));
}

static void
emit_main(struct emission *emission)
{
    const struct decl *decl = emission->fn->decl;
    struct str n = decl->name;
    print_format(emission->out,
                 "static struct %.*s__task %.*s__main_task;\n"
                 "static async_task *%.*s__main(%s)\n"
                 "{\n"
                 "    struct %.*s__task *storage__ = async__task_is_free(&%.*s__main_task.task) ? &%.*s__main_task : NULL;\n"
                 "    return %.*s__prepare(storage__, 0%s);\n"
                 "}\n",
                 STR_ARG(n), STR_ARG(n), STR_ARG(n), arguments_only(emission, decl), STR_ARG(n), STR_ARG(n), STR_ARG(n),
                 STR_ARG(n), names_only(emission, decl));
}

static void
emit_restart(struct emission *emission)
{
    const struct decl *decl = emission->fn->decl;
    struct str n = decl->name;
    print_format(emission->out,
                 "static async_task *%.*s__restart(struct %.*s__task *task__%s)\n"
                 "{\n"
                 "    return async__start(%.*s__prepare(async__task_is_free(&task__->task) ? task__ : NULL, 0%s));\n"
                 "}\n",
                 STR_ARG(n), STR_ARG(n), params_text(emission, decl), STR_ARG(n), names_only(emission, decl));
}

static void
emit_tasks(struct emission *emission)
{
    const struct function *fn = emission->fn;
    if (!fn->uses_tasks) {
        return;
    }
    print_generated(emission->out);
    emit_task_record(emission);
    emit_prepare(emission);
    stored_emit(emission);
    if (fn->uses_new && !fn->pool) {
        emit_new(emission);
    }
    if (fn->uses_group) {
        emit_group(emission);
    }
    if (fn->uses_main) {
        emit_main(emission);
    }
    if (fn->uses_restart) {
        emit_restart(emission);
    }
}

void
unit_emit_pool(struct printer *out, struct program *program, struct function *fn)
{
    struct emission *emission =
        emission_new(program->arena, program, fn, out, fn->pool->begin, fn->pool->end);
    print_generated(out);
    print_format(out, "static struct %.*s__task %.*s__pool[", STR_ARG(fn->decl->name), STR_ARG(fn->decl->name));
    emit_tokens(emission, fn->pool->init->begin, fn->pool->init->end);
    print_text(out, "];\n");
    print_generated(out);
    emission->place = emission->source->tokens[fn->pool->end - 1].end;
    switches_add_own(emission);
    switches_print(out, emission->switched_off.items, emission->switched_off.len, true);
    emit_new(emission);
    switches_print(out, emission->switched_off.items, emission->switched_off.len, false);
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
    if (fn->uses_tasks || fn->uses_call) {
        print_generated(emission->out);
        emit_begin(emission);
    }
    if (fn->uses_start) {
        emit_start(emission);
    }
    emit_tasks(emission);
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
        emit_task_prototypes(emission, fn);
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
        emit_task_prototypes(emission, guest);
    }
    switches_add_own(emission);
    switches_print(out, emission->switched_off.items, emission->switched_off.len, true);
    if (guest->is_generator) {
        generator_emit_guest(emission);
    } else {
        frame_emit_guest(emission);
        emit_begin(emission);
        emit_tasks(emission);
    }
    switches_print(out, emission->switched_off.items, emission->switched_off.len, false);
    print_line_end(out);
}
