/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Generators and context managers that are functions: their yields, and what iterates over them or enters them.
 *
 *     async_for (T v, g(a)) body     ->   open g(a); for (;;) { next; if (ended) break; T v = <item>; body }
 *     async_with (T x = c(a)) body   ->   open c(a); next; T x = <item>; body; cleanup: next
 *
 * The generator's frame is a variable of ours. One that never waits itself is resumed by a plain call; going on with any
 * other is an await. A loop is left early through a cleanup that closes the generator, if there is anything to run then. */
#include "lower/lowering.h"


/* ---- inside: yields ---- */

static struct await *
add_yield(struct lowering *lower, struct node *node, size_t count)
{
    struct await *await = new_await(lower, node, node->children, count);
    await->kind = AWAIT_YIELD;
    await->result_type = NULL;
    await->dest = lower->fn->exit_error;
    add_await(lower, await);
    return await;
}

static bool
is_in_cleanup_region(const struct lowering *lower)
{
    for (const struct region *region = lower->region; region; region = region->parent) {
        if (region->kind == REGION_CLEANUP) {
            return true;
        }
    }
    return false;
}

/* A generator that is closed returns from its yield; a context manager goes on, whatever became of the body. */
struct stmt *
lower_yield(struct lowering *lower, struct node *node)
{
    struct stmt_list *outer = open_list(lower);
    bool has_value = node->child_count && node->children[0];
    if (has_value && (node->children[0]->has_await || plain_has_order(node->children[0]))) {
        lower_value(lower, node->children[0]);
    }
    struct await *await = add_yield(lower, node, has_value ? 1 : 0);
    if (lower->fn->decl->first->async_kind == ASYNC_GENERATOR) {
        struct stmt_list *around = open_list(lower);
        push_jump(lower, node, (struct jump){.kind = JUMP_RETURN});
        set_await_exit(lower, await, 0, close_list(lower, around));
        lower->fn->has_pending_exits |= is_in_cleanup_region(lower);
    }
    return wrap(lower, outer, NULL);
}

static bool
has_yield(const struct node *node)
{
    if (!node || node->kind == NODE_YIELD) {
        return node;
    }
    for (size_t i = 0; i < node->child_count; i++) {
        if (has_yield(node->children[i])) {
            return true;
        }
    }
    return false;
}

/* What an async_with tells when it is left depends on how the body of the context manager round it was left. */
static bool
tells_error_on(const struct program *program, const struct node *node)
{
    if (node->kind != NODE_ASYNC_WITH || !has_yield(node->children[1])) {
        return false;
    }
    const struct node *call = begun_call(node);
    const struct function *generator = call ? program_generator((struct program *)program, call_target(call)) : NULL;
    const struct function *body = generator ? function_with_body(generator) : NULL;
    return call ? !body || !body->body || body->exit_error : form_protocol(program, node) != NULL;
}

