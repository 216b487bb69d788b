/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Functions under translation, written down by hand: no parser is needed to test tool/analysis. */
#ifndef TEST_UNIT_ANALYSIS_H
#define TEST_UNIT_ANALYSIS_H

#include "analysis/cfg.h"
#include "analysis/check.h"
#include "analysis/escape.h"
#include "analysis/fresh.h"
#include "analysis/layout.h"
#include "analysis/live.h"
#include "model/program.h"

#include <stdio.h>

static struct arena arena;
static struct program program = {.arena = &arena, .is_optimized = true, .pointer_size = 4, .pointer_align = 4};
static struct function *fn;

/* What the analyses need of the rest of the tool. */
bool
is_exit_error(const struct node *node)
{
    (void)node;
    return false;
}

struct function *
program_find(const struct program *in, const struct decl *decl)
{
    for (size_t i = 0; i < in->functions.len; i++) {
        if (in->functions.items[i]->decl == decl) {
            return in->functions.items[i];
        }
    }
    return NULL;
}

bool
source_is_macro(const struct source *source, struct str name, written_index at)
{
    (void)source, (void)name, (void)at;
    return false;
}

struct position
source_position(const struct source *source, token_index token)
{
    (void)source;
    return (struct position){.line = token};
}

static inline const struct type *
make_type(enum type_kind kind, long long size, long long align)
{
    struct type *type = ARENA_NEW(&arena, struct type);
    type->kind = kind;
    type->size = size;
    type->align = align;
    type->spelling = "T";
    type->canonical = type->unqualified = type;
    return type;
}

static inline const struct type *
type_int(void)
{
    return make_type(TYPE_INTEGER, 4, 4);
}

static inline const struct type *
type_pointer(void)
{
    return make_type(TYPE_POINTER, 4, 4);
}

static inline const struct type *
type_bytes(long long count)
{
    return make_type(TYPE_ARRAY, count, 1);
}

static inline const struct type *
type_struct(long long size)
{
    return make_type(TYPE_RECORD, size, 4);
}

static inline const struct type *
type_void(void)
{
    return make_type(TYPE_VOID, -1, -1);
}

static inline struct decl *
make_decl(enum decl_kind kind, const char *name, const struct type *type)
{
    struct decl *decl = ARENA_NEW(&arena, struct decl);
    decl->kind = kind;
    decl->name = str_from(name);
    decl->type = type;
    decl->first = decl;
    return decl;
}

static inline struct scope *
make_scope(struct scope *parent)
{
    struct scope *scope = ARENA_NEW(&arena, struct scope);
    scope->parent = parent;
    scope->depth = parent ? parent->depth + 1 : 0;
    return scope;
}

static inline void
begin(const char *name, const struct type *result)
{
    fn = ARENA_NEW(&arena, struct function);
    fn->arena = &arena;
    fn->program = &program;
    fn->decl = make_decl(DECL_FUNCTION, name, type_void());
    fn->result_type = result;
    fn->scope = make_scope(NULL);
}

static inline struct local *
make_local(const char *name, const struct type *type, struct scope *scope)
{
    struct local *local = ARENA_NEW(&arena, struct local);
    local->name = name;
    local->type = type;
    local->scope = scope;
    local->index = (unsigned)fn->locals.len;
    local->decl = make_decl(DECL_VAR, name, type);
    local->decl->info = local;
    vec_push(&arena, &fn->locals, local);
    return local;
}

static inline struct local *
make_param(const char *name, const struct type *type)
{
    struct local *local = make_local(name, type, fn->scope);
    local->is_param = true;
    local->decl->kind = DECL_PARAM;
    return local;
}

/* Expressions */

static inline struct node *
make_node(enum node_kind kind, const struct type *type, size_t count, struct node *const *children)
{
    struct node *node = ARENA_NEW(&arena, struct node);
    node->kind = kind;
    node->type = node->value_type = type;
    node->children = ARENA_ARRAY(&arena, struct node *, count + 1);
    node->child_count = count;
    for (size_t i = 0; i < count; i++) {
        node->children[i] = children[i];
    }
    return node;
}

