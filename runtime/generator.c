/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Generator objects.  The generator's task runs only inside of the task that waits for it: an async_next resumes it at once,
 * and an item is handed over without the ready queue.  States: include/async/generator.h */
#include <async/generator.h>

#include "internal.h"

#if !ASYNC_CONFIG_CORE

/* The wait is over. */
static void finish(async__generator *generator, int error, bool has_item)
{
    async_next_node *node = generator->next;
    generator->next = NULL;
    node->generator = NULL;
    node->error = error;
    node->has_item = has_item;
    if (node->task) {
        async__task_ready(node->task);
    }
}

static void take_item(async__generator *generator, const void *frame, void *item)
{
    const async__generator_kind *kind = generator->kind;
    async__copy(item, (const char *)frame + ASYNC__READ(&kind->end, result), ASYNC__READ(kind, size));
}

static void end(async__generator *generator, int error)
{
    bool is_closing = generator->state == ASYNC__GENERATOR_CLOSES;
    generator->state = ASYNC__GENERATOR_CLOSED;
    if (generator->next) {
        generator->task.flags |= ASYNC__TASK_JOINED;
        finish(generator, is_closing && error == ASYNC_CANCELLED ? 0 : error, false);
    }
}

/* At its begin or at a yield: goes on; is closed in state 1, or by a cancel of its task. */
static int go_on_from_yield(void *frame, unsigned closes, async_task *task, int error)
{
    async__generator *generator = (async__generator *)task;
    if (closes || error != 0) {
        generator->state = ASYNC__GENERATOR_CLOSES;
        return ASYNC__READ(generator->kind, go_on)(frame, 1, task, 0);
    }
    return ASYNC__READ(generator->kind, go_on)(frame, 0, task, 0);
}

static ASYNC__CONST async_leaf next_leaf = { { go_on_from_yield, 0, 0 }, NULL };
static ASYNC__CONST async_leaf close_leaf = { { go_on_from_yield, 0, 1 }, NULL };

int async__generator_done(void *frame, unsigned state, async_task *task, int status)
{
    async__generator *generator = (async__generator *)task;
    (void)state;
    if (status != ASYNC__YIELDED) {
        end(generator, status);
        return async__task_end(frame, 0, task, status);
    }
    task->frame = frame;
    task->leaf = &next_leaf;
    if (generator->state == ASYNC__GENERATOR_CLOSES) { /* it has caught the cancel */
        task->leaf = &close_leaf;
        return ASYNC__CALL;
    }
    generator->state = ASYNC__GENERATOR_HOLDS;
    if (generator->next) {
        take_item(generator, frame, generator->next->item);
        generator->state = ASYNC__GENERATOR_READY;
        finish(generator, 0, true);
    }
    return ASYNC__PENDING;
}

bool async__generator_open(async__generator *generator, const async__generator_kind *kind, void *frame)
{
    if (!async__task_is_free(&generator->task)) {
        return false;
    }
    async__task_init(&generator->task, &next_leaf, frame, 0);
    generator->next = NULL;
    generator->kind = kind;
    generator->state = ASYNC__GENERATOR_READY;
    return true;
}

/* ---- asleep: nobody waits, so the generator does not go on ---- */

/* What it awaits is there. A cancel of its task is not kept waiting. */
static int awake(void *frame, unsigned state, async_task *task, int error)
{
    async__generator *generator = (async__generator *)task;
    const async_site *site = &generator->leaf->site;
    (void)state;
    if (error == 0) {
        generator->state = ASYNC__GENERATOR_AWAKE;
        return ASYNC__PENDING;
    }
    task->leaf = generator->leaf;
    generator->state = ASYNC__GENERATOR_CLOSES;
    return ASYNC__READ(site, resume)(frame, ASYNC__READ(site, state), task, error);
}

static bool undo_asleep(void *frame, async_task *task)
{
    const async_leaf *leaf = ((async__generator *)task)->leaf;
    const async_site *site = &leaf->site;
    async_undo_fn *undo = ASYNC__READ(leaf, undo);
    return undo == NULL || undo((char *)frame + ASYNC__READ(site, offset), task);
}

