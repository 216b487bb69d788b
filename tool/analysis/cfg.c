/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Builds the graph by walking the statement tree once, then numbers the nodes in reverse post-order. */
#include "analysis/cfg.h"

#include "analysis/arguments.h"

#include <assert.h>

struct node_list {
    struct cfg_node **items;
    size_t len;
    size_t cap;
};

/* A loop or switch that is being walked. */
struct target {
    const struct stmt *stmt;
    struct cfg_node *break_to;
    struct cfg_node *continue_to; /* NULL: a switch             */
    struct cfg_node *dispatch;    /* of a switch                */
    bool has_default;
    struct target *parent;
};

struct builder {
    struct function *fn;
    struct cfg *cfg;
    struct node_list nodes;             /* in order of creation                          */
    struct cfg_node *current;    /* where control comes from; NULL: from nowhere  */
    const struct scope *scope;
    struct bitset in_scope;
    struct target *targets;      /* innermost first                               */
    unsigned loop_depth;         /* of loops with an await in them                */
    struct map labels;           /* declaration -> node                           */
    struct node_list label_nodes;
    struct node_list gotos;
    struct cfg_node *computed;   /* between computed gotos and all labels         */
};

static void
connect(struct builder *builder, struct cfg_node *from, struct cfg_node *to)
{
    if (from) {
        vec_push(builder->fn->arena, &from->successors, to);
        vec_push(builder->fn->arena, &to->predecessors, from);
    }
}

/* A node with no edge to it yet. */
static struct cfg_node *
new_node(struct builder *builder, enum cfg_kind kind, const struct stmt *stmt)
{
    struct cfg_node *node = ARENA_NEW(builder->fn->arena, struct cfg_node);
    node->kind = kind;
    node->stmt = stmt;
    node->scope = builder->scope;
    node->in_scope = builder->in_scope;
    vec_push(builder->fn->arena, &builder->nodes, node);
    return node;
}

/* Goes on from the current point to a node, which becomes the current point. */
static void
enter(struct builder *builder, struct cfg_node *node)
{
    connect(builder, builder->current, node);
    builder->current = node;
}

static struct cfg_node *
append(struct builder *builder, enum cfg_kind kind, const struct stmt *stmt)
{
    struct cfg_node *node = new_node(builder, kind, stmt);
    enter(builder, node);
    return node;
}

static void
collect_value(struct builder *builder, struct cfg_node *node, const struct stmt *stmt, enum value_goes goes)
{
    refs_collect(builder->fn, stmt->value, goes, &node->refs);
    if (stmt->value_local) {
        refs_add(builder->fn, &node->refs, stmt->value_local->index, REF_USE);
    }
    for (size_t i = 0; i < stmt->operand_count; i++) {
        arguments_collect_operand(builder->fn, &stmt->operands[i], &node->refs);
    }
}

/* An object lives from the beginning of its block, an array of variable length from its declaration: a jump back to before
 * that ends it. */
static bool
begins_at_declaration(const struct local *local)
{
    return local->type->kind == TYPE_VLA;
}

/* Opens a scope: its locals and those of scopes that no statement opens in between. */
static void
open_scope(struct builder *builder, const struct scope *scope)
{
    const struct function *fn = builder->fn;
    struct bitset inner = bitset_new(fn->arena, builder->cfg->object_count);
    bitset_copy(inner, builder->in_scope);
    for (const struct scope *s = scope; s && s != builder->scope; s = s->parent) {
        for (const struct local *local = s->first_local; local; local = local->next_in_scope) {
            if (!begins_at_declaration(local)) {
                bitset_add(inner, local->index);
            }
        }
    }
    builder->in_scope = inner;
    builder->scope = scope;
}

static void build_stmt(struct builder *builder, const struct stmt *stmt);

