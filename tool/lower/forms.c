/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_try, async_defer: what has a way in or a way out of its own. */
#include "lower/lowering.h"

static struct node *
find_clause(const struct node *node, enum node_kind kind)
{
    for (size_t i = 1; i < node->child_count; i++) {
        if (node->children[i] && node->children[i]->kind == kind) {
            return node->children[i];
        }
    }
    return NULL;
}

/* async_catch (int e) {…}: e is a variable of the clause. */
static void
push_caught_error(struct lowering *lower, const struct node *clause, const struct region *handler)
{
    if (clause->decl) {
        struct stmt *stmt = new_stmt(lower, STMT_DECL, NULL);
        stmt->decl = clause->decl;
        stmt->local = clause->decl->info;
        stmt->value_local = handler->error;
        stmt->is_restructured = true;
        push_stmt(lower, stmt);
    }
}

/* Whether the body has a name of its own for what the clause calls e, so e needs a block around it. */
static bool
hides_error(const struct node *clause)
{
    const struct node *body = clause->children[0];
    for (size_t i = 0; clause->decl && i < body->child_count; i++) {
        for (size_t k = 0; k < body->children[i]->decl_count; k++) {
            if (str_eq(body->children[i]->decls[k]->name, clause->decl->name)) {
                return true;
            }
        }
    }
    return false;
}

static void
lower_catch_body(struct lowering *lower, struct node *clause, const struct region *handler, struct decl *end)
{
    struct node *body = clause->children[0];
    struct scope *outer_scope = lower->scope;
    lower->scope = clause->info;
    if (hides_error(clause)) {
        push_caught_error(lower, clause, handler);
        push_stmt(lower, lower_stmt(lower, body));
        push_goto(lower, end);
    } else {
        struct stmt_list *outer = open_list(lower);
        push_caught_error(lower, clause, handler);
        lower->scope = body->info;
        lower_items(lower, body, 0);
        push_goto(lower, end);
        struct stmt *block = make_block(lower, body, close_list(lower, outer));
        block->scope = body->info;
        push_stmt(lower, block);
    }
    lower->scope = outer_scope;
}

static void
lower_clause(struct lowering *lower, struct node *clause, const struct region *handler, const char *comparison,
             struct decl *end)
{
    struct stmt *branch;
    struct stmt_list *outer = open_if(lower, handler->error, comparison, &branch);
    lower_catch_body(lower, clause, handler, end);
    close_if(lower, outer, branch);
}

/* body; goto end; catch: if (error != cancelled) {…} else …; raise on; end: */
static void
lower_handled(struct lowering *lower, struct node *node, struct node *caught, struct node *cancelled)
{
    struct decl *end = new_label(lower, "caught");
    struct region *handler = open_handler(lower, node->children[0]);
    push_stmt(lower, lower_stmt(lower, node->children[0]));
    close_region(lower, handler);
    push_goto(lower, end);
    if (handler->is_raised) {
        push_label(lower, handler->label);
    }
    if (caught) {
        lower_clause(lower, caught, handler, "!= ASYNC_CANCELLED", end);
    }
    if (cancelled) {
        lower_clause(lower, cancelled, handler, "== ASYNC_CANCELLED", end);
    }
    push_error(lower, node, (struct error_source){.local = handler->error});
    push_label(lower, end);
}

struct stmt *
lower_try(struct lowering *lower, struct node *node)
{
    struct node *caught = find_clause(node, NODE_CATCH);
    struct node *cancelled = find_clause(node, NODE_CATCH_CANCELLED);
    struct node *finally = find_clause(node, NODE_FINALLY);
    struct stmt_list *outer = open_list(lower);
    struct region *cleanup = finally ? open_cleanup(lower, node, "async_finally", CLEANUP_READS_NOTHING) : NULL;
    if (caught || cancelled) {
        lower_handled(lower, node, caught, cancelled);
    } else {
        push_stmt(lower, lower_stmt(lower, node->children[0]));
    }
    if (finally) {
        begin_cleanup(lower, cleanup);
        push_stmt(lower, lower_stmt(lower, finally->children[0]));
        end_cleanup(lower, cleanup);
    }
    struct stmt *block = make_block(lower, NULL, close_list(lower, outer));
    block->is_restructured = true;
    return block;
}

