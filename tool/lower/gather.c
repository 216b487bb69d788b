/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_gather, async_gather_errors, async_wait_any: the calls become child tasks in our frame.
 *
 *     await async_gather(a = f(1), t)   ->   begin; child(f, 1); task(t); wait; a = <result of f>
 */
#include "lower/lowering.h"
#include "model/uses.h"

static const char *
mode_of(enum keyword keyword)
{
    return keyword == KEYWORD_GATHER          ? "ASYNC__GATHER_ALL"
           : keyword == KEYWORD_GATHER_ERRORS ? "ASYNC__GATHER_ERRORS"
                                              : "ASYNC__GATHER_ANY";
}

static struct node *
assignment_of(struct node *operand)
{
    struct node *node = strip_parens(operand);
    return node->kind == NODE_BINARY && node->binary == BINARY_ASSIGN ? node : NULL;
}

/* Everything that is evaluated when the form is, from left to right. */
struct gathered {
    VEC(struct node *) values;
};

static void
take_arm(struct lowering *lower, struct arm *arm, struct node *operand, struct gathered *gathered)
{
    struct node *assignment = assignment_of(operand);
    arm->call = consumed_call(operand);
    if (!arm->call) {
        arm->task = operand;
        vec_push(lower->arena, &gathered->values, operand);
        return;
    }
    arm->callee = coroutine_call(arm->call);
    if (assignment) {
        lower_place(lower, assignment->children[0]);
    }
    for (size_t i = 1; i < arm->call->child_count; i++) {
        vec_push(lower->arena, &gathered->values, arm->call->children[i]);
    }
}

static bool
check_arm(struct lowering *lower, const struct arm *arm, const struct node *operand)
{
    if (!arm->call) {
        const struct type *type = operand->value_type;
        bool is_task = type && type->kind == TYPE_POINTER && type->target->kind == TYPE_RECORD &&
                       str_is(type->target->decl->name, "async_task");
        if (!is_task) {
            lower_error(lower, operand, "this is neither the call of an async function nor an async_task *");
        }
        return is_task;
    }
    struct function *callee = program_find(lower->fn->program, arm->callee);
    if (!callee || callee->component == lower->fn->component) {
        lower_error(lower, operand, callee ? "a function cannot gather itself"
                                           : "'%.*s' has to be defined in this file to be gathered",
                    STR_ARG(arm->callee->name));
        return false;
    }
    return true;
}

static struct hole *
arm_hole(struct lowering *lower, enum hole_kind kind, struct await *await, size_t arm)
{
    struct hole *hole = ARENA_NEW(lower->arena, struct hole);
    *hole = (struct hole){.kind = kind, .await = await, .arm = arm};
    return hole;
}

/* lvalue = <result>; as a statement of its own. */
static void
push_store(struct lowering *lower, struct await *await, size_t arm, struct node *assignment)
{
    make_hole(lower, assignment->children[1], HOLE_ARM, NULL, await);
    ((struct hole *)assignment->children[1]->info)->arm = arm;
    struct stmt *stmt = new_stmt(lower, STMT_EVAL, assignment);
    stmt->value = detach(lower, assignment);
    stmt->value->needs_order = true;
    stmt->is_restructured = true;
    push_stmt(lower, stmt);
}

/* A child that failed or lost has no result. */
static void
push_guarded_store(struct lowering *lower, struct await *await, size_t arm, struct node *assignment,
                   struct local *winner)
{
    struct stmt *branch;
    struct stmt_list *outer = open_if(lower, winner, arena_printf(lower->arena, "== %zu", arm), &branch);
    if (!winner) {
        struct node *condition = ARENA_NEW(lower->arena, struct node);
        *condition = (struct node){.kind = NODE_LITERAL, .begin = assignment->begin, .end = assignment->end,
                                   .type = lower->fn->program->int_type, .value_type = lower->fn->program->int_type};
        condition->info = arm_hole(lower, HOLE_ARM_OK, await, arm);
        branch->value = condition;
        branch->value_text = NULL;
    }
    push_store(lower, await, arm, assignment);
    close_if(lower, outer, branch);
}

static struct await *
make_gather(struct lowering *lower, struct node *node, struct node *consumer, size_t first)
{
    struct await *await = new_await(lower, node, NULL, 0);
    await->kind = AWAIT_LEAF;
    await->leaf = map_find(&lower->fn->program->leaves, STR("async__gather"));
    await->gather_mode = mode_of(consumer->keyword);
    await->arm_count = consumer->child_count - first;
    await->arms = ARENA_ARRAY(lower->arena, struct arm, await->arm_count + 1);
    struct gathered gathered = {0};
    if (first) {
        await->gather_errors = consumer->children[0];
        vec_push(lower->arena, &gathered.values, consumer->children[0]);
    }
    bool is_right = true;
    for (size_t i = 0; i < await->arm_count; i++) {
        take_arm(lower, &await->arms[i], consumer->children[first + i], &gathered);
        is_right &= check_arm(lower, &await->arms[i], consumer->children[first + i]);
    }
    await->args = gathered.values.items;
    await->arg_count = gathered.values.len;
    lower_operands(lower, await->args, await->arg_count);
    return is_right ? await : NULL;
}

void
lower_gather(struct lowering *lower, struct node *node, struct node *consumer)
{
    size_t first = consumer->keyword == KEYWORD_GATHER_ERRORS ? 1 : 0;
    bool is_any = consumer->keyword == KEYWORD_WAIT_ANY;
    struct await *await = make_gather(lower, node, consumer, first);
    if (!await) {
        return;
    }
    await->result_type = node->type;
    push_await(lower, await);
    if (is_any) {
        await->dest = function_add_temporary(lower->fn, lower->fn->program->int_type, lower->scope);
    }
    for (size_t i = 0; i < await->arm_count; i++) {
        struct node *assignment = assignment_of(consumer->children[first + i]);
        if (!assignment) {
            continue;
        }
        if (consumer->keyword == KEYWORD_GATHER) {
            push_store(lower, await, i, assignment);
        } else {
            push_guarded_store(lower, await, i, assignment, await->dest);
            await->is_index_read = is_any;
        }
    }
    make_hole(lower, node, is_any ? HOLE_LOCAL : HOLE_NOTHING, await->dest, await);
}
