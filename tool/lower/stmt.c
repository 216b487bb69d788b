/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Statements with awaits in them; the others are kept as they are. */
#include "lower/lowering.h"
#include "lower/normal.h"

struct stmt *
make_block(struct lowering *lower, struct node *node, struct stmt_list *items)
{
    struct stmt *block = new_stmt(lower, STMT_BLOCK, node);
    block->items = items->items;
    block->item_count = items->len;
    for (size_t i = 0; i < items->len; i++) {
        block->has_await |= items->items[i]->has_await;
        block->is_restructured |= items->items[i]->is_restructured;
    }
    return block;
}

/* Collects what `make` pushes into a block of its own; NULL if that is nothing. */
struct stmt_list *
open_list(struct lowering *lower)
{
    struct stmt_list *outer = lower->out;
    lower->out = ARENA_NEW(lower->arena, struct stmt_list);
    return outer;
}

struct stmt_list *
close_list(struct lowering *lower, struct stmt_list *outer)
{
    struct stmt_list *inner = lower->out;
    lower->out = outer;
    return inner;
}

/* Whether C alone would not do: there is an await in it, or a form whose operands C would evaluate in any order. */
static bool
is_taken_apart(struct lowering *lower, struct node *node)
{
    return node && (node->has_await || plain_has_order(node) || evaluated_has_order(lower, node));
}

/* An expression's statements and what is left of it, as the value of `stmt`. */
static void
set_value(struct lowering *lower, struct stmt *stmt, struct node *value)
{
    if (is_taken_apart(lower, value)) {
        effects_compute(value);
        while (value->kind == NODE_BINARY && value->binary == BINARY_COMMA) {
            lower_effect(lower, value->children[0]);
            value = value->children[1];
            stmt->is_restructured = true;
        }
    }
    stmt->value = value;
    if (is_taken_apart(lower, value)) {
        lower_operand(lower, value);
        consume_results(lower, value);
        stmt->is_restructured = true;
    }
}

/* Statements made on the way to `stmt`, with it as one statement. */
struct stmt *
wrap(struct lowering *lower, struct stmt_list *outer, struct stmt *stmt)
{
    if (stmt) {
        push_stmt(lower, stmt);
    }
    struct stmt_list *list = close_list(lower, outer);
    if (list->len == 1) {
        return list->items[0];
    }
    struct stmt *block = make_block(lower, NULL, list);
    block->is_restructured = true;
    return block;
}

static void
set_items(struct lowering *lower, struct stmt *stmt, size_t count)
{
    stmt->items = ARENA_ARRAY(lower->arena, struct stmt *, count);
    stmt->item_count = count;
}

/* A part that may be absent; restructured if one of its parts is. */
static void
set_item(struct stmt *stmt, size_t index, struct stmt *item)
{
    stmt->items[index] = item;
    if (item) {
        stmt->has_await |= item->has_await;
        stmt->is_restructured |= item->is_restructured;
    }
}

static struct stmt *
lower_part(struct lowering *lower, struct node *node)
{
    return node ? lower_stmt(lower, node) : NULL;
}

static struct stmt *
lower_compound(struct lowering *lower, struct node *node)
{
    struct scope *outer_scope = lower->scope;
    lower->scope = node->info;
    struct stmt_list *outer = open_list(lower);
    lower_items(lower, node, 0);
    struct stmt *block = make_block(lower, node, close_list(lower, outer));
    block->scope = lower->scope;
    lower->scope = outer_scope;
    return block;
}

/* Whether the initializer names the variable itself, as in `struct item *p = await get(sizeof *p);`. */
static bool
names(const struct node *node, const struct decl *decl)
{
    if (!node) {
        return false;
    }
    if (node->kind == NODE_REF && node->decl == decl) {
        return true;
    }
    for (size_t i = 0; i < node->child_count; i++) {
        if (names(node->children[i], decl)) {
            return true;
        }
    }
    return false;
}

/* int x = await f(&x);  ->  int x; x = await f(&x); */
static struct stmt *
lower_self_reference(struct lowering *lower, struct node *node, struct decl *decl)
{
    struct stmt *declaration = new_stmt(lower, STMT_DECL, node);
    declaration->decl = decl;
    declaration->local = decl->info;
    declaration->is_restructured = true;
    push_stmt(lower, declaration);
    struct stmt *stmt = new_stmt(lower, STMT_EVAL, node);
    stmt->dest = decl->info;
    set_value(lower, stmt, decl->init);
    return stmt;
}

