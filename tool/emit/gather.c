/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a gather has in the frame, and how it begins. */
#include "emit/body.h"

void
gather_declare(struct emission *emission, const struct await *await, const char *name, struct buf *out)
{
    (void)emission;
    buf_text(out, "struct { async__gather_node gather;");
    for (size_t i = 0; i < await->arm_count; i++) {
        const struct arm *arm = &await->arms[i];
        if (arm->call) {
            buf_printf(out, " struct %.*s__task task_%zu;", STR_ARG(arm->callee->name), i + 1);
        }
        buf_printf(out, " async_arm arm_%zu;", i + 1);
    }
    buf_printf(out, " } %s", name);
}

static void
begin_arm(struct emission *emission, const struct await *await, size_t index)
{
    const struct arm *arm = &await->arms[index];
    const char *slot = slot_text(emission, await->slot);
    const struct node *node = arm->call ? arm->call : arm->task;
    begin_line(emission, node->begin);
    if (!arm->call) {
        print_format(emission->out, "async__gather_task(&%s.gather, &%s.arm_%zu, ", slot, slot, index + 1);
        emit_expr(emission, arm->task);
        print_text(emission->out, ");\n");
        return;
    }
    struct str callee = arm->callee->name;
    print_format(emission->out, "async__gather_child(&%s.gather, &%s.arm_%zu, %.*s__prepare(&%s.task_%zu, 0", slot, slot,
                 index + 1, STR_ARG(callee), slot, index + 1);
    for (size_t i = 1; i < arm->call->child_count; i++) {
        print_text(emission->out, ", ");
        emit_expr(emission, arm->call->children[i]);
    }
    print_text(emission->out, "));\n");
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
