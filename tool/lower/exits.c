/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Ways out: errors and jumps that meet handlers and cleanups on their way.
 *
 * Every cleanup is emitted once. Who leaves its body notes which error or which jump it is and goes to the cleanup; behind
 * it the error or jump goes on, seen from outside, so it meets the next cleanup in the same way. An error is on its way if
 * `error` is not 0; jumps have numbers in `exit`. */
#include "lower/lowering.h"

struct decl *
new_label(struct lowering *lower, const char *what)
{
    struct decl *label = ARENA_NEW(lower->arena, struct decl);
    const char *name = arena_printf(lower->arena, "%.*s__%s_%u", STR_ARG(lower->fn->decl->name), what,
                                    ++lower->label_count);
    label->kind = DECL_LABEL;
    label->name = str_from(name);
    label->first = label;
    return label;
}

static void
push_synthetic(struct lowering *lower, struct stmt *stmt)
{
    stmt->is_restructured = true;
    push_stmt(lower, stmt);
}

void
push_label(struct lowering *lower, struct decl *label)
{
    struct stmt *stmt = new_stmt(lower, STMT_LABEL, NULL);
    stmt->decl = label;
    push_synthetic(lower, stmt);
}

struct stmt *
push_goto(struct lowering *lower, struct decl *label)
{
    struct stmt *stmt = new_stmt(lower, STMT_GOTO, NULL);
    stmt->decl = label;
    push_synthetic(lower, stmt);
    return stmt;
}

void
push_assign_text(struct lowering *lower, struct local *dest, const char *text)
{
    struct stmt *stmt = new_stmt(lower, STMT_EVAL, NULL);
    stmt->dest = dest;
    stmt->value_text = text;
    push_synthetic(lower, stmt);
}

static void
push_assign_error(struct lowering *lower, struct local *dest, struct error_source source)
{
    if (source.text) {
        push_assign_text(lower, dest, source.text);
        return;
    }
    struct stmt *stmt = new_stmt(lower, STMT_EVAL, NULL);
    stmt->dest = dest;
    stmt->value = source.node;
    stmt->value_local = source.local;
    stmt->conversion = source.node ? CONVERT_RAISE : CONVERT_NONE;
    push_synthetic(lower, stmt);
}

/* The number of a jump out of the region; the same jump has the same number. */
static const char *
number_jump(struct lowering *lower, struct region *region, struct jump jump)
{
    size_t i = 0;
    while (i < region->jumps.len) {
        const struct jump *other = &region->jumps.items[i];
        if (other->kind == jump.kind && other->target == jump.target && other->label == jump.label) {
            break;
        }
        i++;
    }
    if (i == region->jumps.len) {
        vec_push(lower->arena, &region->jumps, jump);
    }
    return arena_printf(lower->arena, "%zu", i + 1);
}

void
push_error(struct lowering *lower, const struct node *node, struct error_source source)
{
    struct region *region = lower->region;
    while (region && region->kind == REGION_CLOSED) {
        region = region->parent;
    }
    if (!region) {
        struct stmt *stmt = new_stmt(lower, STMT_RAISE, source.node ? (struct node *)node : NULL);
        stmt->value = source.node;
        stmt->value_local = source.local;
        stmt->value_text = source.text;
        push_synthetic(lower, stmt);
        return;
    }
    region->is_raised = true;
    push_assign_error(lower, region->error, source);
    if (region->kind == REGION_CLEANUP) {
        push_assign_text(lower, region->exit, "0");
    }
    struct stmt *jump = push_goto(lower, region->label);
    jump->is_error_exit = region->kind == REGION_CLEANUP && !region->may_end_error;
    region->goto_count++;
}

static bool
stays_inside(const struct region *region, struct jump jump)
{
    bool is_next_turn = jump.kind == JUMP_CONTINUE && region->loop && jump.target == region->loop;
    return is_next_turn || (jump.place && region->node->begin <= jump.place->begin && jump.place->end <= region->node->end);
}

