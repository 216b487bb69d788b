/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_gather, async_gather_errors, async_wait_any: the calls become child tasks in our frame.
 *
 *     await async_gather(a = f(1), async_queue_get(&q), t)
 *
 *     begin; child(f, 1); child(async_queue_get, &q, &item); task(t); wait; if (f succeeded) a = <result of f>
 */
#include "lower/lowering.h"

static const char *
mode_of(enum keyword keyword)
{
    return keyword == KEYWORD_GATHER          ? "ASYNC__GATHER_ALL"
           : keyword == KEYWORD_GATHER_ERRORS ? "ASYNC__GATHER_ERRORS"
                                              : "ASYNC__GATHER_ANY";
}

static size_t
first_arm(const struct node *consumer)
{
    return consumer->keyword == KEYWORD_GATHER_ERRORS ? 1 : 0;
}

static void
take_arm(struct lowering *lower, struct arm *arm, struct node *operand, struct evaluated *evaluated)
{
    struct taken taken = taken_find(lower->fn->program, operand);
    arm->call = taken.call;
    arm->callee = taken.callee;
    arm->leaf = taken.leaf;
    if (!taken.call) {
        arm->task = operand;
        evaluated_add(lower, evaluated, operand);
        return;
    }
    arm->child = taken.callee ? program_task_function(lower->fn->program, taken.callee) : NULL;
    arm->is_new = arm->child && arm->child->component == lower->fn->component;
    evaluated_add_taken(lower, evaluated, &taken);
}

/* What the child was given and the place it stores to must outlive it. */
static void
note_arguments(struct lowering *lower, struct await *await)
{
    VEC(struct node *) args = {0};
    if (await->gather_errors) {
        vec_push(lower->arena, &args, await->gather_errors);
    }
    for (size_t i = 0; i < await->arm_count; i++) {
        const struct arm *arm = &await->arms[i];
        for (size_t k = 1; arm->call && k < arm->call->child_count; k++) {
            vec_push(lower->arena, &args, arm->call->children[k]);
        }
        if (arm->task) {
            vec_push(lower->arena, &args, arm->task);
        }
    }
    await->args = args.items;
    await->arg_count = args.len;
}

struct await *
make_gather(struct lowering *lower, struct node *node, struct node *consumer, struct evaluated *evaluated)
{
    size_t first = first_arm(consumer);
    struct await *await = new_await(lower, node, NULL, 0);
    await->kind = AWAIT_LEAF;
    await->leaf = map_find(&lower->fn->program->leaves, STR("async__gather"));
    await->gather_mode = mode_of(consumer->keyword);
    await->result_type = consumer->type;
    await->arm_count = consumer->child_count - first;
    await->arms = ARENA_ARRAY(lower->arena, struct arm, await->arm_count + 1);
    if (first) {
        await->gather_errors = consumer->children[0];
        evaluated_add(lower, evaluated, consumer->children[0]);
    }
    for (size_t i = 0; i < await->arm_count; i++) {
        take_arm(lower, &await->arms[i], consumer->children[first + i], evaluated);
    }
    return await;
}

/* Text that tells whether the child has ended without an error. */
static struct node *
make_condition(struct lowering *lower, struct await *await, size_t arm, const struct node *assignment)
{
    struct hole *hole = ARENA_NEW(lower->arena, struct hole);
    *hole = (struct hole){.kind = HOLE_ARM_OK, .await = await, .arm = arm};
    struct node *condition = ARENA_NEW(lower->arena, struct node);
    *condition = (struct node){.kind = NODE_LITERAL, .begin = assignment->begin, .end = assignment->end,
                               .type = lower->fn->program->int_type, .value_type = lower->fn->program->int_type,
                               .info = hole};
    return condition;
}

static void
push_result(struct lowering *lower, struct await *await, size_t arm, struct node *assignment)
{
    struct local *item = await->arms[arm].item;
    make_hole(lower, assignment->children[1], item ? HOLE_LOCAL : HOLE_ARM, item, await);
    ((struct hole *)assignment->children[1]->info)->arm = arm;
    push_store(lower, assignment);
}

/* if (the child has succeeded) lvalue = <its result>;  the winner of async_wait_any has */
static void
push_guarded_result(struct lowering *lower, struct await *await, size_t arm, struct node *assignment,
                    struct local *winner)
{
    struct stmt *branch;
    struct stmt_list *outer = open_if(lower, winner, winner ? arena_printf(lower->arena, "== %zu ||", arm) : NULL, &branch);
    branch->value = make_condition(lower, await, arm, assignment);
    push_result(lower, await, arm, assignment);
    close_if(lower, outer, branch);
}

/* Where all have succeeded, or an error was no obstacle.  True: there are any. */
static bool
push_results(struct lowering *lower, struct await *await, struct node *consumer)
{
    bool has_results = false;
    for (size_t i = 0; i < await->arm_count; i++) {
        struct taken taken = taken_find(lower->fn->program, consumer->children[first_arm(consumer) + i]);
        if (!taken.call || !taken.assignment) {
            continue;
        }
        has_results = true;
        if (consumer->keyword == KEYWORD_GATHER) {
            push_result(lower, await, i, taken.assignment);
        } else {
            push_guarded_result(lower, await, i, taken.assignment, await->dest);
        }
    }
    return has_results;
}

/* An error of one does not take the results of others away, if there is anybody left to look at them. */
static void
add_results_of_failure(struct lowering *lower, struct await *await, struct node *consumer)
{
    struct stmt *stmt = await->stmt;
    struct stmt_list *outer = open_list(lower);
    for (size_t i = 0; i < await->arm_count; i++) {
        struct taken taken = taken_find(lower->fn->program, consumer->children[first_arm(consumer) + i]);
        struct node *place = taken.call && taken.assignment ? taken.assignment->children[0] : NULL;
        if (place && (lower->region || !is_fixed_place(place) || !is_own_place(place))) {
            push_guarded_result(lower, await, i, taken.assignment, NULL);
        }
    }
    if (lower->out->len == 0) {
        close_list(lower, outer);
        return;
    }
    if (stmt->item_count) {
        push_stmt(lower, stmt->items[0]);
    } else {
        push_error(lower, await->node, (struct error_source){.text = lower->fn->error_name});
    }
    set_await_exit(lower, await, 0, close_list(lower, outer));
}

void
push_gather(struct lowering *lower, struct node *node, struct await *await, struct node *consumer)
{
    for (size_t i = 0; i < await->arm_count; i++) {
        struct taken taken = taken_find(lower->fn->program, consumer->children[first_arm(consumer) + i]);
        await->arms[i].item = taken.call ? take_item(lower, &taken) : NULL;
    }
    note_arguments(lower, await);
    if (consumer->keyword == KEYWORD_WAIT_ANY) {
        await->dest = function_add_temporary(lower->fn, lower->fn->program->int_type, lower->scope);
    }
    push_await(lower, await);
    add_results_of_failure(lower, await, consumer);
    bool is_index_read = push_results(lower, await, consumer);
    make_hole(lower, node, await->dest ? HOLE_LOCAL : HOLE_NOTHING, await->dest, is_index_read ? NULL : await);
}
