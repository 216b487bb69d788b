/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a gather has in the frame, how it begins, and the children that wait for something of the runtime.
 *
 * An awaitable X that f gathers becomes a small coroutine, made of the functions that the runtime declares for X; the
 * prefix of its names is f__X. */
#include "emit/body.h"

#include "emit/store.h"
#include "emit/types.h"
#include "emit/unit.h"

static const char *
child_prefix(struct emission *emission, const struct arm *arm)
{
    struct str name = arm->call && arm->callee ? arm->callee->name : arm->leaf->decl->name;
    return arm->callee ? arena_printf(emission->arena, "%.*s", STR_ARG(name))
                       : arena_printf(emission->arena, "%.*s__%.*s", STR_ARG(emission->fn->decl->name), STR_ARG(name));
}

/* ---- awaitables as children ---- */

/* Parameters of X__wait behind the node and the task. */
static size_t
argument_count(const struct leaf *leaf)
{
    return leaf->wait->param_count - 2;
}

static const char *
declare_argument(struct emission *emission, const struct leaf *leaf, size_t index)
{
    struct buf text = {0};
    const char *name = arena_printf(emission->arena, "arg_%zu", index + 1);
    type_declare(emission->arena, &text, leaf->wait->params[index + 2]->type, name, QUALIFIERS_DROPPED);
    const char *declaration = arena_copy(emission->arena, text.data, text.len);
    buf_free(&text);
    return declaration;
}

static void
emit_arguments(struct emission *emission, const struct leaf *leaf, const char *separator)
{
    for (size_t i = 0; i < argument_count(leaf); i++) {
        print_format(emission->out, "%sframe__->arg_%zu", separator, i + 1);
        separator = ", ";
    }
}

static void
emit_child_record(struct emission *emission, const struct leaf *leaf, const char *p)
{
    struct printer *out = emission->out;
    const char *node = type_name(emission->arena, leaf->node_type, QUALIFIERS_DROPPED);
    print_format(out,
                 "struct %s__frame {                           /* %.*s as a child of a gather */\n"
                 "    const async_site *awaiting;\n"
                 "    %s node;\n",
                 p, STR_ARG(leaf->decl->name), node);
    for (size_t i = 0; i < argument_count(leaf); i++) {
        print_format(out, "    %s;\n", declare_argument(emission, leaf, i));
    }
    print_format(out,
                 "};\n"
                 "struct %s__task {\n"
                 "    async_task task;\n"
                 "    struct { struct %s__frame frame; } u;\n"
                 "};\n"
                 "static int %s__resume(void *, unsigned, async_task *, int);\n"
                 "static ASYNC__CONST async_end %s__end = ASYNC__END(async__task_end, 0, %s__resume, \"%.*s\", 0);\n",
                 p, p, p, p, p, STR_ARG(leaf->decl->name));
}

static void
emit_child_sites(struct emission *emission, const struct leaf *leaf, const char *p)
{
    struct str name = leaf->decl->name;
    const char *undo = leaf->has_undo ? arena_printf(emission->arena, "%.*s__undo", STR_ARG(name)) : "NULL";
    print_format(emission->out,
                 "static ASYNC__CONST async_leaf %s__leaf_1 = { { %s__resume, offsetof(struct %s__frame, node), 1 }, %s };\n",
                 p, p, p, undo);
}

static void
emit_child_try(struct emission *emission, const struct leaf *leaf)
{
    struct printer *out = emission->out;
    print_format(out, "        error__ = %.*s__try(", STR_ARG(leaf->decl->name));
    print_text(out, leaf->try_takes_node ? "&frame__->node" : "");
    emit_arguments(emission, leaf, leaf->try_takes_node ? ", " : "");
    print_text(out, ");\n"
                    "        if (error__ != ASYNC__PENDING) {\n"
                    "            return error__;\n"
                    "        }\n");
}