/* The first region that a jump cannot simply pass, or NULL. */
static struct region *
find_obstacle(const struct lowering *lower, struct jump jump)
{
    for (struct region *region = lower->region; region; region = region->parent) {
        if (stays_inside(region, jump)) {
            return NULL;
        }
        if (region->kind != REGION_HANDLER) {
            return region;
        }
    }
    return NULL;
}

bool
needs_exit(const struct lowering *lower, struct jump jump)
{
    return find_obstacle(lower, jump) != NULL;
}

static void
push_direct(struct lowering *lower, struct jump jump)
{
    static const enum stmt_kind kinds[] = {
        [JUMP_RETURN] = STMT_RETURN, [JUMP_BREAK] = STMT_BREAK, [JUMP_CONTINUE] = STMT_CONTINUE, [JUMP_GOTO] = STMT_GOTO,
    };
    struct stmt *stmt = new_stmt(lower, kinds[jump.kind], NULL);
    stmt->target = jump.target;
    stmt->decl = jump.label;
    stmt->value_local = jump.kind == JUMP_RETURN ? lower->return_value : NULL;
    push_synthetic(lower, stmt);
}

void
push_jump(struct lowering *lower, const struct node *node, struct jump jump)
{
    struct region *region = find_obstacle(lower, jump);
    bool is_planted = jump.kind == JUMP_RETURN && (lower->fn->program->faults & FAULT_EXIT);
    if (!region || is_planted) {
        push_direct(lower, jump);
        return;
    }
    if (region->kind == REGION_CLOSED) {
        lower_error(lower, node, "%s cannot be left by a jump or a return", region->name);
        return;
    }
    push_assign_text(lower, region->error, "0");
    push_assign_text(lower, region->exit, number_jump(lower, region, jump));
    push_goto(lower, region->label);
    region->goto_count++;
}

struct local *
add_named(struct lowering *lower, const char *name, const struct type *type)
{
    struct local *local = function_add_temporary(lower->fn, type, lower->scope);
    local->name = function_free_name(lower->fn, arena_printf(lower->arena, "%s__%u", name, ++lower->name_count));
    return local;
}

struct local *
add_int(struct lowering *lower, const char *name, unsigned number)
{
    struct local *local = function_add_temporary(lower->fn, lower->fn->program->int_type, lower->scope);
    local->name = function_free_name(lower->fn, arena_printf(lower->arena, "%s__%u", name, number));
    local->starts_as_zero = true;
    return local;
}

static struct region *
open_region(struct lowering *lower, enum region_kind kind, const struct node *node)
{
    struct region *region = ARENA_NEW(lower->arena, struct region);
    region->kind = kind;
    region->node = node;
    region->parent = lower->region;
    if (kind != REGION_CLOSED) {
        region->number = ++lower->region_count;
        region->error = add_int(lower, "error", region->number);
    }
    lower->region = region;
    return region;
}

struct region *
open_handler(struct lowering *lower, const struct node *node)
{
    struct region *region = open_region(lower, REGION_HANDLER, node);
    region->label = new_label(lower, "catch");
    return region;
}

void
close_region(struct lowering *lower, struct region *region)
{
    lower->region = region->parent;
}

struct region *
open_cleanup(struct lowering *lower, const struct node *node, const char *name, enum cleanup_reads reads)
{
    struct region *region = open_region(lower, REGION_CLEANUP, node);
    region->label = new_label(lower, "cleanup");
    region->name = name;
    region->reads_error = reads != CLEANUP_READS_NOTHING;
    region->may_end_error = reads == CLEANUP_MAY_END_ERROR;
    region->exit = add_int(lower, "exit", region->number);
    return region;
}