/* Whether something outside of [begin, end) jumps to the label. */
static bool
is_reached_from_outside(const struct node *node, const struct decl *label, token_index begin, token_index end)
{
    if (!node || (node->begin >= begin && node->end <= end)) {
        return false;
    }
    if ((node->kind == NODE_GOTO || node->kind == NODE_ADDR_LABEL) && node->decl == label) {
        return true;
    }
    for (size_t i = 0; i < node->child_count; i++) {
        if (is_reached_from_outside(node->children[i], label, begin, end)) {
            return true;
        }
    }
    return false;
}

/* A label in `node` that can be reached without passing the start of `rest`. */
static const struct node *
find_entry(const struct lowering *lower, const struct node *node, const struct node *rest)
{
    if (!node || node->kind == NODE_SWITCH) {
        return NULL;
    }
    bool is_label = node->kind == NODE_LABEL &&
                    is_reached_from_outside(lower->fn->decl->body, node->decl, rest->begin, rest->end);
    if (is_label || node->kind == NODE_CASE || node->kind == NODE_DEFAULT) {
        return node;
    }
    for (size_t i = 0; i < node->child_count; i++) {
        const struct node *label = find_entry(lower, node->children[i], rest);
        if (label) {
            return label;
        }
    }
    return NULL;
}

/* The rest of a block behind one of its statements, as a body of its own. `*out_entry` is a label by which control gets
 * there without that statement, or NULL. */
static struct node *
rest_of(struct lowering *lower, struct node *block, size_t index, const struct node **out_entry)
{
    struct node *rest = detach(lower, block);
    rest->begin = block->children[index]->end;
    *out_entry = NULL;
    for (size_t i = index + 1; !*out_entry && i < block->child_count; i++) {
        *out_entry = find_entry(lower, block->children[i], rest);
    }
    return rest;
}

static void
push_body(struct lowering *lower, struct node *node)
{
    struct stmt *body = lower_stmt(lower, node);
    body->is_restructured = true;
    push_stmt(lower, body);
}

/* rest; body. Where the rest may be entered by a label: armed = 1; rest; if (armed != 0) { armed = 0; body } */
static void
lower_defer(struct lowering *lower, struct node *block, size_t index)
{
    const struct node *entry;
    struct node *defer = block->children[index];
    struct node *rest = rest_of(lower, block, index, &entry);
    struct region *cleanup = open_cleanup(lower, rest, "async_defer", CLEANUP_READS_NOTHING);
    struct local *armed = entry ? add_int(lower, "armed", cleanup->number) : NULL;
    if (armed) {
        push_assign_text(lower, armed, "1");
    }
    lower_items(lower, block, index + 1);
    begin_cleanup(lower, cleanup);
    lower->region->node = defer; /* what jumps to a place in it stays inside */
    if (armed) {
        struct stmt *branch;
        struct stmt_list *outer = open_if(lower, armed, "!= 0", &branch);
        push_assign_text(lower, armed, "0");
        push_body(lower, defer->children[0]);
        close_if(lower, outer, branch);
    } else {
        push_body(lower, defer->children[0]);
    }
    end_cleanup(lower, cleanup);
}

/* The function of the runtime that looks at an object when it leaves its scope, or NULL: --checks. */
static const char *
check_of(const struct lowering *lower, const struct type *type)
{
    static const struct {
        const char *record;
        const char *check;
    } checks[] = {
        {"async_lock", "async__left_lock"},           {"async_event", "async__left_event"},
        {"async_flag", "async__left_flag"},           {"async_semaphore", "async__left_semaphore"},
        {"async_bounded_semaphore", "async__left_semaphore"}, {"async_condition", "async__left_condition"},
        {"async_barrier", "async__left_barrier"},     {"async_queue", "async__left_queue"},
        {"async_channel", "async__left_queue"},       {"async_ringbuf", "async__left_ringbuf"},
        {"async_callback", "async__left_callback"},   {"async_stream", "async__left_stream"},
    };
    const struct type *canonical = type->canonical ? type->canonical : type;
    const struct decl *record = canonical->kind == TYPE_RECORD && !canonical->is_union ? canonical->decl : NULL;
    if (!lower->fn->program->has_checks || !record) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        if (str_is(record->name, checks[i].record)) {
            return checks[i].check;
        }
    }
    record = record->definition ? record->definition : record;
    return record->member_count ? check_of(lower, record->members[0]->type) : NULL; /* struct q__queue, or the user's */
}

