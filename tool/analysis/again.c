/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* const int limit = 10;  struct point *p = &origin;    ->    behind each wait: limit = 10; p = &frame->origin;
 *
 * The variable is never assigned, its initializer is a constant or the address of an object that stays where it is.  A
 * string is neither: the C compiler may keep two copies of what stands at two places, and a program may compare addresses. */
#include "analysis/again.h"

#include "model/scopes.h"

/* The name means the same at each await: nothing in the function has it. */
static bool
is_unmistakable(const struct function *fn, const struct decl *decl)
{
    return !fn->scopes || !map_find(&fn->scopes->by_name, decl->name);
}

static bool
is_static_object(const struct decl *decl)
{
    return decl->kind == DECL_VAR && !decl->is_thread_local &&
           (!decl->is_local || decl->storage == STORAGE_STATIC || decl->storage == STORAGE_EXTERN);
}

/* Whether the node designates an object in the frame or one that exists for the whole run, or a part of it. */
static bool
is_steady_place(const struct function *fn, const struct node *node)
{
    if (node->info) {
        return false;
    }
    const struct local *local;
    switch ((int)node->kind) {
    case NODE_REF:
        local = function_find_local(fn, node->decl);
        return local ? local->place == PLACE_FRAME : is_static_object(node->decl) && is_unmistakable(fn, node->decl);
    case NODE_PAREN:
        return is_steady_place(fn, node->children[0]);
    case NODE_MEMBER:
        return node->op == '.' && is_steady_place(fn, node->children[0]);
    case NODE_INDEX:
        return node->children[0]->type->kind == TYPE_ARRAY && is_steady_place(fn, node->children[0]) &&
               node->children[1]->kind == NODE_LITERAL;
    default:
        return false;
    }
}

static bool
is_steady(const struct function *fn, const struct node *node)
{
    if (node->info) {
        return false;
    }
    switch ((int)node->kind) {
    case NODE_LITERAL:
        return !node->is_lvalue;
    case NODE_REF:
        if (node->decl->kind == DECL_ENUMERATOR) {
            return is_unmistakable(fn, node->decl);
        }
        return node->type->kind == TYPE_ARRAY && is_steady_place(fn, node);
    case NODE_MEMBER:
    case NODE_INDEX:
        return node->type->kind == TYPE_ARRAY && is_steady_place(fn, node);
    case NODE_PAREN:
        return is_steady(fn, node->children[0]);
    case NODE_CAST:
        return !node->type->is_variably_modified && (node->type->kind == TYPE_POINTER || node->type->kind == TYPE_INTEGER) &&
               is_steady(fn, node->children[node->child_count - 1]);
    case NODE_UNARY:
        if (node->unary == UNARY_ADDRESS) {
            return is_steady_place(fn, node->children[0]);
        }
        return (node->unary == UNARY_PLUS || node->unary == UNARY_MINUS || node->unary == UNARY_COMPLEMENT) &&
               is_steady(fn, node->children[0]);
    case NODE_BINARY:
        return node->binary == BINARY_ARITHMETIC && is_steady(fn, node->children[0]) && is_steady(fn, node->children[1]);
    default:
        return false;
    }
}

void
again_find(struct function *fn)
{
    for (size_t i = 0; i < fn->locals.len; i++) {
        struct local *local = fn->locals.items[i];
        const struct decl *decl = local->decl;
        bool is_variable = decl && decl->kind == DECL_VAR && decl->init && !decl->is_bit_field;
        if (local->place == PLACE_SAVED && is_variable && !local->is_assigned && decl->init->kind != NODE_INIT_LIST &&
            is_steady(fn, decl->init)) {
            local->place = PLACE_AGAIN;
        }
    }
}