#define NODE(kind, type, ...)                                                                                          \
    make_node((kind), (type), sizeof((struct node *[]){__VA_ARGS__}) / sizeof(struct node *),                          \
              (struct node *[]){__VA_ARGS__})

static inline struct node *
num(void)
{
    return make_node(NODE_LITERAL, type_int(), 0, NULL);
}

static inline struct node *
ref(const struct local *local)
{
    struct node *node = make_node(NODE_REF, local->type, 0, NULL);
    node->decl = local->decl;
    node->is_lvalue = true;
    return node;
}

static inline struct node *
unary(enum unary op, const struct type *type, struct node *operand)
{
    struct node *node = NODE(NODE_UNARY, type, operand);
    node->unary = op;
    return node;
}

static inline struct node *
addr(struct node *operand)
{
    return unary(UNARY_ADDRESS, type_pointer(), operand);
}

static inline struct node *
deref(struct node *operand)
{
    return unary(UNARY_DEREF, type_int(), operand);
}

static inline struct node *
binary(enum binary op, const struct type *type, struct node *left, struct node *right)
{
    struct node *node = NODE(NODE_BINARY, type, left, right);
    node->binary = op;
    return node;
}

static inline struct node *
assign(struct node *left, struct node *right)
{
    return binary(BINARY_ASSIGN, left->type, left, right);
}

static inline struct node *
add(struct node *left, struct node *right)
{
    return binary(BINARY_ARITHMETIC, type_int(), left, right);
}

static inline struct node *
at(struct node *array, struct node *index)
{
    return NODE(NODE_INDEX, make_type(TYPE_INTEGER, 1, 1), array, index);
}

static inline struct node *
member(struct node *base, char op, const struct type *type)
{
    struct node *node = NODE(NODE_MEMBER, type, base);
    node->op = op;
    return node;
}

static inline struct node *
function_name(const char *name)
{
    struct node *node = make_node(NODE_REF, make_type(TYPE_FUNCTION, -1, -1), 0, NULL);
    node->decl = make_decl(DECL_FUNCTION, name, node->type);
    return node;
}

#define CALL(name, ...) NODE(NODE_CALL, type_pointer(), function_name(name), __VA_ARGS__)

static inline struct node *
result_of(struct await *await)
{
    struct node *node = make_node(NODE_AWAIT, await->result_type, 0, NULL);
    struct hole *hole = ARENA_NEW(&arena, struct hole);
    hole->kind = HOLE_RESULT;
    hole->await = await;
    node->info = hole;
    return node;
}

/* Statements */

static inline struct stmt *
make_stmt(enum stmt_kind kind, struct node *value)
{
    struct stmt *stmt = ARENA_NEW(&arena, struct stmt);
    stmt->kind = kind;
    stmt->value = value;
    return stmt;
}

static inline struct stmt *
with_items(struct stmt *stmt, size_t count, struct stmt *const *items)
{
    stmt->items = ARENA_ARRAY(&arena, struct stmt *, count + 1);
    stmt->item_count = count;
    for (size_t i = 0; i < count; i++) {
        stmt->items[i] = items[i];
    }
    return stmt;
}

#define ITEMS(...) sizeof((struct stmt *[]){__VA_ARGS__}) / sizeof(struct stmt *), (struct stmt *[]){__VA_ARGS__}
#define BLOCK(...) with_items(make_stmt(STMT_BLOCK, NULL), ITEMS(__VA_ARGS__))
#define EVAL(value) make_stmt(STMT_EVAL, (value))
#define RETURN(value) make_stmt(STMT_RETURN, (value))
#define IF(value, ...) with_items(make_stmt(STMT_IF, (value)), ITEMS(__VA_ARGS__))