static void
build_decl(struct builder *builder, const struct stmt *stmt)
{
    struct cfg_node *node = append(builder, CFG_DECL, stmt);
    refs_collect_type(builder->fn, stmt->decl ? stmt->decl : stmt->local ? stmt->local->decl : NULL, &node->refs);
    if (!stmt->local) {
        return;
    }
    bool has_value = stmt->value || stmt->value_local || stmt->value_text;
    collect_value(builder, node, stmt, VALUE_STORED);
    refs_add(builder->fn, &node->refs, stmt->local->index, REF_KILL | REF_DECLARED | (has_value ? 0 : REF_FRESH));
    if (begins_at_declaration(stmt->local)) {
        struct bitset inner = bitset_new(builder->fn->arena, builder->cfg->object_count);
        bitset_copy(inner, builder->in_scope);
        bitset_add(inner, stmt->local->index);
        builder->in_scope = inner;
    }
}

static void
build_if(struct builder *builder, const struct stmt *stmt)
{
    struct cfg_node *test = append(builder, CFG_BRANCH, stmt);
    collect_value(builder, test, stmt, VALUE_DROPPED);
    struct cfg_node *join = new_node(builder, CFG_JOIN, NULL);
    for (size_t i = 0; i < 2; i++) {
        builder->current = test;
        build_stmt(builder, i < stmt->item_count ? stmt->items[i] : NULL);
        connect(builder, builder->current, join);
    }
    builder->current = join;
}

static const struct stmt *
item(const struct stmt *stmt, size_t i)
{
    return i < stmt->item_count ? stmt->items[i] : NULL;
}

/* What is run to decide on another turn; control is in the node from which both ways lead. */
static void
build_test(struct builder *builder, const struct stmt *stmt, struct cfg_node *break_to)
{
    build_stmt(builder, item(stmt, 1));
    if (stmt->value || stmt->value_local || stmt->value_text) {
        struct cfg_node *test = append(builder, CFG_BRANCH, stmt);
        collect_value(builder, test, stmt, VALUE_DROPPED);
        connect(builder, test, break_to);
    }
}

static void
begin_loop(struct builder *builder, const struct stmt *stmt)
{
    struct cfg_node *before = append(builder, CFG_LOOP, stmt);
    vec_push(builder->fn->arena, &builder->cfg->loops,
             (struct cfg_loop){.stmt = (struct stmt *)stmt, .before = before, .begin = builder->nodes.len,
                               .depth = builder->loop_depth++});
}

static void
end_loop(struct builder *builder, size_t index, struct cfg_node *head)
{
    struct cfg_loop *loop = &builder->cfg->loops.items[index];
    loop->head = head;
    loop->end = builder->nodes.len;
    builder->loop_depth--;
}

/* The head stands outside of the body's scope: a new turn has new objects. */
static void
build_loop(struct builder *builder, const struct stmt *stmt)
{
    size_t index = builder->cfg->loops.len - 1; /* if there is an await in it */
    struct target target = {.stmt = stmt, .parent = builder->targets};
    target.break_to = new_node(builder, CFG_JOIN, NULL);
    build_stmt(builder, item(stmt, 0));
    struct cfg_node *head = append(builder, CFG_JOIN, stmt);
    target.continue_to = new_node(builder, CFG_JOIN, stmt);
    builder->targets = &target;
    if (stmt->loop_kind == LOOP_WHILE) {
        build_test(builder, stmt, target.break_to);
    }
    build_stmt(builder, item(stmt, 3));
    enter(builder, target.continue_to);
    build_stmt(builder, item(stmt, 2));
    if (stmt->loop_kind == LOOP_DO) {
        build_test(builder, stmt, target.break_to);
    }
    connect(builder, builder->current, head);
    if (stmt->has_await) {
        end_loop(builder, index, head);
    }
    builder->targets = target.parent;
    builder->current = target.break_to;
}

static void
build_switch(struct builder *builder, const struct stmt *stmt)
{
    struct cfg_node *dispatch = append(builder, CFG_BRANCH, stmt);
    collect_value(builder, dispatch, stmt, VALUE_DROPPED);
    struct cfg_node *join = new_node(builder, CFG_JOIN, NULL);
    struct target target = {.stmt = stmt, .break_to = join, .dispatch = dispatch, .parent = builder->targets};
    builder->targets = &target;
    builder->current = NULL;
    build_stmt(builder, item(stmt, 0));
    connect(builder, builder->current, join);
    if (!target.has_default) {
        connect(builder, dispatch, join);
    }
    builder->targets = target.parent;
    builder->current = join;
}

