/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Lints about what is held, caught or handed out around awaits. */
#include "model/lint.h"

static struct position
place_of(const struct program *program, const struct node *node)
{
    return source_range(program->source, node->begin, node->end);
}

static bool
is_one_of(struct str word, const char *const *names)
{
    for (; *names; names++) {
        if (str_is(word, *names)) {
            return true;
        }
    }
    return false;
}

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
    return target ? is_one_of(target->name, names) : is_pointer_to(manager, "async_scope");
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
        diag_lint(program->diag, "useless-timeout", place_of(program, manager),
                  "nothing in this block suspends, so its time never runs out; remove it or await something in it");
    }
    if (is_pointer_to(manager, "async_lock") && body->has_await) {
        diag_lint(program->diag, "lock-across-await", place_of(program, manager),
                  "this lock is held while the block waits; who needs it waits as long");
    }
}

/* Whether control may leave the clause in another way than past its end. */
static bool
leaves(const struct node *node)
{
    if (!node) {
        return false;
    }
    switch ((int)node->kind) {
    case NODE_RAISE:
    case NODE_RETURN:
    case NODE_GOTO:
    case NODE_INDIRECT_GOTO:
    case NODE_BREAK:
    case NODE_CONTINUE: return true;
    default: break;
    }
    for (size_t i = 0; i < node->child_count; i++) {
        if (leaves(node->children[i])) {
            return true;
        }
    }
    return false;
}

/* Counts the awaits, and those that join a task, whose own cancellation arrives so. */
static void
count_awaits(const struct node *node, unsigned *out_awaits, unsigned *out_joins)
{
    if (!node) {
        return;
    }
    if (node->kind == NODE_AWAIT) {
        const struct node *operand = strip_parens(node->children[0]);
        const struct decl *target = operand->kind == NODE_CALL ? call_target(operand) : NULL;
        bool is_join = target && str_is(target->name, "async_join");
        is_join |= operand->kind == NODE_CONSUMER && operand->keyword == KEYWORD_JOIN_AS;
        *out_awaits += 1;
        *out_joins += is_join;
    }
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
        if (clause->kind == NODE_CATCH_CANCELLED && !leaves(clause) && (awaits == 0 || joins < awaits)) {
            diag_lint(program->diag, "cancel-swallowed", source_position(program->source, clause->begin),
                      "the task goes on after it was cancelled; end with async_raise(ASYNC_CANCELLED), or return");
        }
    }
}

/* The first word of a statement as it is written: a function's or a macro's name. */
static struct str
first_word(const struct program *program, const struct node *statement)
{
    const struct source *source = program->source;
    return source->written[source->tokens[statement->begin].begin].text;
}

static void
lint_masked(const struct program *program, const struct node *block)
{
    static const char *const masks[] = {"__disable_irq", "cli", "noInterrupts", "taskENTER_CRITICAL",
                                        "portDISABLE_INTERRUPTS", "taskDISABLE_INTERRUPTS", NULL};
    static const char *const unmasks[] = {"__enable_irq", "sei", "interrupts", "taskEXIT_CRITICAL",
                                          "portENABLE_INTERRUPTS", "taskENABLE_INTERRUPTS", "__set_PRIMASK", NULL};
    const struct node *mask = NULL;
    for (size_t i = 0; i < block->child_count; i++) {
        const struct node *statement = block->children[i];
        if (!statement) {
            continue;
        }
        struct str word = first_word(program, statement);
        if (is_one_of(word, masks)) {
            mask = statement;
        } else if (is_one_of(word, unmasks)) {
            mask = NULL;
        } else if (mask && statement->has_await) {
            diag_lint(program->diag, "masked-await", place_of(program, statement),
                      "interrupts are masked while this waits, and what it waits for may need one");
            diag_note(program->diag, place_of(program, mask), "masked here");
            mask = NULL;
        }
    }
}

/* &local, for a variable whose life ends with the function's. */
static const struct node *
find_local_address(const struct node *node)
{
    if (!node || node->kind == NODE_UNEVALUATED) {
        return NULL;
    }
    if (node->kind == NODE_UNARY && node->unary == UNARY_ADDRESS) {
        const struct node *operand = strip_parens(node->children[0]);
        const struct decl *decl = operand->kind == NODE_REF ? operand->decl : NULL;
        bool is_variable = decl && (decl->kind == DECL_VAR || decl->kind == DECL_PARAM);
        return is_variable && decl->is_local && decl->storage != STORAGE_STATIC && decl->storage != STORAGE_EXTERN
                   ? node
                   : NULL;
    }
    const struct node *found = NULL;
    for (size_t i = 0; i < node->child_count && !found; i++) {
        found = find_local_address(node->children[i]);
    }
    return found;
}

static void
lint_spawn(const struct program *program, const struct node *consumer)
{
    const struct node *call = consumer->child_count ? strip_parens(consumer->children[0]) : NULL;
    for (size_t i = 1; call && call->kind == NODE_CALL && i < call->child_count; i++) {
        const struct node *address = find_local_address(call->children[i]);
        if (address) {
            diag_lint(program->diag, "escaping-local", place_of(program, address),
                      "the task may still use this variable when the function has ended; make it static, or keep the "
                      "task and join it");
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
    case NODE_COMPOUND:
        lint_masked(program, node);
        break;
    case NODE_CONSUMER:
        if (node->keyword == KEYWORD_SPAWN) {
            lint_spawn(program, node);
        }
        break;
    default:
        break;
    }
}
