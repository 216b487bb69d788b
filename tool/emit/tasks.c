/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What makes tasks of an async function: their storage, and what fills it.
 *
 *     struct f__task { async_task task; union { struct f__frame frame; struct f__args args; } u; };
 *
 * The arguments wait where the frame will be, and are read from there, or copied first if one of them is a large record. */
#include "analysis/lent.h"
#include "emit/args.h"
#include "emit/store.h"
#include "emit/switches.h"
#include "emit/types.h"
#include "emit/unit.h"

/* Parameter list of a function that takes just the arguments. */
static const char *
arguments_only(struct emission *emission, const struct decl *decl)
{
    const char *params = params_text(emission, decl);
    return *params ? params + 2 : "void";
}

void
tasks_emit_prototypes(struct emission *emission, const struct function *fn)
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

/* How the function begins, with its arguments in args__. */
static const char *
first_resume(struct emission *emission)
{
    const struct decl *decl = emission->fn->decl;
    struct str n = decl->name;
    if (!emission->fn->foreign && !emission->fn->is_plain) {
        return arena_printf(emission->arena, "%.*s__resume(&args__ + 1, 0, task__, 0)", STR_ARG(n));
    }
    const char *text = arena_printf(emission->arena, "%.*s__start(self__, args__.awaiting, task__", STR_ARG(n));
    for (size_t i = 0; i < decl->param_count; i++) {
        text = arena_printf(emission->arena, "%s, args__.%s", text, args_member(emission, decl, i));
    }
    return arena_printf(emission->arena, "%s)", text);
}

/* Arguments that belong in the frame move there when the last one has been read. */
bool
tasks_begins_in_place(const struct function *fn)
{
    return !fn->foreign && !fn->is_plain && !lent_has_any(fn);
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

void
tasks_emit_begin(struct emission *emission)
{
    struct str n = emission->fn->decl->name;
    print_format(emission->out, "static int %.*s__begin(void *self__, unsigned state__, async_task *task__, int error__)\n{\n",
                 STR_ARG(n));
    emit_begin_arguments(emission);
    print_format(emission->out,
                 "    return error__ != 0 ? error__ : %s;\n"
                 "}\n",
                 first_resume(emission));
    if (emission->fn->uses_call) {
        print_format(emission->out, "static ASYNC__CONST async_leaf %.*s__begin_leaf = { { %.*s__begin, 0, 0 }, NULL };\n",
                     STR_ARG(n), STR_ARG(n));
    }
}

const char *
tasks_begin_text(struct emission *emission)
{
    struct str n = emission->fn->decl->name;
    return tasks_begins_in_place(emission->fn)
               ? arena_printf(emission->arena, "sizeof(struct %.*s__args), %.*s__resume", STR_ARG(n), STR_ARG(n))
               : arena_printf(emission->arena, "0, %.*s__begin", STR_ARG(n));
}

const char *
result_offset(const struct emission *emission)
{
    const struct function *fn = emission->fn;
    return fn->result ? arena_printf(emission->arena, "offsetof(struct %.*s__%s, %s)", STR_ARG(fn->decl->name), result_record(fn), fn->result->path)
                      : "0";
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
                 "        struct %.*s__%s %s;\n"
                 "        struct %.*s__%s args;%*s/* until it begins */\n"
                 "    } u;\n"
                 "};\n"
                 "static ASYNC__CONST async_end %.*s__end = ASYNC__END(async__task_end, %s, \"%.*s\", %s);\n",
                 STR_ARG(n), fn->uses_group ? "    async_arm arm;                                  /* in its group */\n" : "",
                 fn->stores.len ? "    void *to;                                       /* where its result goes */\n" : "",
                 STR_ARG(n), result_record(fn), result_record(fn), STR_ARG(n), args_waiting_record(fn), 13, "", STR_ARG(n), tasks_begin_text(emission), STR_ARG(n),
                 result);
}

/* The arguments wait in the record until the function begins. */
static void
emit_stores(struct emission *emission, const struct decl *decl, const char *storage)
{
    for (size_t i = 0; i < decl->param_count; i++) {
        const char *text = param_name(emission, decl, i);
        const char *place = arena_printf(emission->arena, "%s->u.args.%s", storage, args_member(emission, decl, i));
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
                 "    async__task_prepare(&storage__->task, &storage__->u, &%.*s__end, flags__);\n",
                 STR_ARG(n), STR_ARG(n), params_text(emission, decl), STR_ARG(n));
    emit_stores(emission, decl, "storage__");
    print_text(out, "    return &storage__->task;\n"
                    "}\n");
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
                 "    if (!async__task_restart(&task__->task, &task__->u, &%.*s__end)) {\n"
                 "        return NULL;\n"
                 "    }\n",
                 STR_ARG(n), STR_ARG(n), params_text(emission, decl), STR_ARG(n));
    emit_stores(emission, decl, "task__");
    print_text(emission->out, "    return &task__->task;\n"
                              "}\n");
}

void
tasks_emit(struct emission *emission)
{
    const struct function *fn = emission->fn;
    if (!fn->uses_tasks) {
        return;
    }
    print_generated(emission->out);
    emit_task_record(emission);
    if (fn->uses_new || fn->uses_main || fn->is_gathered) {
        emit_prepare(emission);
    }
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