enum target_use { TARGET_BREAK, TARGET_CONTINUE, TARGET_CASE };

static struct target *
find_target(const struct builder *builder, const struct stmt *stmt, enum target_use use)
{
    struct target *target = builder->targets;
    while (target && (stmt ? target->stmt != stmt
                           : (use == TARGET_CONTINUE && !target->continue_to) ||
                                 (use == TARGET_CASE && !target->dispatch))) {
        target = target->parent;
    }
    assert(target);
    return target;
}

static void
build_case(struct builder *builder, const struct stmt *stmt)
{
    struct target *target = find_target(builder, stmt->target, TARGET_CASE);
    struct cfg_node *node = append(builder, CFG_JOIN, stmt);
    connect(builder, target->dispatch, node);
    target->has_default |= stmt->node && stmt->node->kind == NODE_DEFAULT;
}

/* Map keys are the bytes of the pointer: they serve to find, never to order. */
static struct str
key_of(struct decl *const *decl)
{
    return (struct str){(const char *)decl, sizeof *decl};
}

static void
build_label(struct builder *builder, const struct stmt *stmt)
{
    struct cfg_node *node = append(builder, CFG_JOIN, stmt);
    map_set(&builder->labels, key_of(&stmt->decl), node);
    vec_push(builder->fn->arena, &builder->label_nodes, node);
}

static void
collect_arguments(struct builder *builder, struct cfg_node *node, const struct await *await)
{
    for (size_t i = 0; i < await->arg_count; i++) {
        if (await->operands) {
            arguments_collect_operand(builder->fn, &await->operands[i], &node->refs);
        } else if (!await->call) {
            refs_collect(builder->fn, await->args[i], VALUE_AWAITED, &node->refs);
        }
    }
    refs_collect(builder->fn, await->call, VALUE_DROPPED, &node->refs);
}

static void
build_exits(struct builder *builder, const struct stmt *stmt)
{
    struct cfg_node *node = builder->current;
    for (size_t i = 0; i < 2; i++) {
        build_stmt(builder, item(stmt, i));
        builder->current = node;
    }
}

static void
build_plain_await(struct builder *builder, const struct stmt *stmt)
{
    struct cfg_node *node = append(builder, CFG_EVAL, stmt);
    collect_arguments(builder, node, stmt->await);
    const struct local *dest = await_dest(stmt->await);
    if (dest) {
        refs_add(builder->fn, &node->refs, dest->index, REF_KILL);
    }
    build_exits(builder, stmt);
}

static void
build_await(struct builder *builder, const struct stmt *stmt)
{
    struct function *fn = builder->fn;
    const struct await *await = stmt->await;
    if (await->kind == AWAIT_PLAIN) {
        build_plain_await(builder, stmt);
        return;
    }
    struct cfg_node *node = append(builder, CFG_AWAIT, stmt);
    arguments_collect(fn, await, &node->refs);
    refs_collect(fn, await->callee_node, VALUE_AWAITED, &node->refs);
    if (cfg_result(fn, await) != NO_OBJECT) {
        refs_add(fn, &node->refs, cfg_result(fn, await), REF_KILL);
    }
    const struct local *dest = await_dest(await);
    if (dest) {
        refs_add(fn, &node->refs, dest->index, REF_KILL);
    }
    builder->cfg->await_nodes[await->state - 1] = node;
    if (await->generator) {
        refs_add(fn, &node->refs, await->generator->index, REF_ESCAPE | REF_ADDRESS | REF_USE | REF_WRITE);
    }
    if (await->told) {
        refs_add(fn, &node->refs, await->told->index, REF_USE);
    }
    build_exits(builder, stmt);
}

static void
leave(struct builder *builder, struct cfg_node *to)
{
    connect(builder, builder->current, to);
    builder->current = NULL;
}

