/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_with and async_shield: enter, body as a region whose cleanup is the exit.
 *
 *     async_with (&lock) body   ->   await acquire(&lock); { body } cleanup: release(&lock); go on as the body was left
 */
#include "lower/lowering.h"

/* An object that is named by & of a variable with static storage needs no pointer of ours. */
static bool
is_fixed(const struct node *object)
{
    const struct node *inner = object;
    while (inner->kind == NODE_PAREN) {
        inner = inner->children[0];
    }
    if (inner->kind != NODE_UNARY || inner->unary != UNARY_ADDRESS) {
        return false;
    }
    inner = inner->children[0];
    while (inner->kind == NODE_PAREN || (inner->kind == NODE_MEMBER && inner->op == '.')) {
        inner = inner->children[0];
    }
    return inner->kind == NODE_REF && inner->decl->kind == DECL_VAR && !inner->decl->info;
}

struct operand
take_object(struct lowering *lower, struct node *object)
{
    if (is_fixed(object)) {
        return OPERAND_NODE(object);
    }
    struct local *pointer = function_add_temporary(lower->fn, object->value_type, lower->scope);
    if (object->has_await || plain_has_order(object)) {
        lower_value(lower, object);
    }
    assign_to(lower, pointer, object, CONVERT_NONE);
    return OPERAND_LOCAL(pointer);
}

static void
lower_managed_body(struct lowering *lower, struct node *node)
{
    push_stmt(lower, lower_stmt(lower, node->children[1]));
}

/* Locks and semaphores: X_acquire, X_release. */
static void
lower_with_acquired(struct lowering *lower, struct node *node, struct operand object, struct str type)
{
    struct arena *arena = lower->arena;
    push_leaf(lower, node, arena_printf(arena, "%.*s_acquire", STR_ARG(type)), &object, 1);
    struct region *region = open_cleanup(lower, node->children[1], "the end of async_with", CLEANUP_READS_NOTHING);
    lower_managed_body(lower, node);
    begin_cleanup(lower, region);
    bool is_lock = str_is(type, "async_lock");
    push_runtime_call(lower, NULL, is_lock ? "async__lock_leave" : arena_printf(arena, "%.*s_release", STR_ARG(type)),
                      &object, 1);
    end_cleanup(lower, region);
}

/* A server is open before the block; at its end it is closed. */
static void
lower_with_server(struct lowering *lower, struct node *node, struct operand server)
{
    struct region *region = open_cleanup(lower, node->children[1], "the end of async_with", CLEANUP_READS_NOTHING);
    lower_managed_body(lower, node);
    begin_cleanup(lower, region);
    push_runtime_call(lower, NULL, "async_server_close", &server, 1);
    end_cleanup(lower, region);
}

static void
lower_with_condition(struct lowering *lower, struct node *node, struct operand condition)
{
    struct decl *release = find_function(lower, "async_lock_release");
    struct local *lock = function_add_temporary(lower->fn, release->params[0]->type, lower->scope);
    push_runtime_call(lower, lock, "async__condition_lock", &condition, 1);
    lower_with_acquired(lower, node, OPERAND_LOCAL(lock), STR("async_lock"));
}

/* Scopes: enter and leave do not suspend; leave decides which error goes on. */
static struct region *
open_scope(struct lowering *lower, const struct node *node, struct operand scope)
{
    struct operand enter[] = {scope, OPERAND_TEXT(lower->fn->task_name)};
    push_runtime_call(lower, NULL, "async__scope_enter", enter, 2);
    return open_cleanup(lower, node, "the end of async_with", CLEANUP_MAY_END_ERROR);
}

static void
close_scope(struct lowering *lower, struct region *region, struct operand scope)
{
    begin_cleanup(lower, region);
    struct operand leave[] = {scope, OPERAND_LOCAL(region->error)};
    push_runtime_call(lower, region->error, "async__scope_leave", leave, 2);
    end_cleanup(lower, region);
}

static void
lower_with_scope(struct lowering *lower, struct node *node, struct operand scope)
{
    struct region *region = open_scope(lower, node->children[1], scope);
    lower_managed_body(lower, node);
    close_scope(lower, region, scope);
}