static void
emit_child_resume(struct emission *emission, const struct leaf *leaf, const char *p)
{
    struct printer *out = emission->out;
    struct str name = leaf->decl->name;
    print_format(out,
                 "static int %s__resume(void *self__, unsigned state__, async_task *task__, int error__)\n"
                 "{\n"
                 "    struct %s__frame *frame__ = self__;\n"
                 "    if (state__ == 0) {\n",
                 p, p);
    if (leaf->has_try) {
        emit_child_try(emission, leaf);
    }
    print_format(out,
                 "        async__suspend(task__, &%s__leaf_1, frame__);\n"
                 "        %.*s__wait(&frame__->node, task__",
                 p, STR_ARG(name));
    emit_arguments(emission, leaf, ", ");
    print_text(out, ");\n"
                    "        return ASYNC__PENDING;\n"
                    "    }\n");
    if (leaf->has_done || leaf->has_again) {
        print_format(out, "    return %.*s__%s(&frame__->node, error__);\n}\n", STR_ARG(name),
                     leaf->has_again ? "again" : "done");
    } else {
        print_text(out, "    return error__;\n}\n");
    }
}

static void
emit_child_prepare(struct emission *emission, const struct leaf *leaf, const char *p)
{
    struct printer *out = emission->out;
    print_format(out, "static async_task *%s__prepare(struct %s__task *storage__, unsigned flags__", p, p);
    for (size_t i = 0; i < argument_count(leaf); i++) {
        print_format(out, ", %s", declare_argument(emission, leaf, i));
    }
    print_format(out,
                 ")\n"
                 "{\n"
                 "    async__task_prepare(&storage__->task, &storage__->u, &%s__end, flags__);\n",
                 p);
    for (size_t i = 0; i < argument_count(leaf); i++) {
        const char *name = arena_printf(emission->arena, "arg_%zu", i + 1);
        const char *place = arena_printf(emission->arena, "storage__->u.frame.%s", name);
        print_format(out, "    %s;\n", store_text(emission->arena, leaf->wait->params[i + 2]->type, place, name));
    }
    print_text(out, "    return &storage__->task;\n"
                    "}\n");
}

static bool
is_first_child(const struct function *fn, const struct await *await, const struct arm *arm)
{
    for (size_t i = 0; i < fn->awaits.len; i++) {
        const struct await *other = fn->awaits.items[i];
        for (size_t k = 0; k < other->arm_count; k++) {
            if (other->arms[k].leaf == arm->leaf) {
                return other == await && &other->arms[k] == arm;
            }
        }
    }
    return false;
}

void
gather_emit_children(struct emission *emission)
{
    const struct function *fn = emission->fn;
    for (size_t i = 0; i < fn->awaits.len; i++) {
        const struct await *await = fn->awaits.items[i];
        for (size_t k = 0; k < await->arm_count; k++) {
            const struct arm *arm = &await->arms[k];
            if (!arm->leaf || !is_first_child(fn, await, arm)) {
                continue;
            }
            const char *prefix = child_prefix(emission, arm);
            print_generated(emission->out);
            emit_child_record(emission, arm->leaf, prefix);
            emit_child_sites(emission, arm->leaf, prefix);
            emit_child_resume(emission, arm->leaf, prefix);
            emit_child_prepare(emission, arm->leaf, prefix);
        }
    }
}

/* ---- the gather ---- */

void
gather_declare(struct emission *emission, const struct await *await, const char *name, struct buf *out)
{
    buf_text(out, "struct { async__gather_node gather;");
    for (size_t i = 0; i < await->arm_count; i++) {
        const struct arm *arm = &await->arms[i];
        if (arm->is_new) {
            buf_printf(out, " async_task *task_%zu;", i + 1);
        } else if (arm->call) {
            buf_printf(out, " struct %s__task task_%zu;", child_prefix(emission, arm), i + 1);
        }
        buf_printf(out, " async_arm arm_%zu;", i + 1);
    }
    buf_printf(out, " } %s", name);
}