static struct stmt *
lower_decl(struct lowering *lower, struct node *node, struct decl *decl)
{
    if (decl->kind == DECL_VAR && decl->info && is_taken_apart(lower, decl->init) && decl->init->kind != NODE_INIT_LIST &&
        names(decl->init, decl)) {
        return lower_self_reference(lower, node, decl);
    }
    struct stmt *stmt = new_stmt(lower, STMT_DECL, node);
    stmt->decl = decl;
    stmt->local = decl->kind == DECL_VAR ? decl->info : NULL;
    if (decl->kind == DECL_VAR) {
        set_value(lower, stmt, decl->init);
    }
    return stmt;
}

static struct stmt *
lower_decls(struct lowering *lower, struct node *node)
{
    struct stmt_list *outer = open_list(lower);
    bool is_apart = node->has_await; /* of one that is, each is a declaration of its own */
    for (size_t i = 0; i < node->decl_count; i++) {
        is_apart |= node->decls[i]->kind == DECL_VAR && is_taken_apart(lower, node->decls[i]->init);
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        struct stmt *stmt = lower_decl(lower, node, node->decls[i]);
        stmt->is_restructured |= is_apart;
        push_stmt(lower, stmt);
    }
    struct stmt_list *list = close_list(lower, outer);
    return list->len == 1 ? list->items[0] : make_block(lower, node, list);
}

static struct stmt *
lower_if(struct lowering *lower, struct node *node)
{
    struct stmt_list *outer = open_list(lower);
    struct stmt *stmt = new_stmt(lower, STMT_IF, node);
    set_value(lower, stmt, node->children[0]);
    set_items(lower, stmt, 2);
    set_item(stmt, 0, lower_part(lower, node->children[1]));
    set_item(stmt, 1, lower_part(lower, node->children[2]));
    return wrap(lower, outer, stmt);
}

/* Statements to run before the condition each time round, NULL if there are none. */
static void
lower_test(struct lowering *lower, struct stmt *loop, struct node *condition)
{
    struct stmt_list *outer = open_list(lower);
    set_value(lower, loop, condition);
    struct stmt_list *list = close_list(lower, outer);
    set_item(loop, 1, list->len ? make_block(lower, NULL, list) : NULL);
}

static void
lower_step(struct lowering *lower, struct stmt *loop, struct node *step)
{
    struct stmt_list *outer = open_list(lower);
    if (is_taken_apart(lower, step)) {
        effects_compute(step);
        lower_effect(lower, step);
        loop->is_restructured = true;
    } else {
        struct stmt *eval = new_stmt(lower, STMT_EVAL, step);
        eval->value = step;
        push_stmt(lower, eval);
    }
    set_item(loop, 2, make_block(lower, step, close_list(lower, outer)));
}

struct targets {
    struct stmt *break_target;
    struct stmt *continue_target;
};

struct stmt *
lower_body(struct lowering *lower, struct stmt *loop, struct node *body)
{
    struct targets outer = {lower->break_target, lower->continue_target};
    lower->break_target = loop;
    if (loop->kind == STMT_LOOP) {
        lower->continue_target = loop;
    }
    struct stmt *stmt = lower_stmt(lower, body);
    lower->break_target = outer.break_target;
    lower->continue_target = outer.continue_target;
    return stmt;
}

static struct stmt *
lower_while(struct lowering *lower, struct node *node)
{
    struct stmt *loop = new_stmt(lower, STMT_LOOP, node);
    bool is_do = node->kind == NODE_DO;
    loop->loop_kind = is_do ? LOOP_DO : LOOP_WHILE;
    set_items(lower, loop, 4);
    if (is_do) {
        set_item(loop, 3, lower_body(lower, loop, node->children[0]));
        lower_test(lower, loop, node->children[1]);
    } else {
        lower_test(lower, loop, node->children[0]);
        set_item(loop, 3, lower_body(lower, loop, node->children[1]));
    }
    return loop;
}

static struct stmt *
lower_for(struct lowering *lower, struct node *node)
{
    struct scope *outer_scope = lower->scope;
    lower->scope = node->info;
    struct stmt *loop = new_stmt(lower, STMT_LOOP, node);
    loop->scope = lower->scope;
    set_items(lower, loop, 4);
    set_item(loop, 0, lower_part(lower, node->children[0]));
    if (node->children[1]) {
        lower_test(lower, loop, node->children[1]);
    }
    if (node->children[2]) {
        lower_step(lower, loop, node->children[2]);
    }
    set_item(loop, 3, lower_body(lower, loop, node->children[3]));
    lower->scope = outer_scope;
    return loop;
}