/* A scope that lies in the frame. */
static struct operand
add_scope(struct lowering *lower)
{
    const struct type *type = find_function(lower, "async_timeout_ms")->type->target;
    struct local *scope = add_named(lower, "scope", type);
    return OPERAND_ADDRESS(scope);
}

/* async_timeout_ms(n), entered: `enter` is async__timeout_enter or another of its kind. */
static struct region *
open_limited(struct lowering *lower, const struct node *node, struct operand scope, const char *enter, struct node *time)
{
    struct operand operands[] = {scope, OPERAND_TEXT(lower->fn->task_name), OPERAND_NODE(time)};
    push_runtime_call(lower, NULL, enter, operands, 3);
    bool raises = str_is(str_from(enter), "async__timeout_enter");
    return open_cleanup(lower, node, "the end of async_with", raises ? CLEANUP_READS_ERROR : CLEANUP_MAY_END_ERROR);
}

struct timeout
open_timeout(struct lowering *lower, const struct node *node, struct node *time)
{
    struct operand scope = add_scope(lower);
    return (struct timeout){scope, open_limited(lower, node, scope, "async__timeout_enter", time)};
}

void
close_timeout(struct lowering *lower, struct timeout timeout)
{
    close_scope(lower, timeout.region, timeout.scope);
}

/* What enters the scope that the call makes, without making it first; NULL for anything else. */
static const char *
entering(struct node *form)
{
    const struct decl *maker = call_target(strip_parens(form));
    if (!maker || strip_parens(form)->child_count != 2) {
        return NULL;
    }
    return str_is(maker->name, "async_timeout_ms") ? "async__timeout_enter"
           : str_is(maker->name, "async_move_on_after_ms") || str_is(maker->name, "async_scope_after_ms")
               ? "async__move_on_enter"
               : NULL;
}

/* async_timeout_ms(n) and the like: the scope lies in the frame. */
static void
lower_with_timeout(struct lowering *lower, struct node *node)
{
    struct node *form = node->children[0];
    const char *enter = entering(form);
    struct operand scope = add_scope(lower);
    if (form->has_await) {
        lower_value(lower, form);
    }
    if (!enter) {
        assign_to(lower, scope.local, form, CONVERT_NONE);
        lower_with_scope(lower, node, scope);
        return;
    }
    struct region *region = open_limited(lower, node->children[1], scope, enter, strip_parens(form)->children[1]);
    lower_managed_body(lower, node);
    close_scope(lower, region, scope);
}

/* Groups: leaving waits for their tasks and raises the first error. */
static void
lower_with_group(struct lowering *lower, struct node *node, struct operand group)
{
    struct operand enter[] = {group, OPERAND_TEXT(lower->fn->task_name)};
    push_runtime_call(lower, NULL, "async__group_enter", enter, 2);
    struct region *region = open_cleanup(lower, node->children[1], "the end of async_with", CLEANUP_MAY_END_ERROR);
    lower_managed_body(lower, node);
    begin_cleanup(lower, region);
    struct decl *end = new_label(lower, "left");
    struct region *handler = open_handler(lower, node);
    struct operand leave[] = {group, OPERAND_LOCAL(region->error)};
    push_leaf(lower, node, "async__group_leave", leave, 2);
    close_region(lower, handler);
    push_assign_text(lower, region->error, "0");
    push_goto(lower, end);
    push_label(lower, handler->label);
    struct operand error = OPERAND_LOCAL(handler->error);
    push_runtime_call(lower, region->error, "", &error, 1);
    push_label(lower, end);
    end_cleanup(lower, region);
}