static inline struct stmt *
scoped(struct scope *scope, struct stmt *stmt)
{
    stmt->scope = scope;
    return stmt;
}

static inline struct stmt *
declare(struct local *local, struct node *value)
{
    struct stmt *stmt = make_stmt(STMT_DECL, value);
    stmt->local = local;
    stmt->decl = local->decl;
    return stmt;
}

static inline struct stmt *
loop(struct node *test, struct stmt *body)
{
    return with_items(make_stmt(STMT_LOOP, test), 4, (struct stmt *[]){NULL, NULL, NULL, body});
}

static inline struct stmt *
jump(enum stmt_kind kind, struct stmt *target)
{
    struct stmt *stmt = make_stmt(kind, NULL);
    stmt->target = target;
    return stmt;
}

static inline struct stmt *
label(enum stmt_kind kind, struct decl *decl)
{
    struct stmt *stmt = make_stmt(kind, NULL);
    stmt->decl = decl;
    return stmt;
}

/* Awaits */

static inline struct await *
make_await(enum await_kind kind, const struct type *result)
{
    struct await *await = ARENA_NEW(&arena, struct await);
    await->kind = kind;
    await->result_type = result;
    await->stmt = make_stmt(STMT_AWAIT, NULL);
    await->stmt->await = await;
    vec_push(&arena, &fn->awaits, await);
    await->state = (unsigned)fn->awaits.len;
    return await;
}

static inline void
give_arguments(struct await *await, size_t count, struct node *const *args)
{
    await->args = ARENA_ARRAY(&arena, struct node *, count + 1);
    await->arg_count = count;
    for (size_t i = 0; i < count; i++) {
        await->args[i] = args[i];
    }
}

/* A leaf with a wait node of 4 bytes, as async_sleep_ms. */
static inline struct stmt *
wait_here(void)
{
    struct await *await = make_await(AWAIT_LEAF, type_void());
    struct decl *decl = NULL;
    for (size_t i = 0; !decl && i + 1 < fn->awaits.len; i++) {
        if (fn->awaits.items[i]->leaf) {
            await->leaf = fn->awaits.items[i]->leaf;
            return await->stmt;
        }
    }
    await->leaf = ARENA_NEW(&arena, struct leaf);
    await->leaf->decl = make_decl(DECL_FUNCTION, "async_pause", type_void());
    await->leaf->node_type = make_type(TYPE_RECORD, 4, 4);
    return await->stmt;
}

static inline struct await *
await_call(struct decl *callee, const struct type *result)
{
    struct await *await = make_await(AWAIT_CALL, result);
    await->callee = callee;
    return await;
}

/* A function of this program whose frame has that size, header included. */
static inline struct decl *
make_callee(const char *name, long long frame_size)
{
    struct function *callee = ARENA_NEW(&arena, struct function);
    callee->decl = make_decl(DECL_FUNCTION, name, type_void());
    callee->frame_size = frame_size;
    callee->frame_align = 4;
    vec_push(&arena, &program.functions, callee);
    return callee->decl;
}

/* Runs the analyses on the function with this body. */
static inline void
analyse(struct stmt *body)
{
    fn->body = body;
    cfg_build(fn);
    escape_compute(fn);
    live_compute(fn);
    layout_compute(fn);
    fresh_compute(fn);
    struct buf problems = {0};
    if (!layout_check(fn, &problems)) {
        printf("WRONG %s", problems.data);
    }
    buf_free(&problems);
}

static inline void
print(void (*dump)(const struct function *, struct buf *))
{
    struct buf out = {0};
    dump(fn, &out);
    fputs(out.data, stdout);
    buf_free(&out);
}

static inline void
print_size(void)
{
    printf("%.*s: frame %lld, payload %lld, bound %lld\n", STR_ARG(fn->decl->name), fn->frame_size,
           fn->frame_size - program.pointer_size, fn->lower_bound);
}

#endif