/* What is called with the address of the variable at the end of its scope, or NULL. */
static const char *
cleanup_of(const struct lowering *lower, const struct decl *decl)
{
    if (decl->kind != DECL_VAR || !decl->info) {
        return NULL;
    }
    return decl->about ? arena_printf(lower->arena, "%.*s", STR_ARG(decl->about->name)) : check_of(lower, decl->type);
}

/* A variable with __attribute__((cleanup)) whose scope is suspended in: C would clean up at every return. */
static bool
is_cleaned_up(const struct lowering *lower, const struct node *block, size_t index)
{
    const struct node *node = block->children[index];
    bool is_cleaned = false;
    bool has_await = false;
    for (size_t i = 0; node->kind == NODE_DECL_STMT && i < node->decl_count; i++) {
        is_cleaned |= cleanup_of(lower, node->decls[i]) != NULL;
        has_await |= node->decls[i]->kind == DECL_VAR && !node->decls[i]->about && cleanup_of(lower, node->decls[i]);
    }
    for (size_t i = index + 1; is_cleaned && i < block->child_count; i++) {
        has_await |= block->children[i]->has_await;
    }
    return has_await;
}

static bool
has_users_cleanup(const struct node *declaration)
{
    bool has_cleanup = false;
    for (size_t i = 0; i < declaration->decl_count; i++) {
        has_cleanup |= declaration->decls[i]->kind == DECL_VAR && declaration->decls[i]->about;
    }
    return has_cleanup;
}

/* T x __attribute__((cleanup(f))); rest  ->  T x; rest, with f(&x) as its cleanup */
static void
lower_cleaned_up(struct lowering *lower, struct node *block, size_t index)
{
    struct node *node = block->children[index];
    const struct node *entry;
    struct node *rest = rest_of(lower, block, index, &entry);
    if (entry && !has_users_cleanup(node)) { /* a check is no reason to refuse */
        push_stmt(lower, lower_stmt(lower, node));
        lower_items(lower, block, index + 1);
        return;
    }
    if (entry) {
        lower_error(lower, entry,
                    "this label could be reached without the variable with a cleanup before it in the same block; put that "
                    "and what belongs to it in braces");
    }
    push_stmt(lower, lower_stmt(lower, node));
    struct region *cleanup = open_cleanup(lower, rest, "the scope of a variable with a cleanup", CLEANUP_READS_NOTHING);
    lower_items(lower, block, index + 1);
    begin_cleanup(lower, cleanup);
    for (size_t i = node->decl_count; i-- > 0;) {
        const struct decl *decl = node->decls[i];
        const char *function = cleanup_of(lower, decl);
        if (function) {
            struct local *local = decl->info;
            local->has_own_cleanup = decl->about != NULL;
            struct operand address = OPERAND_ADDRESS(local);
            push_runtime_call(lower, NULL, function, &address, 1);
        }
    }
    end_cleanup(lower, cleanup);
}

/* The statements of a block; a defer takes the rest of it as its body. */
void
lower_items(struct lowering *lower, struct node *block, size_t first)
{
    for (size_t i = first; i < block->child_count; i++) {
        if (block->children[i]->kind == NODE_DEFER) {
            lower_defer(lower, block, i);
            return;
        }
        if (is_cleaned_up(lower, block, i)) {
            lower_cleaned_up(lower, block, i);
            return;
        }
        push_stmt(lower, lower_stmt(lower, block->children[i]));
    }
}