/* enter(m); body; swallows = exit(m, error) */
static void
lower_with_manager(struct lowering *lower, struct node *node, struct operand object, struct decl *manager)
{
    push_call_await(lower, node, manager->about, &object, 1);
    struct region *region = open_cleanup(lower, node->children[1], "the end of async_with", CLEANUP_MAY_END_ERROR);
    lower_managed_body(lower, node);
    begin_cleanup(lower, region);
    struct operand leave[] = {object, OPERAND_LOCAL(error_to_tell(lower, region, node->children[1]))};
    struct await *exit = push_call_await(lower, node, manager->exit, leave, 2);
    struct stmt *branch;
    struct stmt_list *outer = open_if(lower, exit->dest, NULL, &branch);
    push_assign_text(lower, region->error, "0");
    close_if(lower, outer, branch);
    end_cleanup(lower, region);
}

static bool
is_manager(const struct lowering *lower, const struct decl *record)
{
    static const char *const names[] = {"async_lock",  "async_semaphore", "async_bounded_semaphore",
                                        "async_condition", "async_scope", "async_group", "async_server"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_is(record->name, names[i])) {
            return true;
        }
    }
    return find_protocol(lower->fn->program, DECL_CONTEXT_MANAGER, record) != NULL;
}

static void
report_no_manager(struct lowering *lower, const struct node *object)
{
    const char *type = object->type ? object->type->spelling : "?";
    if (object->is_lvalue && object->type->kind == TYPE_RECORD && is_manager(lower, object->type->decl)) {
        lower_error(lower, object, "async_with takes a pointer to a '%s', not the object; take its address with &", type);
        struct position before = source_position(lower->fn->source, object->begin);
        before.length = 0;
        diag_fixit(lower->fn->program->diag, before, "&");
        return;
    }
    lower_error(lower, object, "async_with takes a pointer to a lock, semaphore, condition, scope, group or server, a timeout, "
                               "or a pointer to an object whose type has ASYNC_CONTEXT_MANAGER; this is '%s'",
                type);
}

static void
lower_with_object(struct lowering *lower, struct node *node)
{
    struct node *object = node->children[0];
    const struct decl *record = object_record(object);
    struct str name = record ? record->name : (struct str){"", 0};
    struct decl *manager = form_protocol(lower->fn->program, node);
    if (manager) {
        lower_with_manager(lower, node, take_object(lower, object), manager);
    } else if (str_is(name, "async_lock") || str_is(name, "async_semaphore") || str_is(name, "async_bounded_semaphore")) {
        lower_with_acquired(lower, node, take_object(lower, object), name);
    } else if (str_is(name, "async_condition")) {
        lower_with_condition(lower, node, take_object(lower, object));
    } else if (str_is(name, "async_scope")) {
        lower_with_scope(lower, node, take_object(lower, object));
    } else if (str_is(name, "async_server")) {
        lower_with_server(lower, node, take_object(lower, object));
    } else if (str_is(name, "async_group")) {
        lower_with_group(lower, node, take_object(lower, object));
    } else if (!object->is_lvalue && object->type && object->type->kind == TYPE_RECORD &&
               str_is(object->type->decl->name, "async_scope")) {
        lower_with_timeout(lower, node);
    } else {
        report_no_manager(lower, object);
    }
}

struct stmt *
lower_with(struct lowering *lower, struct node *node)
{
    struct node *call = begun_call(node);
    if (call) {
        return lower_with_function(lower, node, call);
    }
    struct stmt_list *outer = open_list(lower);
    lower_with_object(lower, node);
    struct stmt *block = make_block(lower, NULL, close_list(lower, outer));
    block->is_restructured = true;
    return block;
}

struct stmt *
lower_shield(struct lowering *lower, struct node *node)
{
    struct stmt_list *outer = open_list(lower);
    struct operand task = OPERAND_TEXT(lower->fn->task_name);
    push_runtime_call(lower, NULL, "async__shield_enter", &task, 1);
    struct region *region = open_cleanup(lower, node->children[0], "async_shield", CLEANUP_READS_ERROR);
    push_stmt(lower, lower_stmt(lower, node->children[0]));
    begin_cleanup(lower, region);
    struct operand leave[] = {task, OPERAND_LOCAL(region->error)};
    push_runtime_call(lower, region->error, "async__shield_leave", leave, 2);
    end_cleanup(lower, region);
    struct stmt *block = make_block(lower, NULL, close_list(lower, outer));
    block->is_restructured = true;
    return block;
}
