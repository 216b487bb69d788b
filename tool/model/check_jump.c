/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Jumps into the bodies of our forms, which have to be entered from the top, and computed jumps out of them, which could
 * not run what has to run on the way. Other jumps out are lowered; lower/exits.c reports those out of a cleanup. */
#include "model/checking.h"

struct jumps {
    struct program *program;
    VEC(const struct node *) gotos; /* NODE_INDIRECT_GOTO too                */
    VEC(const struct node *) labels;
    VEC(const struct node *) addresses; /* NODE_ADDR_LABEL                     */
};

/* The name of the form whose body the node is, or NULL. */
static const char *
region_name(const struct node *node)
{
    const struct node *form = node->parent;
    if (!form || form->child_count == 0) {
        return NULL;
    }
    bool is_body = form->children[form->child_count - 1] == node;
    switch ((int)form->kind) {
    case NODE_ASYNC_TRY:
        return node == form->children[0] ? "async_try" : NULL;
    case NODE_CATCH:
        return "async_catch";
    case NODE_CATCH_CANCELLED:
        return "async_catch_cancelled";
    case NODE_FINALLY:
        return "async_finally";
    case NODE_DEFER:
        return "async_defer";
    case NODE_SHIELD:
        return "async_shield";
    case NODE_ASYNC_FOR:
        return is_body ? "async_for" : NULL;
    case NODE_ASYNC_WITH:
        return is_body ? "async_with" : NULL;
    default:
        return NULL;
    }
}

static bool
contains(const struct node *outer, const struct node *inner)
{
    return outer->begin <= inner->begin && inner->end <= outer->end;
}

/* The name of the outermost body that holds `inside` but not `outside`, or NULL. */
static const char *
region_between(const struct node *inside, const struct node *outside)
{
    const char *name = NULL;
    for (const struct node *node = inside; node && !contains(node, outside); node = node->parent) {
        const char *region = region_name(node);
        name = region ? region : name;
    }
    return name;
}

/* The same for what has to run when `inside` is left for `outside`. */
static const char *
exit_between(const struct node *inside, const struct node *outside)
{
    const char *name = region_between(inside, outside);
    for (const struct node *node = inside; !name && node && !contains(node, outside); node = node->parent) {
        for (size_t i = 0; node->kind == NODE_COMPOUND && i < node->child_count; i++) {
            const struct node *item = node->children[i];
            name = item && item->kind == NODE_DEFER && item->end <= inside->begin ? "async_defer" : name;
        }
    }
    return name;
}

static struct position
place_of(const struct jumps *jumps, const struct node *node)
{
    struct position at = source_position(jumps->program->source, node->begin);
    return at;
}

static const struct node *
find_label(const struct jumps *jumps, const struct decl *decl)
{
    for (size_t i = 0; i < jumps->labels.len; i++) {
        if (jumps->labels.items[i]->decl == decl) {
            return jumps->labels.items[i];
        }
    }
    return NULL;
}

static void
note_label(const struct jumps *jumps, const struct node *label)
{
    diag_note(jumps->program->diag, place_of(jumps, label), "label '%.*s' is here", STR_ARG(label->decl->name));
}

static void
check_target(const struct jumps *jumps, const struct node *jump, const struct node *label)
{
    struct diag *diag = jumps->program->diag;
    const char *into = label ? region_between(label, jump) : NULL;
    if (into) {
        diag_report(diag, SEVERITY_ERROR, place_of(jumps, jump),
                    "this jumps into the body of %s, which can only be entered from the top", into);
        note_label(jumps, label);
        return;
    }
    const char *out = label && jump->kind == NODE_INDIRECT_GOTO ? exit_between(jump, label) : NULL;
    if (out) {
        diag_report(diag, SEVERITY_ERROR, place_of(jumps, jump),
                    "a computed goto cannot leave %s; set a variable and use goto", out);
        note_label(jumps, label);
    }
}

static void
check_case(const struct jumps *jumps, const struct node *label)
{
    const char *region = NULL;
    for (const struct node *node = label; node && node->kind != NODE_SWITCH; node = node->parent) {
        const char *name = region_name(node);
        region = name ? name : region;
    }
    if (region) {
        diag_report(jumps->program->diag, SEVERITY_ERROR, place_of(jumps, label),
                    "this label belongs to a switch outside the body of %s, which can only be entered from the top",
                    region);
    }
}

static void
collect(struct jumps *jumps, const struct node *node)
{
    if (!node || node->is_simple) {
        return;
    }
    struct arena *arena = jumps->program->arena;
    switch ((int)node->kind) {
    case NODE_GOTO:
    case NODE_INDIRECT_GOTO:
        vec_push(arena, &jumps->gotos, node);
        break;
    case NODE_LABEL:
        vec_push(arena, &jumps->labels, node);
        break;
    case NODE_ADDR_LABEL:
        vec_push(arena, &jumps->addresses, node);
        break;
    case NODE_CASE:
    case NODE_DEFAULT:
        check_case(jumps, node);
        break;
    default:
        break;
    }
    for (size_t i = 0; i < node->child_count; i++) {
        collect(jumps, node->children[i]);
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        collect(jumps, node->decls[i]->init);
    }
}

void
check_jumps(struct program *program, const struct decl *decl)
{
    struct jumps jumps = {.program = program};
    collect(&jumps, decl->body);
    struct function *fn = program_find(program, decl);
    if (fn) {
        fn->has_label_address = jumps.addresses.len > 0;
    }
    for (size_t i = 0; i < jumps.gotos.len; i++) {
        const struct node *jump = jumps.gotos.items[i];
        if (jump->kind == NODE_GOTO) {
            check_target(&jumps, jump, find_label(&jumps, jump->decl));
            continue;
        }
        for (size_t j = 0; j < jumps.addresses.len; j++) {
            check_target(&jumps, jump, find_label(&jumps, jumps.addresses.items[j]->decl));
        }
    }
}
