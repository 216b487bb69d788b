/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Lints about what is held, caught or handed out around awaits. */
#include "model/lint.h"

/* What an async_with is entered with: `m` of async_with (m) and of async_with (T x = m). */
static struct node *
manager_of(const struct node *with)
{
    struct node *first = with->children[0];
    struct node *init = first->kind == NODE_DECL_STMT && first->decl_count ? first->decls[0]->init : first;
    return init ? strip_parens(init) : NULL;
}

static bool
is_pointer_to(const struct node *node, const char *tag)
{
    const struct type *type = node->type ? node->type->canonical : NULL;
    const struct type *target = type && type->kind == TYPE_POINTER ? type->target->canonical->unqualified : NULL;
    return target && target->decl && str_is(target->decl->name, tag);
}

static bool
is_timeout(const struct node *manager)
{
    static const char *const names[] = {"async_timeout_ms", "async_move_on_after_ms", NULL};
    const struct decl *target = manager->kind == NODE_CALL ? call_target(manager) : NULL;
    return target ? str_is_one_of(target->name, names) : is_pointer_to(manager, "async_scope");
}

static void
lint_with(const struct program *program, const struct node *with)
{
    const struct node *manager = manager_of(with);
    const struct node *body = with->children[with->child_count - 1];
    if (!manager) {
        return;
    }
    if (is_timeout(manager) && !body->has_await) {
        diag_lint(program->diag, "useless-timeout", lint_place(program, manager),
                  "nothing in this block suspends, so its time never runs out; remove it or await something in it");
    }
    if (is_pointer_to(manager, "async_lock") && body->has_await) {
        diag_lint(program->diag, "lock-across-await", lint_place(program, manager),
                  "this lock is held while the block waits; who needs it waits as long");
    }
}

enum nesting { AT_LEVEL, IN_LOOP, IN_SWITCH };

/* Whether control may leave the clause in another way than past its end; a `continue` only begins the next turn. */
static bool
leaves(const struct node *node, enum nesting nesting)
{
    if (!node) {
        return false;
    }
    switch ((int)node->kind) {
    case NODE_RAISE:
    case NODE_RETURN:
    case NODE_GOTO:
    case NODE_INDIRECT_GOTO: return true;
    case NODE_BREAK: return nesting == AT_LEVEL;
    case NODE_SWITCH: nesting = nesting == AT_LEVEL ? IN_SWITCH : nesting; break;
    case NODE_WHILE:
    case NODE_DO:
    case NODE_FOR:
    case NODE_ASYNC_FOR: nesting = IN_LOOP; break;
    default: break;
    }
    for (size_t i = 0; i < node->child_count; i++) {
        if (leaves(node->children[i], nesting)) {
            return true;
        }
    }
    return false;
}

/* What waits for nothing but the end of tasks: async_join, async_join_as, and async_gather of tasks. */
static bool
is_join(struct node *operand)
{
    const struct node *node = strip_parens(operand);
    const struct decl *target = node->kind == NODE_CALL ? call_target(node) : NULL;
    if (target) {
        return str_is(target->name, "async_join") || str_starts_with(target->name, "async_gather_tasks");
    }
    if (node->kind != NODE_CONSUMER || node->keyword == KEYWORD_JOIN_AS) {
        return node->kind == NODE_CONSUMER;
    }
    if (node->keyword == KEYWORD_WAIT_FOR_MS) {
        return is_join(node->children[0]);
    }
    bool gathers = node->keyword == KEYWORD_GATHER || node->keyword == KEYWORD_WAIT_ANY;
    bool is_all_tasks = gathers && node->child_count > 0;
    for (size_t i = 0; i < node->child_count; i++) {
        is_all_tasks &= is_pointer_to(strip_parens(node->children[i]), "async_task");
    }
    return is_all_tasks;
}

/* Counts what may wait, and of it what joins tasks, whose own cancellation arrives so. */
static void
count_awaits(const struct node *node, unsigned *out_awaits, unsigned *out_joins)
{
    if (!node) {
        return;
    }
    if (node->kind == NODE_AWAIT) {
        *out_awaits += 1;
        *out_joins += is_join(node->children[0]);
    }
    *out_awaits += node->kind == NODE_ASYNC_FOR;
    for (size_t i = 0; i < node->child_count; i++) {
        count_awaits(node->children[i], out_awaits, out_joins);
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        count_awaits(node->decls[i]->init, out_awaits, out_joins);
    }
}

static void
lint_try(const struct program *program, const struct node *try_node)
{
    unsigned awaits = 0;
    unsigned joins = 0;
    count_awaits(try_node->children[0], &awaits, &joins);
    for (size_t i = 1; i < try_node->child_count; i++) {
        const struct node *clause = try_node->children[i];
        if (clause->kind == NODE_CATCH_CANCELLED && !leaves(clause, AT_LEVEL) && (awaits == 0 || joins < awaits)) {
            diag_lint(program->diag, "cancel-swallowed", source_position(program->source, clause->begin),
                      "the task goes on after it was cancelled; end with async_raise(ASYNC_CANCELLED), or return");
        }
    }
}

void
lint_block(const struct program *program, const struct node *node)
{
    switch ((int)node->kind) {
    case NODE_ASYNC_WITH:
        lint_with(program, node);
        break;
    case NODE_ASYNC_TRY:
        lint_try(program, node);
        break;
    case NODE_CONSUMER:
        lint_escape(program, node);
        break;
    default:
        break;
    }
}