static void put_to_sleep(async__generator *generator)
{
    static ASYNC__CONST async_leaf asleep = { { awake, 0, 0 }, undo_asleep };
    generator->leaf = generator->task.leaf;
    generator->task.leaf = &asleep;
    generator->state = ASYNC__GENERATOR_ASLEEP;
}

/* Lets it run until it yields, ends or waits; one that has been cancelled is ready and gets that in its turn. */
static void run(async__generator *generator)
{
    if (!async__task_is_queued(&generator->task)) {
        async__task_run(&generator->task, 0);
    }
}

/* ---- next ---- */

static int go_on(async__generator *generator, async_next_node *node, void *item)
{
    uint8_t state = generator->state;
    node->generator = generator;
    node->task = NULL;
    node->item = item;
    generator->next = node;
    generator->state = ASYNC__GENERATOR_RUNS;
    if (state == ASYNC__GENERATOR_ASLEEP || state == ASYNC__GENERATOR_AWAKE) {
        generator->task.leaf = generator->leaf;
    }
    if (state != ASYNC__GENERATOR_ASLEEP) {
        run(generator);
    }
    return node->generator ? ASYNC__PENDING : node->error;
}

int async_next__try(async_next_node *node, void *object, void *item)
{
    async__generator *generator = object;
    node->has_item = false;
    switch (generator->state) {
    case ASYNC__GENERATOR_CLOSED:
        return 0;
    case ASYNC__GENERATOR_RUNS:
    case ASYNC__GENERATOR_CLOSES:
        return ASYNC_BUSY;
    case ASYNC__GENERATOR_HOLDS:
        take_item(generator, generator->task.frame, item);
        generator->state = ASYNC__GENERATOR_READY;
        node->has_item = true;
        return 0;
    default:
        return go_on(generator, node, item);
    }
}

void async_next__wait(async_next_node *node, async_task *task, void *object, void *item)
{
    (void)object, (void)item;
    node->task = task;
}

int async_next__done(async_next_node *node, int error)
{
    return error != 0 ? error : node->error;
}

bool async_next__undo(void *self, async_task *task)
{
    async_next_node *node = self;
    (void)task;
    if (node->generator == NULL) {
        return false; /* what it waited for is there */
    }
    node->generator->next = NULL;
    put_to_sleep(node->generator);
    return true;
}

/* ---- close ---- */

static void begin_closing(async__generator *generator)
{
    async_task *task = &generator->task;
    bool is_at_yield = generator->state == ASYNC__GENERATOR_READY || generator->state == ASYNC__GENERATOR_HOLDS;
    bool is_awake = generator->state == ASYNC__GENERATOR_AWAKE;
    generator->state = ASYNC__GENERATOR_CLOSES;
    if (is_at_yield) {
        task->leaf = &close_leaf;
        run(generator);
        return;
    }
    task->leaf = generator->leaf;
    async_task_cancel(task);
    if (is_awake && !async__task_is_queued(task)) {
        async__task_ready(task); /* it gets first what it was granted */
    }
}

int async_close__try(async_next_node *node, void *object)
{
    async__generator *generator = object;
    node->error = 0;
    if (generator->state == ASYNC__GENERATOR_CLOSED) {
        return 0;
    }
    if (generator->state == ASYNC__GENERATOR_RUNS || generator->state == ASYNC__GENERATOR_CLOSES) {
        return ASYNC_BUSY;
    }
    node->generator = generator;
    node->task = NULL;
    node->item = NULL;
    generator->next = node;
    begin_closing(generator);
    return node->generator ? ASYNC__PENDING : node->error;
}

void async_close__wait(async_next_node *node, async_task *task, void *object)
{
    (void)object;
    node->task = task;
}

int async_close__done(async_next_node *node, int error)
{
    return async_next__done(node, error);
}

bool async_close__undo(void *self, async_task *task)
{
    async_next_node *node = self;
    (void)task;
    if (node->generator) { /* it goes on closing by itself */
        node->generator->next = NULL;
        node->generator = NULL;
    }
    return true;
}

#endif