static void
build_jump(struct builder *builder, const struct stmt *stmt)
{
    struct cfg_node *node;
    switch (stmt->kind) {
    case STMT_BREAK: leave(builder, find_target(builder, stmt->target, TARGET_BREAK)->break_to); break;
    case STMT_CONTINUE: leave(builder, find_target(builder, stmt->target, TARGET_CONTINUE)->continue_to); break;
    case STMT_GOTO:
        node = append(builder, CFG_JOIN, stmt);
        vec_push(builder->fn->arena, &builder->gotos, node);
        builder->current = NULL;
        break;
    case STMT_COMPUTED_GOTO:
        node = append(builder, CFG_EVAL, stmt);
        collect_value(builder, node, stmt, VALUE_DROPPED);
        leave(builder, builder->computed);
        break;
    default:
        node = append(builder, stmt->kind == STMT_RAISE ? CFG_RAISE : CFG_RETURN, stmt);
        collect_value(builder, node, stmt, VALUE_STORED);
        leave(builder, builder->cfg->exit);
        break;
    }
}

static void
build_block(struct builder *builder, const struct stmt *stmt)
{
    for (size_t i = 0; i < stmt->item_count; i++) {
        build_stmt(builder, stmt->items[i]);
    }
}

static void
build_eval(struct builder *builder, const struct stmt *stmt)
{
    struct cfg_node *node = append(builder, CFG_EVAL, stmt);
    collect_value(builder, node, stmt, stmt->dest ? VALUE_STORED : VALUE_DROPPED);
    if (stmt->dest) {
        refs_add(builder->fn, &node->refs, stmt->dest->index, REF_KILL);
    }
}

static void
build_stmt(struct builder *builder, const struct stmt *stmt)
{
    if (!stmt) {
        return;
    }
    const struct scope *outer_scope = builder->scope;
    struct bitset outer_set = builder->in_scope;
    if (stmt->kind == STMT_LOOP && stmt->has_await) {
        begin_loop(builder, stmt);
    }
    if (stmt->scope && stmt->scope != outer_scope) {
        open_scope(builder, stmt->scope);
    }
    switch (stmt->kind) {
    case STMT_BLOCK: build_block(builder, stmt); break;
    case STMT_EVAL: build_eval(builder, stmt); break;
    case STMT_DECL: build_decl(builder, stmt); break;
    case STMT_IF: build_if(builder, stmt); break;
    case STMT_LOOP: build_loop(builder, stmt); break;
    case STMT_SWITCH: build_switch(builder, stmt); break;
    case STMT_CASE: build_case(builder, stmt); break;
    case STMT_LABEL: build_label(builder, stmt); break;
    case STMT_AWAIT: build_await(builder, stmt); break;
    case STMT_GOTO:
    case STMT_COMPUTED_GOTO:
    case STMT_BREAK:
    case STMT_CONTINUE:
    case STMT_RETURN:
    case STMT_RAISE: build_jump(builder, stmt); break;
    }
    builder->scope = outer_scope;
    builder->in_scope = stmt->kind == STMT_DECL ? builder->in_scope : outer_set;
}

static void
resolve_gotos(struct builder *builder)
{
    for (size_t i = 0; i < builder->gotos.len; i++) {
        struct cfg_node *node = builder->gotos.items[i];
        struct cfg_node *label = map_find(&builder->labels, key_of(&node->stmt->decl));
        assert(label);
        connect(builder, node, label);
    }
    for (size_t i = 0; builder->computed->predecessors.len && i < builder->label_nodes.len; i++) {
        connect(builder, builder->computed, builder->label_nodes.items[i]);
    }
}

/* Depth-first without recursion: a function may have many thousand nodes in a row. */
static void
visit(struct builder *builder, struct cfg_node *root, bool *is_seen, size_t *next_successor, struct node_list *post_order)
{
    struct node_list stack = {0};
    is_seen[root->index] = true;
    vec_push(builder->fn->arena, &stack, root);
    while (stack.len) {
        struct cfg_node *node = vec_last(&stack);
        if (next_successor[node->index] == node->successors.len) {
            vec_push(builder->fn->arena, post_order, node);
            stack.len--;
            continue;
        }
        struct cfg_node *next = node->successors.items[next_successor[node->index]++];
        if (!is_seen[next->index]) {
            is_seen[next->index] = true;
            vec_push(builder->fn->arena, &stack, next);
        }
    }
}