/* Whether control never gets behind the statement: enough to tell the ends of bodies that a jump leaves. */
static bool
ends_in_jump(const struct stmt *stmt)
{
    switch (stmt->kind) {
    case STMT_GOTO:
    case STMT_COMPUTED_GOTO:
    case STMT_BREAK:
    case STMT_CONTINUE:
    case STMT_RETURN:
    case STMT_RAISE:
        return true;
    case STMT_BLOCK:
        return stmt->item_count > 0 && ends_in_jump(stmt->items[stmt->item_count - 1]);
    case STMT_IF:
        return stmt->items[1] && ends_in_jump(stmt->items[0]) && ends_in_jump(stmt->items[1]);
    default:
        return false;
    }
}

/* The last statement of a body falls into the cleanup that follows. */
static void
drop_last_jump(struct region *region, struct stmt **items, size_t *count)
{
    struct stmt *last = items[*count - 1];
    if (last->kind == STMT_GOTO && last->decl == region->label) {
        --*count;
        region->goto_count--;
    } else if (last->kind == STMT_BLOCK && last->item_count > 0) {
        drop_last_jump(region, last->items, &last->item_count);
    }
}

static void
open_closed(struct lowering *lower, const struct region *region)
{
    struct region *closed = open_region(lower, REGION_CLOSED, region->node);
    closed->name = region->name;
}

void
begin_cleanup(struct lowering *lower, struct region *region)
{
    struct stmt_list *body = lower->out;
    lower->region = region->parent;
    region->is_passed = body->len == 0 || !ends_in_jump(body->items[body->len - 1]);
    if (region->is_passed && (region->goto_count || region->reads_error)) {
        push_assign_text(lower, region->error, "0");
        push_assign_text(lower, region->exit, "0");
    } else if (!region->is_passed) {
        drop_last_jump(region, body->items, &body->len);
    }
    if (region->goto_count) {
        push_label(lower, region->label);
    }
    open_closed(lower, region);
}

void
begin_cleanup_of_exits(struct lowering *lower, struct region *region, struct stmt *next)
{
    struct stmt_list *body = lower->out;
    lower->region = region->parent;
    if (body->len && ends_in_jump(body->items[body->len - 1])) {
        drop_last_jump(region, body->items, &body->len);
    } else {
        push_synthetic(lower, next);
    }
    if (region->goto_count) {
        push_label(lower, region->label);
    }
    open_closed(lower, region);
}

/* Goes on with the jump, or with the error for NULL. */
static void
go_on(struct lowering *lower, const struct region *region, const struct jump *jump)
{
    if (jump) {
        push_jump(lower, region->node, *jump);
    } else {
        push_error(lower, NULL, (struct error_source){.local = region->error});
    }
}

static void
push_way_out(struct lowering *lower, const struct region *region, const struct jump *jump, const char *comparison)
{
    struct stmt *branch;
    struct stmt_list *outer = open_if(lower, jump ? region->exit : region->error, comparison, &branch);
    go_on(lower, region, jump);
    branch->items[0] = make_block(lower, NULL, close_list(lower, outer));
    push_synthetic(lower, branch);
}

void
end_cleanup(struct lowering *lower, struct region *region)
{
    bool has_error = region->is_raised || region->reads_error;
    bool is_passed = region->is_passed || region->reads_error;
    size_t count = region->jumps.len;
    size_t tests = is_passed || count == 0 ? count : count - 1;
    lower->region = region->parent;
    region->error->is_unused = !has_error;
    region->exit->is_unused = tests == 0;
    if (has_error && (is_passed || count > 0)) {
        push_way_out(lower, region, NULL, "!= 0");
    } else if (has_error) {
        go_on(lower, region, NULL);
    }
    for (size_t i = 0; i < tests; i++) {
        push_way_out(lower, region, &region->jumps.items[i], arena_printf(lower->arena, "== %zu", i + 1));
    }
    if (tests < count) {
        go_on(lower, region, &region->jumps.items[tests]);
    }
}
