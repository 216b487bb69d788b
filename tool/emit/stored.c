/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tasks whose result is stored when they end: async_spawn(lvalue = f(a)).
 *
 *     async_spawn(x = f(a))   ->   async__spawn(f__to_1(&x, f__new(a)))
 *
 * f__to_1 notes the address in the task and gives it an end of its own, which stores the result.  There is one for each
 * type of lvalue, as storing converts. */
#include "emit/unit.h"

#include "emit/edits.h"
#include "emit/store.h"
#include "emit/types.h"
#include "model/uses.h"

static const char *
pointer_to(struct emission *emission, const struct type *type, const char *name)
{
    struct type pointer = {.kind = TYPE_POINTER, .target = type};
    struct buf text = {0};
    type_declare(emission->arena, &text, &pointer, name, QUALIFIERS_KEPT);
    const char *declaration = arena_copy(emission->arena, text.data, text.len);
    buf_free(&text);
    return declaration;
}

void
stored_emit_prototypes(struct emission *emission, const struct function *fn)
{
    struct str n = fn->decl->name;
    for (size_t i = 0; i < fn->stores.len; i++) {
        print_format(emission->out, "static async_task *%.*s__to_%zu(%s, async_task *task__);\n", STR_ARG(n), i + 1,
                     pointer_to(emission, fn->stores.items[i], "to__"));
    }
}

static void
emit_store(struct emission *emission, const struct function *fn, size_t number, const struct type *type)
{
    struct str n = fn->decl->name;
    const char *place = arena_printf(emission->arena, "*(%s)((struct %.*s__task *)task__)->to",
                                     pointer_to(emission, type, ""), STR_ARG(n));
    const char *value = arena_printf(emission->arena, "((struct %.*s__%s *)frame__)->%s", STR_ARG(n), result_record(fn), fn->result->path);
    print_format(emission->out,
                 "static int %.*s__store_%zu(void *frame__, unsigned state__, async_task *task__, int error__)\n"
                 "{\n"
                 "    if (error__ == 0) {\n"
                 "        %s;\n"
                 "    }\n"
                 "    return async__task_end(frame__, state__, task__, error__);\n"
                 "}\n",
                 STR_ARG(n), number, store_text(emission->arena, type, place, value));
}

void
stored_emit(struct emission *emission)
{
    const struct function *fn = emission->fn;
    struct str n = fn->decl->name;
    for (size_t i = 0; i < fn->stores.len; i++) {
        emit_store(emission, fn, i + 1, fn->stores.items[i]);
        print_format(emission->out,
                     "static ASYNC__CONST async_end %.*s__end_%zu = ASYNC__END(%.*s__store_%zu, %s, \"%.*s\", "
                     "%s);\n"
                     "static async_task *%.*s__to_%zu(%s, async_task *task__)\n"
                     "{\n"
                     "    if (task__ != NULL) {\n"
                     "        ((struct %.*s__task *)task__)->to = (void *)to__;\n"
                     "        ((struct %.*s__task *)task__)->u.args.awaiting = &%.*s__end_%zu.site;\n"
                     "    }\n"
                     "    return task__;\n"
                     "}\n",
                     STR_ARG(n), i + 1, STR_ARG(n), i + 1, tasks_begin_text(emission), STR_ARG(n), result_offset(emission), STR_ARG(n), i + 1,
                     pointer_to(emission, fn->stores.items[i], "to__"), STR_ARG(n), STR_ARG(n), STR_ARG(n), i + 1);
    }
}

/* What makes the task: the name of the runtime's function, NULL for none, and the suffix of f's. */
static const char *
maker_of(enum keyword keyword, const char **out_suffix)
{
    switch ((int)keyword) {
    case KEYWORD_SPAWN:
        *out_suffix = "__new";
        return "async__spawn";
    case KEYWORD_CREATE_TASK:
        *out_suffix = "__new";
        return "async__create_task";
    case KEYWORD_RUN:
        *out_suffix = "__main";
        return "async__run";
    case KEYWORD_RUN_ALL:
        *out_suffix = "__main";
        return "async__run_all";
    default:
        *out_suffix = keyword == KEYWORD_START ? "__restart" : "__group";
        return NULL;
    }
}

void
stored_edit(struct emission *emission, const struct node *node, const struct taken *taken)
{
    const struct function *fn = program_task_function(emission->program, taken->callee);
    const struct node *place = taken->assignment->children[0];
    const char *suffix;
    const char *maker = maker_of(node->keyword, &suffix);
    VEC(struct piece) pieces = {0};
    struct arena *arena = emission->arena;
    struct str n = fn->decl->name;
    vec_push(arena, &pieces, PIECE_TEXT(arena_printf(arena, "%s%s%.*s__to_%zu(&", maker ? maker : "", maker ? "(" : "",
                                                     STR_ARG(n), function_store_number(fn, place->type))));
    vec_push(arena, &pieces, PIECE_NODE(place));
    vec_push(arena, &pieces, PIECE_TEXT(arena_printf(arena, ", %.*s%s(", STR_ARG(n), suffix)));
    const char *separator = "";
    if (!maker) {
        vec_push(arena, &pieces, PIECE_NODE(node->children[0]));
        separator = ", ";
    }
    for (size_t i = 1; i < taken->call->child_count; i++) {
        vec_push(arena, &pieces, PIECE_TEXT(separator));
        vec_push(arena, &pieces, PIECE_NODE(taken->call->children[i]));
        separator = ", ";
    }
    vec_push(arena, &pieces, PIECE_TEXT(maker ? ")))" : "))"));
    edit_add(emission, node->begin, node->end, pieces.items, pieces.len);
}