static struct stmt *
lower_switch(struct lowering *lower, struct node *node)
{
    struct stmt_list *outer = open_list(lower);
    struct stmt *stmt = new_stmt(lower, STMT_SWITCH, node);
    set_value(lower, stmt, node->children[0]);
    struct stmt *outer_case = lower->case_target;
    lower->case_target = stmt;
    set_items(lower, stmt, 1);
    set_item(stmt, 0, lower_body(lower, stmt, node->children[1]));
    lower->case_target = outer_case;
    return wrap(lower, outer, stmt);
}

/* label: statement -> the label, then the statement. */
static struct stmt *
lower_labelled(struct lowering *lower, struct node *node, enum stmt_kind kind)
{
    struct stmt_list *outer = open_list(lower);
    struct stmt *label = new_stmt(lower, kind, node);
    label->decl = node->decl;
    label->target = lower->case_target;
    push_stmt(lower, label);
    struct node *inner = node->children[node->child_count - 1];
    if (inner) {
        push_stmt(lower, lower_stmt(lower, inner));
    }
    return make_block(lower, node, close_list(lower, outer));
}

/* async_raise(e); */
static struct stmt *
lower_raise(struct lowering *lower, struct node *node)
{
    struct node *operand = strip_parens(node->children[0])->children[0];
    if (operand->kind == NODE_CALL) {
        operand = operand->children[1];
    }
    struct stmt_list *outer = open_list(lower);
    struct stmt *stmt = new_stmt(lower, STMT_RAISE, node);
    set_value(lower, stmt, operand);
    if (lower->region) {
        push_error(lower, node, (struct error_source){.node = stmt->value});
        stmt = NULL;
    }
    return wrap(lower, outer, stmt);
}

static struct stmt *
lower_expression(struct lowering *lower, struct node *node)
{
    struct node *value = node->children[0];
    if (strip_parens(value)->kind == NODE_RAISE) {
        return lower_raise(lower, node);
    }
    if (!is_taken_apart(lower, value)) {
        struct stmt *stmt = new_stmt(lower, STMT_EVAL, node);
        stmt->value = value;
        return stmt;
    }
    struct stmt_list *outer = open_list(lower);
    effects_compute(value);
    lower_effect(lower, value);
    return wrap(lower, outer, NULL);
}

static struct stmt *
lower_jump(struct lowering *lower, struct node *node, enum stmt_kind kind, struct jump jump)
{
    if (needs_exit(lower, jump)) {
        struct stmt_list *outer = open_list(lower);
        push_jump(lower, node, jump);
        return wrap(lower, outer, NULL);
    }
    struct stmt *stmt = new_stmt(lower, kind, node);
    stmt->target = jump.target;
    stmt->decl = jump.label;
    return stmt;
}

static struct stmt *
lower_break(struct lowering *lower, struct node *node)
{
    bool is_break = node->kind == NODE_BREAK;
    struct stmt *target = is_break ? lower->break_target : lower->continue_target;
    struct jump jump = {.kind = is_break ? JUMP_BREAK : JUMP_CONTINUE, .target = target, .place = target->node};
    return lower_jump(lower, node, is_break ? STMT_BREAK : STMT_CONTINUE, jump);
}

static struct stmt *
lower_goto(struct lowering *lower, struct node *node)
{
    struct jump jump = {.kind = JUMP_GOTO, .label = node->decl, .place = node->decl->info};
    return lower_jump(lower, node, STMT_GOTO, jump);
}

/* The value is there before the cleanups run. */
static void
push_return_value(struct lowering *lower, const struct stmt *stmt)
{
    if (!stmt->value) {
        return;
    }
    struct stmt *eval = new_stmt(lower, STMT_EVAL, stmt->value);
    eval->value = stmt->value;
    eval->is_restructured = true;
    if (lower->fn->result_type->kind != TYPE_VOID) {
        if (!lower->return_value) {
            lower->return_value = function_add_temporary(lower->fn, lower->fn->result_type, lower->fn->scope);
            lower->return_value->name = function_free_name(lower->fn, "value__");
            lower->return_value->starts_as_zero = true;
        }
        eval->dest = lower->return_value;
    }
    push_stmt(lower, eval);
}

static struct stmt *
lower_return(struct lowering *lower, struct node *node)
{
    struct stmt_list *outer = open_list(lower);
    struct stmt *stmt = new_stmt(lower, STMT_RETURN, node);
    if (node->child_count && node->children[0]) {
        set_value(lower, stmt, node->children[0]);
    }
    struct jump jump = {.kind = JUMP_RETURN};
    if (needs_exit(lower, jump)) {
        push_return_value(lower, stmt);
        push_jump(lower, node, jump);
        stmt = NULL;
    }
    return wrap(lower, outer, stmt);
}

