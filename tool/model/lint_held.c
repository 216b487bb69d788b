/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is held while a function waits: masked-await for masked interrupts, lock-across-await for a lock that is taken by
 * calls. Statements are followed in their order; what one way through an if or a loop releases counts as released. */
#include "model/lint.h"

enum step { STEP_NONE, STEP_TAKE, STEP_RELEASE };

struct held {
    const struct program *program;
    enum step (*step_of)(const struct held *held, const struct node *statement);
    void (*report)(const struct held *held, const struct node *statement);
    const struct node *taken; /* the statement, NULL: not held      */
    bool has_left;            /* a jump: what follows is not reached */
};

/* ---- interrupt masks ---- */

/* Of CMSIS, avr-libc, Arduino, FreeRTOS and ESP-IDF, the Pico SDK and Zephyr. */
static const char *const masks[] = {"__disable_irq", "__disable_fault_irq", "__disable_interrupt", "cli", "noInterrupts",
                                    "taskENTER_CRITICAL", "taskENTER_CRITICAL_FROM_ISR", "taskDISABLE_INTERRUPTS",
                                    "portENTER_CRITICAL", "portDISABLE_INTERRUPTS", "vPortEnterCritical",
                                    "save_and_disable_interrupts", "critical_section_enter_blocking", "irq_lock", NULL};
static const char *const unmasks[] = {"__enable_irq", "__enable_fault_irq", "__enable_interrupt", "sei", "interrupts",
                                      "taskEXIT_CRITICAL", "taskEXIT_CRITICAL_FROM_ISR", "taskENABLE_INTERRUPTS",
                                      "portEXIT_CRITICAL", "portENABLE_INTERRUPTS", "vPortExitCritical",
                                      "restore_interrupts", "restore_interrupts_from_disabled", "critical_section_exit",
                                      "irq_unlock", NULL};
/* Which of both the argument tells: a number other than 0 masks, a variable restores what was. */
static const char *const registers[] = {"__set_PRIMASK", "__set_BASEPRI", "__set_FAULTMASK", "__set_BASEPRI_MAX", NULL};

/* As they are written: many are macros. */
static enum step
mask_step(const struct held *held, const struct node *statement)
{
    const struct source *source = held->program->source;
    enum step step = STEP_NONE;
    written_index end = source->tokens[statement->end - 1].end;
    for (written_index i = source->tokens[statement->begin].begin; i + 2 < end; i++) {
        struct str word = source->written[i].text;
        if (!str_is(source->written[i + 1].text, "(")) {
            continue;
        }
        if (str_is_one_of(word, masks)) {
            step = STEP_TAKE;
        } else if (str_is_one_of(word, unmasks)) {
            step = STEP_RELEASE;
        } else if (str_is_one_of(word, registers)) {
            const struct written_token *argument = &source->written[i + 2];
            bool is_number = argument->text.ptr[0] >= '0' && argument->text.ptr[0] <= '9';
            step = is_number && !str_is(argument->text, "0") && !str_is(argument->text, "0U") ? STEP_TAKE : STEP_RELEASE;
        }
    }
    return step;
}

static void
report_mask(const struct held *held, const struct node *statement)
{
    diag_lint(held->program->diag, "masked-await", lint_place(held->program, statement),
              "interrupts are masked while this waits, and what it waits for may need one");
    diag_note(held->program->diag, lint_place(held->program, held->taken), "masked here");
}

/* ---- locks ---- */

static enum step
call_step(const struct node *node)
{
    if (!node || node->is_simple) {
        return STEP_NONE;
    }
    const struct decl *target = call_target(node);
    if (target && (str_is(target->name, "async_lock_acquire") || str_is(target->name, "async_lock_try_acquire"))) {
        return STEP_TAKE;
    }
    if (target && str_is(target->name, "async_lock_release")) {
        return STEP_RELEASE;
    }
    enum step step = STEP_NONE;
    for (size_t i = 0; i < node->child_count && step == STEP_NONE; i++) {
        step = call_step(node->children[i]);
    }
    return step;
}

static enum step
lock_step(const struct held *held, const struct node *statement)
{
    (void)held;
    return call_step(statement);
}

static void
report_lock(const struct held *held, const struct node *statement)
{
    diag_lint(held->program->diag, "lock-across-await", lint_place(held->program, statement),
              "this waits while the lock is held; who needs it waits as long");
    diag_note(held->program->diag, lint_place(held->program, held->taken), "taken here");
}

/* ---- the way through ---- */

static void follow(struct held *held, const struct node *node);

static bool
is_labelled(const struct node *node)
{
    return node && (node->kind == NODE_LABEL || node->kind == NODE_CASE || node->kind == NODE_DEFAULT);
}

static void
follow_simple(struct held *held, const struct node *node)
{
    enum step step = held->step_of(held, node);
    if (held->taken && node->has_await && step == STEP_NONE) {
        held->report(held, node);
        held->taken = NULL; /* once */
    }
    held->taken = step == STEP_TAKE ? node : step == STEP_RELEASE ? NULL : held->taken;
}

/* The parts are ways of which each may be taken or not: a switch, a loop, a handler. */
static void
follow_ways(struct held *held, const struct node *node)
{
    const struct node *before = held->taken;
    bool is_kept = true;
    for (size_t i = 0; i < node->child_count; i++) {
        follow(held, node->children[i]);
        is_kept &= held->taken != NULL || held->has_left;
        held->has_left = false;
    }
    held->taken = is_kept ? before : NULL;
}

static void
follow_if(struct held *held, const struct node *node)
{
    follow(held, node->children[0]);
    const struct node *before = held->taken;
    follow(held, node->children[1]);
    const struct node *then = held->has_left ? before : held->taken;
    bool then_leaves = held->has_left;
    held->has_left = false;
    held->taken = before;
    follow(held, node->children[2]);
    const struct node *otherwise = held->has_left ? before : held->taken;
    held->has_left &= then_leaves;
    held->taken = then && otherwise ? then : NULL;
}

static void
follow(struct held *held, const struct node *node)
{
    if (!node || held->has_left) {
        return;
    }
    switch ((int)node->kind) {
    case NODE_COMPOUND:
    case NODE_LABEL:
    case NODE_CASE:
    case NODE_DEFAULT:
    case NODE_SHIELD:
    case NODE_ASYNC_WITH:
        for (size_t i = 0; i < node->child_count; i++) {
            held->has_left &= !is_labelled(node->children[i]);
            follow(held, node->children[i]);
        }
        break;
    case NODE_IF: follow_if(held, node); break;
    case NODE_SWITCH:
    case NODE_WHILE:
    case NODE_DO:
    case NODE_FOR:
    case NODE_ASYNC_FOR:
    case NODE_ASYNC_TRY:
    case NODE_CATCH:
    case NODE_CATCH_CANCELLED:
    case NODE_FINALLY: follow_ways(held, node); break;
    case NODE_DEFER: break; /* later */
    case NODE_RETURN:
    case NODE_RAISE:
    case NODE_BREAK:
    case NODE_CONTINUE:
    case NODE_GOTO:
        follow_simple(held, node);
        held->has_left = true;
        break;
    default: follow_simple(held, node); break;
    }
}

void
lint_held(const struct program *program, const struct node *body)
{
    struct held mask = {.program = program, .step_of = mask_step, .report = report_mask};
    follow(&mask, body);
    struct held lock = {.program = program, .step_of = lock_step, .report = report_lock};
    follow(&lock, body);
}
