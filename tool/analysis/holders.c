/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/*     char in[64], out[64];
 *     await read(in, 64);
 *     for (const char *p = in; p < in + 64; p++) sum(*p);      p holds in: neither is needed behind the loop,
 *     await write(out, 64);                                    so out may lie on the same bytes
 *
 * Which variables hold an address is found in the syntax tree (analysis/keep.c), whatever the order; temporaries that the lowering
 * has put between are found in the graph.  Where the object is used under its own name, its own liveness says the rest.
 * O(OBJECTS_MAX * (body + nodes)) for each turn, a turn for each pointer that the address goes into. */
#include "analysis/holders.h"

#include "analysis/cfg.h"
#include "analysis/keep.h"

enum { OBJECTS_MAX = 24 };

struct holding {
    struct function *fn;
    const struct local *object;
    struct bitset holders; /* by local */
    bool is_known;         /* nobody else has the address */
};

static bool
is_candidate(const struct local *local)
{
    return local->is_escaping && local->decl && !local->generator && !local->is_literal && local->type->kind != TYPE_VLA &&
           !decl_has_attribute(local->decl, "cleanup");
}

/* Adds a local that may have the address; false: it was known, or cannot be followed. */
static bool
add_holder(struct holding *holding, const struct local *local)
{
    if (!local || local->type->kind != TYPE_POINTER || local->type->is_volatile || local->is_address_taken || local->is_escaping) {
        holding->is_known = false;
        return false;
    }
    bool is_new = !bitset_has(holding->holders, local->index);
    bitset_add(holding->holders, local->index);
    return is_new;
}

static bool
holds_no_address(const struct type *type)
{
    switch (type->kind) {
    case TYPE_VOID:
    case TYPE_BOOL:
    case TYPE_INTEGER:
    case TYPE_ENUM:
    case TYPE_FLOATING:
    case TYPE_COMPLEX: return true;
    default: return false;
    }
}

/* Whether a pointer into the object may be used at the node, or come into being. */
static bool
is_used_at(const struct holding *holding, const struct cfg_node *node)
{
    for (size_t i = 0; i < node->refs.len; i++) {
        const struct ref *ref = &node->refs.items[i];
        bool is_given_away = ref->object == holding->object->index && (ref->flags & REF_ESCAPE);
        if (is_given_away || (ref->object < holding->fn->locals.len && bitset_has(holding->holders, ref->object))) {
            return true;
        }
    }
    return false;
}

static bool
is_operand(const struct stmt *stmt, const struct local *local)
{
    for (size_t i = 0; i < stmt->operand_count; i++) {
        if (stmt->operands[i].local == local && stmt->operands[i].is_address) {
            return true;
        }
    }
    return false;
}

/* What the node may do with a pointer into the object that the syntax tree does not show: put it into a temporary, or into
 * the result of an await. */
static bool
follow(struct holding *holding, const struct cfg_node *node)
{
    const struct await *await = node->stmt ? node->stmt->await : NULL;
    const struct local *dest = await ? await_dest(await) : node->kind == CFG_DECL ? node->stmt->local : node->stmt ? node->stmt->dest : NULL;
    if (!node->stmt || !is_used_at(holding, node)) {
        return false;
    }
    if ((await && await->result_type && !holds_no_address(await->result_type)) || is_operand(node->stmt, holding->object)) {
        holding->is_known = false;
        return false;
    }
    for (size_t i = 0; node->kind == CFG_AWAIT && i < node->refs.len; i++) {
        const struct ref *ref = &node->refs.items[i];
        holding->is_known &= ref->object != holding->object->index || !(ref->flags & REF_ESCAPE);
    }
    return dest && !dest->decl && !holds_no_address(dest->type) && add_holder(holding, dest);
}

static void
find_holders(struct holding *holding)
{
    struct function *fn = holding->fn;
    struct holder_list list = {0};
    struct arena arena = {0};
    holding->is_known = keep_find_holders(&arena, fn->decl->body, holding->object->decl, &list);
    for (size_t i = 0; i < list.len && holding->is_known; i++) {
        add_holder(holding, function_find_local(fn, list.items[i]));
    }
    arena_free(&arena);
    for (bool has_changed = true; has_changed && holding->is_known;) {
        has_changed = false;
        for (size_t i = 0; i < fn->cfg->node_count && holding->is_known; i++) {
            has_changed |= follow(holding, fn->cfg->nodes[i]);
        }
    }
    holding->is_known &= !bitset_is_empty(holding->holders); /* else it went where nobody looked */
}

static bool
is_held_by_await(const struct holding *holding, const struct cfg_node *node)
{
    for (size_t i = 0; i < node->refs.len; i++) {
        if (node->refs.items[i].object == holding->object->index && (node->refs.items[i].flags & REF_HELD)) {
            return true;
        }
    }
    return false;
}

static void
narrow(const struct holding *holding)
{
    const struct cfg *cfg = holding->fn->cfg;
    size_t object = holding->object->index;
    for (size_t i = 0; i < cfg->node_count; i++) {
        struct cfg_node *node = cfg->nodes[i];
        bool is_used = is_used_at(holding, node) || is_held_by_await(holding, node);
        if (!is_used && !bitset_meets(node->live_in, holding->holders)) {
            bitset_remove(node->escaped_in, object);
        }
        if (!is_used && !bitset_meets(node->live_out, holding->holders)) {
            bitset_remove(node->escaped_out, object);
        }
    }
}

void
holders_narrow(struct function *fn)
{
    size_t tried = 0;
    for (size_t i = 0; fn->awaits.len && i < fn->locals.len && tried < OBJECTS_MAX; i++) {
        if (!is_candidate(fn->locals.items[i])) {
            continue;
        }
        struct holding holding = {.fn = fn, .object = fn->locals.items[i], .holders = bitset_new(fn->arena, fn->locals.len)};
        find_holders(&holding);
        if (holding.is_known) {
            narrow(&holding);
        }
        tried++;
    }
}