/* The arguments of the call, and where the item of a queue is. */
static void
emit_call_arguments(struct emission *emission, const struct arm *arm, const char *separator)
{
    for (size_t i = 1; i < arm->call->child_count; i++) {
        print_text(emission->out, separator);
        emit_expr(emission, arm->call->children[i]);
        separator = ", ";
    }
    if (arm->item) {
        print_format(emission->out, ", &%s", local_text(emission, arm->item));
    }
}

static void
begin_child(struct emission *emission, const struct arm *arm, const char *slot, size_t number)
{
    struct printer *out = emission->out;
    const char *prefix = child_prefix(emission, arm);
    if (arm->is_new) {
        print_format(out, "%s.task_%zu = %s__new(", slot, number, prefix);
        emit_call_arguments(emission, arm, "");
        print_text(out, ");\n");
        emit_line(emission, "async__gather_new(&%s.gather, &%s.arm_%zu, %s.task_%zu);", slot, slot, number, slot, number);
        return;
    }
    print_format(out, "async__gather_child(&%s.gather, &%s.arm_%zu, %s__prepare(&%s.task_%zu, 0", slot, slot, number,
                 prefix, slot, number);
    emit_call_arguments(emission, arm, ", ");
    print_text(out, "));\n");
}

static void
begin_arm(struct emission *emission, const struct await *await, size_t index)
{
    const struct arm *arm = &await->arms[index];
    const char *slot = slot_text(emission, await->slot);
    begin_line(emission, arm->call ? arm->call->begin : arm->task->begin);
    if (arm->call) {
        begin_child(emission, arm, slot, index + 1);
        return;
    }
    print_format(emission->out, "async__gather_task(&%s.gather, &%s.arm_%zu, ", slot, slot, index + 1);
    emit_expr(emission, arm->task);
    print_text(emission->out, ");\n");
}

void
gather_begin(struct emission *emission, const struct await *await)
{
    begin_line(emission, await->node->begin);
    print_format(emission->out, "async__gather_begin(&%s.gather, %s, ", slot_text(emission, await->slot),
                 await->gather_mode);
    if (await->gather_errors) {
        emit_expr(emission, await->gather_errors);
    } else {
        print_text(emission->out, "NULL");
    }
    print_text(emission->out, ");\n");
    for (size_t i = 0; i < await->arm_count; i++) {
        begin_arm(emission, await, i);
    }
}

void
gather_release(struct emission *emission, const struct await *await)
{
    for (size_t i = 0; i < await->arm_count; i++) {
        if (await->arms[i].is_new) {
            emit_line(emission, "async_task_release(%s.task_%zu);", slot_text(emission, await->slot), i + 1);
        }
    }
}

const char *
gather_result(struct emission *emission, const struct await *await, size_t index)
{
    const struct arm *arm = &await->arms[index];
    const char *task = arena_printf(emission->arena, "%s.task_%zu", slot_text(emission, await->slot), index + 1);
    if (arm->leaf) {
        return arena_printf(emission->arena, "%.*s__value(&%s.u.frame.node)", STR_ARG(arm->leaf->decl->name), task);
    }
    const struct function *callee = arm->child;
    if (!arm->is_new) {
        return arena_printf(emission->arena, "%s.u.%s.%s", task, result_record(callee), callee->result->path);
    }
    struct buf text = {0};
    type_declare(emission->arena, &text, callee->result_type, "*", QUALIFIERS_DROPPED);
    const char *result = arena_printf(emission->arena, "*(%s)async__task_result(%s)", text.data, task);
    buf_free(&text);
    return result;
}

const char *
gather_success(struct emission *emission, const struct await *await, size_t index)
{
    return arena_printf(emission->arena, "async__task_succeeded(%s%s.task_%zu%s)", await->arms[index].is_new ? "" : "&",
                        slot_text(emission, await->slot), index + 1, await->arms[index].is_new ? "" : ".task");
}
