/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Looks for what a type's ASYNC_ITERATOR or ASYNC_CONTEXT_MANAGER says. */
#include "model/protocol.h"

const struct decl *
object_record(const struct node *object)
{
    const struct type *type = object->value_type;
    if (!type || type->kind != TYPE_POINTER || type->target->kind != TYPE_RECORD) {
        return NULL;
    }
    return type->target->decl;
}

struct decl *
find_protocol(const struct program *program, enum decl_kind kind, const struct decl *record)
{
    const struct ast *ast = program->ast;
    for (size_t i = 0; i < ast->decl_count; i++) {
        struct decl *decl = ast->decls[i];
        if (decl->kind == kind && decl->type && decl->type->decl && decl->type->decl->first == record->first) {
            return decl;
        }
    }
    return NULL;
}

struct decl *
form_protocol(const struct program *program, const struct node *form)
{
    bool is_form = form->kind == NODE_ASYNC_FOR || form->kind == NODE_ASYNC_WITH;
    const struct decl *record = is_form && !begun_call(form) ? object_record(form->children[0]) : NULL;
    return record ? find_protocol(program, form->kind == NODE_ASYNC_FOR ? DECL_ITERATOR : DECL_CONTEXT_MANAGER, record) : NULL;
}