static struct stmt *
lower_computed_goto(struct lowering *lower, struct node *node)
{
    struct stmt_list *outer = open_list(lower);
    struct stmt *stmt = new_stmt(lower, STMT_COMPUTED_GOTO, node);
    set_value(lower, stmt, node->children[0]);
    return wrap(lower, outer, stmt);
}

static struct stmt *
lower_asm(struct lowering *lower, struct node *node)
{
    if (node->has_await) {
        lower_error(lower, node, "'await' cannot stand in an asm operand; put its value in a variable first");
    }
    struct stmt *stmt = new_stmt(lower, STMT_EVAL, node);
    stmt->value = node;
    return stmt;
}

static struct stmt *
lower_any(struct lowering *lower, struct node *node)
{
    switch (node->kind) {
    case NODE_COMPOUND:
        return lower_compound(lower, node);
    case NODE_DECL_STMT:
        return lower_decls(lower, node);
    case NODE_EXPR_STMT:
        return lower_expression(lower, node);
    case NODE_IF:
        return lower_if(lower, node);
    case NODE_WHILE:
    case NODE_DO:
        return lower_while(lower, node);
    case NODE_FOR:
        return lower_for(lower, node);
    case NODE_SWITCH:
        return lower_switch(lower, node);
    case NODE_CASE:
    case NODE_DEFAULT:
        return lower_labelled(lower, node, STMT_CASE);
    case NODE_LABEL:
        return lower_labelled(lower, node, STMT_LABEL);
    case NODE_GOTO:
        return lower_goto(lower, node);
    case NODE_BREAK:
    case NODE_CONTINUE:
        return lower_break(lower, node);
    case NODE_ASYNC_TRY:
        return lower_try(lower, node);
    case NODE_ASYNC_WITH:
        return lower_with(lower, node);
    case NODE_ASYNC_FOR:
        return lower_async_for(lower, node);
    case NODE_SHIELD:
        return lower_shield(lower, node);
    case NODE_RETURN:
        return lower_return(lower, node);
    case NODE_INDIRECT_GOTO:
        return lower_computed_goto(lower, node);
    case NODE_NULL:
        return new_stmt(lower, STMT_BLOCK, node);
    case NODE_ASM:
        return lower_asm(lower, node);
    case NODE_YIELD:
        return lower_yield(lower, node);
    default:
        lower_error(lower, node, "this construct cannot be translated in an async function yet");
        return new_stmt(lower, STMT_BLOCK, node);
    }
}

struct stmt *
lower_stmt(struct lowering *lower, struct node *node)
{
    struct stmt *stmt = lower_any(lower, node);
    stmt->origin = node;
    return stmt;
}

/* A label's place in the tree, for jumps to it. */
static void
note_labels(struct node *node)
{
    if (!node || node->is_simple) {
        return;
    }
    if (node->kind == NODE_LABEL) {
        node->decl->info = node;
    }
    for (size_t i = 0; i < node->child_count; i++) {
        note_labels(node->children[i]);
    }
}

/* Whether what is awaited may go on in a frame on the heap; one of its own cycle has its frame there. */
static bool
has_heap_calls(const struct function *fn, const struct await *await)
{
    const struct function *callee = NULL;
    switch (await->kind) {
    case AWAIT_CALL: callee = program_find(fn->program, await->callee); break;
    case AWAIT_NEXT:
        callee = function_with_body(await->generator->generator);
        if (!callee) {
            return fn->program->heap;
        }
        break;
    case AWAIT_HEAP: return true;
    case AWAIT_FOREIGN:
    case AWAIT_POINTER: return fn->program->heap;
    case AWAIT_LEAF:
    case AWAIT_PLAIN:
    case AWAIT_YIELD: return false;
    }
    return callee && (callee->has_heap_calls || callee->component == fn->component);
}

static void
note_heap_calls(struct function *fn)
{
    for (size_t i = 0; i < fn->awaits.len; i++) {
        struct await *await = fn->awaits.items[i];
        await->has_heap_calls = has_heap_calls(fn, await);
        fn->has_heap_calls |= await->has_heap_calls;
    }
}

void
normalise(struct function *fn)
{
    note_labels(fn->decl->body);
    plain_mark(fn);
    struct lowering lower = {.fn = fn, .arena = fn->arena, .scope = fn->scope};
    struct stmt_list list = {0};
    lower.out = &list;
    if (fn->is_generator) {
        begin_generator(&lower);
    }
    fn->body = lower_stmt(&lower, fn->decl->body);
    if (fn->is_generator) {
        push_stmt(&lower, fn->body);
        fn->body = make_block(&lower, NULL, &list);
        finish_generator(&lower);
    }
    note_heap_calls(fn);
    plain_find(fn);
}