static void
number_nodes(struct builder *builder)
{
    struct arena *arena = builder->fn->arena;
    size_t count = builder->nodes.len;
    bool *is_seen = ARENA_ARRAY(arena, bool, count);
    size_t *next_successor = ARENA_ARRAY(arena, size_t, count);
    struct node_list sorted = {0};
    for (size_t i = 0; i < count; i++) {
        builder->nodes.items[i]->index = (unsigned)i;
    }
    /* Unreachable nodes first, as post-order is read backwards; the entry is the first that was made. */
    struct node_list reachable = {0};
    visit(builder, builder->nodes.items[0], is_seen, next_successor, &reachable);
    for (size_t i = 1; i < count; i++) {
        if (!is_seen[i]) {
            visit(builder, builder->nodes.items[i], is_seen, next_successor, &sorted);
        }
    }
    for (size_t i = 0; i < reachable.len; i++) {
        vec_push(arena, &sorted, reachable.items[i]);
    }
    builder->cfg->nodes = ARENA_ARRAY(arena, struct cfg_node *, count);
    builder->cfg->node_count = count;
    builder->cfg->created = builder->nodes.items;
    builder->cfg->reachable_count = reachable.len;
    for (size_t i = 0; i < count; i++) {
        struct cfg_node *node = sorted.items[count - 1 - i];
        node->index = (unsigned)i;
        builder->cfg->nodes[i] = node;
    }
}

/* What is alive everywhere: results of awaits, and temporaries that belong to no block. */
static struct bitset
global_objects(const struct function *fn, size_t object_count)
{
    struct bitset set = bitset_new(fn->arena, object_count);
    for (size_t i = 0; i < object_count; i++) {
        if (i >= fn->locals.len || !fn->locals.items[i]->scope || fn->locals.items[i]->scope == fn->scope) {
            bitset_add(set, i);
        }
    }
    return set;
}

static void
build_entry(struct builder *builder)
{
    struct function *fn = builder->fn;
    struct cfg_node *entry = append(builder, CFG_ENTRY, NULL);
    for (size_t i = 0; i < fn->locals.len; i++) {
        if (fn->locals.items[i]->is_param) {
            refs_add(fn, &entry->refs, i, REF_KILL | REF_DECLARED);
        }
    }
    builder->cfg->entry = entry;
    builder->cfg->exit = new_node(builder, CFG_EXIT, NULL);
}

static void
list_locals_of_scopes(struct function *fn)
{
    for (size_t i = 0; i < fn->locals.len; i++) {
        if (fn->locals.items[i]->scope) {
            fn->locals.items[i]->scope->first_local = NULL;
        }
    }
    for (size_t i = fn->locals.len; i-- > 0;) {
        struct local *local = fn->locals.items[i];
        if (local->scope) {
            local->next_in_scope = local->scope->first_local;
            local->scope->first_local = local;
        }
    }
}

struct cfg *
cfg_build(struct function *fn)
{
    struct cfg *cfg = ARENA_NEW(fn->arena, struct cfg);
    struct builder builder = {.fn = fn, .cfg = cfg, .labels = {.arena = fn->arena}};
    cfg_number_results(fn, cfg);
    list_locals_of_scopes(fn);
    cfg->await_nodes = ARENA_ARRAY(fn->arena, struct cfg_node *, fn->awaits.len + 1);
    builder.scope = fn->scope;
    builder.in_scope = global_objects(fn, cfg->object_count);
    build_entry(&builder);
    builder.computed = new_node(&builder, CFG_JOIN, NULL);
    builder.computed->in_scope = bitset_new(fn->arena, cfg->object_count);
    for (size_t i = 0; i < cfg->object_count; i++) {
        bitset_add(builder.computed->in_scope, i);
    }
    builder.computed->scope = NULL;
    build_stmt(&builder, fn->body);
    const struct cfg_node *last = builder.current;
    leave(&builder, cfg->exit);
    resolve_gotos(&builder);
    number_nodes(&builder);
    cfg->falls_off = last && last->index < cfg->reachable_count;
    fn->cfg = cfg;
    return cfg;
}