static bool
asks_for_error(const struct program *program, const struct node *node)
{
    if (!node || node->is_simple) {
        return false;
    }
    if (is_exit_error(node) || tells_error_on(program, node)) {
        return true;
    }
    for (size_t i = 0; i < node->child_count; i++) {
        if (asks_for_error(program, node->children[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        if (node->decls[i]->init && asks_for_error(program, node->decls[i]->init)) {
            return true;
        }
    }
    return false;
}

struct local *
error_to_tell(struct lowering *lower, const struct region *region, const struct node *body)
{
    if (!lower->fn->exit_error || !has_yield(body)) {
        return region->error;
    }
    struct local *told = add_int(lower, "told", region->number);
    struct operand error = OPERAND_LOCAL(region->error);
    push_runtime_call(lower, told, "", &error, 1);
    struct stmt *branch;
    struct stmt_list *outer = open_if(lower, told, "== 0", &branch);
    struct operand in_flight = OPERAND_LOCAL(lower->fn->exit_error);
    push_runtime_call(lower, told, "", &in_flight, 1);
    close_if(lower, outer, branch);
    return told;
}

void
begin_generator(struct lowering *lower)
{
    struct function *fn = lower->fn;
    if (fn->decl->first->async_kind == ASYNC_CONTEXTMANAGER && asks_for_error(fn->program, fn->decl->body)) {
        fn->exit_error = function_add_temporary(fn, fn->program->int_type, fn->scope);
        fn->exit_error->name = function_free_name(fn, "exit_error");
        fn->exit_error->starts_as_zero = true;
    }
    add_yield(lower, fn->decl->body, 0)->dest = NULL;
}

void
finish_generator(struct lowering *lower)
{
    struct function *fn = lower->fn;
    fn->is_prompt = true;
    for (size_t i = 0; i < fn->awaits.len; i++) {
        fn->is_prompt &= fn->awaits.items[i]->kind == AWAIT_YIELD;
    }
}

/* ---- outside: iterating and entering ---- */

struct iteration {
    struct function *generator;
    struct local *frame;
    struct node *node;   /* async_for or async_with                          */
    struct stmt *open;
    bool is_on_heap;     /* recursion: the variable points to the frame      */
    bool has_exits;      /* closing it may have something to do              */
    bool is_prompt;      /* it never waits itself                            */
    bool is_told;        /* a context manager that may ask for the error     */
};

/* A scope for the frame, so that it makes room when the loop is over. */
static void
open_frame_scope(struct lowering *lower, struct node *node)
{
    struct scope *scope = ARENA_NEW(lower->arena, struct scope);
    struct scope *inner = node->info;
    scope->parent = lower->scope;
    scope->depth = inner->depth;
    inner->parent = scope;
    lower->scope = scope;
}

static const struct type *
frame_type(struct lowering *lower, struct function *generator)
{
    struct type *type = ARENA_NEW(lower->arena, struct type);
    struct decl *decl = ARENA_NEW(lower->arena, struct decl);
    decl->kind = DECL_RECORD;
    decl->name = str_from(arena_printf(lower->arena, "%.*s__frame", STR_ARG(generator->decl->name)));
    decl->first = decl;
    decl->type = type;
    type->kind = TYPE_RECORD;
    type->decl = decl;
    type->spelling = arena_printf(lower->arena, "struct %.*s", STR_ARG(decl->name));
    type->canonical = type->unqualified = type;
    type->size = -1; /* before the layout */
    return type;
}

/* if (status comparison) raise status */
static void
push_check(struct lowering *lower, const struct node *node, struct local *status, const char *comparison)
{
    struct stmt *branch;
    struct stmt_list *outer = open_if(lower, status, comparison, &branch);
    push_error(lower, node, (struct error_source){.local = status});
    close_if(lower, outer, branch);
}

static struct local *
get_status(struct lowering *lower)
{
    if (!lower->status) {
        lower->status = function_add_temporary(lower->fn, lower->fn->program->int_type, lower->fn->scope);
        lower->status->name = function_free_name(lower->fn, "status");
    }
    return lower->status;
}

/* g__open(&frame->g, &site, a)    heap: status = g__call(&frame->g, &site, frame, a) */
static void
push_open(struct lowering *lower, struct iteration *iteration, struct node *call)
{
    struct function *fn = lower->fn;
    struct str name = iteration->generator->decl->name;
    size_t count = 0;
    struct operand *operands = ARENA_ARRAY(lower->arena, struct operand, call->child_count + 2);
    operands[count++] = OPERAND_ADDRESS(iteration->frame);
    operands[count++] = OPERAND_TEXT("NULL");
    if (iteration->is_on_heap) {
        operands[count++] = OPERAND_TEXT(fn->frame_name);
    }
    for (size_t i = 1; i < call->child_count; i++) {
        operands[count++] = OPERAND_NODE(call->children[i]);
    }
    struct local *status = iteration->is_on_heap ? get_status(lower) : NULL;
    const char *format = iteration->is_on_heap ? "%.*s__call" : "%.*s__open";
    push_runtime_call(lower, status, arena_printf(lower->arena, format, STR_ARG(name)), operands, count);
    iteration->open = lower->out->items[lower->out->len - 1];
    if (status) {
        push_check(lower, iteration->node, status, "!= 0");
    }
}

static struct iteration
begin_iteration(struct lowering *lower, struct node *node, struct node *call)
{
    struct function *generator = program_generator(lower->fn->program, call_target(call));
    const struct function *body = function_with_body(generator);
    struct iteration iteration = {.generator = generator, .node = node};
    iteration.is_on_heap = generator->component == lower->fn->component || !function_has_known_size(generator);
    iteration.has_exits = iteration.is_on_heap || !body || body->has_pending_exits;
    iteration.is_prompt = body && body->is_prompt && !iteration.is_on_heap;
    iteration.is_told = iteration.is_on_heap || !body || body->exit_error;
    open_frame_scope(lower, node);
    if (call->has_await || plain_has_order(call)) {
        lower_value(lower, call);
    }
    const struct type *pointer = find_function(lower, "async__suspend")->params[2]->type;
    const struct type *type = iteration.is_on_heap ? pointer : frame_type(lower, generator);
    iteration.frame = function_add_temporary(lower->fn, type, lower->scope);
    iteration.frame->name = arena_printf(lower->arena, "%.*s__%u", STR_ARG(generator->decl->name),
                                         lower->fn->temporary_count);
    iteration.frame->generator = generator;
    push_open(lower, &iteration, call);
    return iteration;
}

/* Going on with a generator that never waits itself is no await. */
static void
push_prompt_next(struct lowering *lower, const struct iteration *iteration, enum next_kind kind, struct local *told,
                 struct stmt *loop)
{
    struct local *status = get_status(lower);
    struct operand error = kind == NEXT_CLOSE ? OPERAND_TEXT("ASYNC__CLOSING") : told ? OPERAND_LOCAL(told) : OPERAND_TEXT("0");
    struct operand operands[] = {OPERAND_ADDRESS(iteration->frame), {.local = iteration->frame, .is_state = true},
                                 OPERAND_TEXT(lower->fn->task_name), error};
    const char *format = iteration->generator->foreign ? "%.*s__go_on" : "%.*s__resume";
    push_runtime_call(lower, status, arena_printf(lower->arena, format, STR_ARG(iteration->generator->decl->name)), operands,
                      4);
    if (kind != NEXT_ITEM) {
        push_check(lower, iteration->node, status, kind == NEXT_ENTER ? "!= ASYNC__YIELDED" : "!= 0");
        return;
    }
    struct stmt *branch;
    struct stmt_list *outer = open_if(lower, status, "!= ASYNC__YIELDED", &branch);
    push_check(lower, iteration->node, status, "!= 0");
    push_break(lower, loop);
    close_if(lower, outer, branch);
}

static void
push_next(struct lowering *lower, const struct iteration *iteration, enum next_kind kind, struct local *told,
          struct stmt *loop)
{
    if (iteration->is_prompt) {
        push_prompt_next(lower, iteration, kind, told, loop);
        return;
    }
    struct await *await = new_await(lower, iteration->node, NULL, 0);
    await->kind = AWAIT_NEXT;
    await->next_kind = kind;
    await->generator = iteration->frame;
    await->told = told;
    push_await(lower, await);
    if (kind == NEXT_ITEM || kind == NEXT_ENTER) {
        iteration->open->operands[1].text =
            arena_printf(lower->arena, "&%.*s__site_%u", STR_ARG(lower->fn->decl->name), await->state);
    }
    if (kind == NEXT_ITEM) {
        struct stmt_list *outer = open_list(lower);
        push_break(lower, loop);
        set_await_exit(lower, await, 1, close_list(lower, outer));
    }
}

static bool
is_named(const struct node *node, const struct decl *decl)
{
    if (!node || (node->kind == NODE_REF && node->decl == decl)) {
        return node;
    }
    for (size_t i = 0; i < node->child_count; i++) {
        if (is_named(node->children[i], decl)) {
            return true;
        }
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        if (node->decls[i]->init && is_named(node->decls[i]->init, decl)) {
            return true;
        }
    }
    return false;
}

/* T v = <item>; */
static void
push_item(struct lowering *lower, const struct iteration *iteration, struct node *variable, const struct node *body)
{
    const struct decl *decl = variable->decls[variable->decl_count - 1];
    push_variable(lower, variable, iteration->generator->result_type,
                  (struct hole){.kind = HOLE_ITEM, .local = iteration->frame});
    if (!is_named(body, decl)) {
        struct operand operand = OPERAND_LOCAL(decl->info);
        push_runtime_call(lower, NULL, "(void)", &operand, 1);
    }
}

/* continue; cleanup: close; go on as the body was left */
static void
push_close(struct lowering *lower, const struct iteration *iteration, struct region *region, struct stmt *loop)
{
    if (!region->goto_count) {
        close_region(lower, region);
        region->error->is_unused = region->exit->is_unused = true;
        return;
    }
    struct stmt *next = new_stmt(lower, STMT_CONTINUE, NULL);
    next->target = loop;
    begin_cleanup_of_exits(lower, region, next);
    push_next(lower, iteration, NEXT_CLOSE, NULL, NULL);
    end_cleanup(lower, region);
}

static void
push_turn(struct lowering *lower, const struct iteration *iteration, struct stmt *loop)
{
    struct node *node = iteration->node;
    struct node *body = node->children[2];
    push_next(lower, iteration, NEXT_ITEM, NULL, loop);
    push_item(lower, iteration, node->children[1], body);
    struct region *region = iteration->has_exits ? open_cleanup(lower, body, "the end of async_for", CLEANUP_READS_NOTHING) : NULL;
    if (region) {
        region->loop = loop;
    }
    push_stmt(lower, lower_body(lower, loop, body));
    if (region) {
        push_close(lower, iteration, region, loop);
    }
}

/* A block of ours with the scope of the frame. */
static struct stmt *
end_iteration(struct lowering *lower, struct stmt_list *outer, struct scope *outer_scope)
{
    struct stmt *block = make_block(lower, NULL, close_list(lower, outer));
    block->scope = lower->scope;
    block->is_restructured = true;
    lower->scope = outer_scope;
    return block;
}

struct stmt *
lower_generator_for(struct lowering *lower, struct node *node)
{
    struct stmt_list *outer = open_list(lower);
    struct scope *outer_scope = lower->scope;
    struct iteration iteration = begin_iteration(lower, node, strip_parens(node->children[0]));
    struct scope *frame_scope = lower->scope;
    lower->scope = node->info;
    struct stmt *loop = new_loop(lower, node);
    struct stmt_list *around = open_list(lower);
    push_turn(lower, &iteration, loop);
    end_loop(lower, loop, around);
    push_stmt(lower, loop);
    lower->scope = frame_scope;
    return end_iteration(lower, outer, outer_scope);
}

/* { T x = <item>; body; cleanup: exit } */
static void
push_entered(struct lowering *lower, const struct iteration *iteration)
{
    struct node *node = iteration->node;
    struct node *body = node->children[1];
    struct scope *frame_scope = lower->scope;
    struct stmt_list *outer = open_list(lower);
    lower->scope = node->info;
    if (node->children[0]->kind == NODE_DECL_STMT) {
        push_item(lower, iteration, node->children[0], body);
    }
    struct region *region = open_cleanup(lower, body, "the end of async_with",
                                         iteration->is_told ? CLEANUP_READS_ERROR : CLEANUP_READS_NOTHING);
    push_stmt(lower, lower_stmt(lower, body));
    begin_cleanup(lower, region);
    push_next(lower, iteration, NEXT_EXIT, iteration->is_told ? error_to_tell(lower, region, body) : NULL, NULL);
    end_cleanup(lower, region);
    struct stmt *block = make_block(lower, NULL, close_list(lower, outer));
    block->scope = lower->scope;
    block->has_braces = true;
    block->is_restructured = true;
    lower->scope = frame_scope;
    push_stmt(lower, block);
}

struct stmt *
lower_with_function(struct lowering *lower, struct node *node, struct node *call)
{
    struct stmt_list *outer = open_list(lower);
    struct scope *outer_scope = lower->scope;
    struct iteration iteration = begin_iteration(lower, node, call);
    push_next(lower, &iteration, NEXT_ENTER, NULL, NULL);
    push_entered(lower, &iteration);
    return end_iteration(lower, outer, outer_scope);
}
