/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* shared-across-await: what others write while the function waits is lost.
 *
 *     int n = total; await f(); total = n + 1;         reported: another task may have added to it meanwhile
 *     if (busy) return; busy = true; await f(); busy = false;         not: what was read has been written since
 *
 * A variable with static storage is followed through the body: what of it was read, whether the function has waited since.
 * Reading it again, or writing it, begins anew. Loops are followed until nothing changes. */
#include "model/lint.h"

/* A variable, or a member of one. */
struct shared {
    const struct decl *variable;
    const struct decl *member; /* NULL: all of it                    */
};

struct fact {
    const struct node *read;   /* NULL: nothing of it is remembered  */
    const struct node *await;  /* NULL: no wait since                */
};

/* What is known at a place: a fact for each variable. */
struct facts {
    struct fact *items;
    bool is_dead;              /* control does not get here          */
};

struct loop_entry {
    const struct node *loop;
    struct facts facts;
};

/* What was lost at `place`. */
struct loss {
    size_t variable;
    const struct node *place;
    struct fact fact;
};

struct flow {
    const struct program *program;
    struct arena *arena;
    VEC(struct shared) variables;
    struct facts now;
    VEC(const struct node *) writes; /* of the expression that is being evaluated, and calls that let locks go */
    VEC(struct loss) losses;         /* of this way through the body    */
    VEC(struct loop_entry) loops; /* with what each is begun again      */
    struct facts left;         /* with what the innermost loop or switch is left */
    struct facts cases;        /* with what the innermost switch begins its cases */
    unsigned held;             /* locks: nobody else comes meanwhile    */
    bool has_changed;
};

/* ---- facts ---- */

static struct facts
copy(const struct flow *flow, struct facts facts)
{
    struct facts result = {ARENA_ARRAY(flow->arena, struct fact, flow->variables.len + 1), facts.is_dead};
    memcpy(result.items, facts.items, flow->variables.len * sizeof *facts.items);
    return result;
}

static struct facts
nothing(const struct flow *flow)
{
    return (struct facts){ARENA_ARRAY(flow->arena, struct fact, flow->variables.len + 1), true};
}

/* Either may have led here. True if that adds something. */
static bool
join(const struct flow *flow, struct facts *into, struct facts from)
{
    if (from.is_dead) {
        return false;
    }
    bool adds = into->is_dead;
    into->is_dead = false;
    for (size_t i = 0; i < flow->variables.len; i++) {
        struct fact *fact = &into->items[i];
        bool is_worse = from.items[i].read && (!fact->read || (from.items[i].await && !fact->await));
        if (is_worse) {
            *fact = from.items[i];
            adds = true;
        }
    }
    return adds;
}

/* ---- variables ---- */

static bool
is_shared(const struct decl *decl)
{
    bool is_static = decl->kind == DECL_VAR && (!decl->is_local || decl->storage == STORAGE_STATIC);
    return is_static && !decl->is_thread_local && !decl->type->is_const && decl->type->canonical->kind != TYPE_ARRAY;
}

/* `v` or `v.m`, of which a copy is made or which is written as a whole; SIZE_MAX: something else. */
static size_t
find_variable(struct flow *flow, const struct node *place)
{
    const struct node *node = strip_parens((struct node *)place);
    const struct decl *member = NULL;
    if (node->kind == NODE_MEMBER && node->op == '.') {
        member = node->decl;
        node = strip_parens(node->children[0]);
    }
    if (node->kind != NODE_REF || !is_shared(node->decl)) {
        return SIZE_MAX;
    }
    for (size_t i = 0; i < flow->variables.len; i++) {
        if (flow->variables.items[i].variable == node->decl->first && flow->variables.items[i].member == member) {
            return i;
        }
    }
    vec_push(flow->arena, &flow->variables, (struct shared){node->decl->first, member});
    return flow->variables.len - 1;
}

static void
collect(struct flow *flow, const struct node *node)
{
    if (!node || node->kind == NODE_UNEVALUATED) {
        return;
    }
    if (node->kind == NODE_REF || node->kind == NODE_MEMBER) {
        find_variable(flow, node);
    }
    for (size_t i = 0; i < node->child_count; i++) {
        collect(flow, node->children[i]);
    }
    for (size_t i = 0; i < node->decl_count; i++) {
        collect(flow, node->decls[i]->init);
    }
}

/* ---- events ---- */

static void
on_await(struct flow *flow, const struct node *await)
{
    for (size_t i = 0; i < flow->variables.len && !flow->held; i++) {
        struct fact *fact = &flow->now.items[i];
        fact->await = fact->read && !fact->await ? await : fact->await;
    }
}

static void
on_write(struct flow *flow, const struct node *place)
{
    size_t i = find_variable(flow, place);
    if (i == SIZE_MAX) {
        return;
    }
    const struct fact fact = flow->now.items[i];
    flow->now.items[i] = (struct fact){0};
    if (fact.await) {
        vec_push(flow->arena, &flow->losses, (struct loss){i, place, fact});
    }
}

static void
report(const struct flow *flow, const struct loss *loss)
{
    const struct source *source = flow->program->source;
    struct diag *diag = flow->program->diag;
    diag_lint(diag, "shared-across-await", source_range(source, loss->place->begin, loss->place->end),
              "'%.*s' was read before this function waited, and what others have written to it since is lost here; read it "
              "again, or hold a lock",
              STR_ARG(flow->variables.items[loss->variable].variable->name));
    diag_note(diag, source_range(source, loss->fact.read->begin, loss->fact.read->end), "read here");
    diag_note(diag, source_range(source, loss->fact.await->begin, loss->fact.await->end), "waits here");
}

static bool
calls(const struct node *node, const char *name)
{
    const struct decl *target = node->kind == NODE_CALL ? call_target(node) : NULL;
    return target && str_is(target->name, name);
}

/* ---- expressions: awaits come first, then what is only read, then what is written ---- */

static bool
is_assignment(const struct node *node)
{
    return node->kind == NODE_BINARY && (node->binary == BINARY_ASSIGN || node->binary == BINARY_ASSIGN_OP);
}

static bool
is_step(const struct node *node)
{
    return node->kind == NODE_UNARY && (node->unary == UNARY_PRE_INC || node->unary == UNARY_PRE_DEC ||
                                        node->unary == UNARY_POST_INC || node->unary == UNARY_POST_DEC);
}

static void evaluate(struct flow *flow, const struct node *node);

/* x += 1 and x++ read and write at once: nothing is lost. */
static void
follow_write(struct flow *flow, const struct node *node)
{
    size_t i = find_variable(flow, node->children[0]);
    if (i != SIZE_MAX && (is_step(node) || node->binary == BINARY_ASSIGN_OP)) {
        flow->now.items[i] = (struct fact){0};
    } else if (i != SIZE_MAX) {
        on_write(flow, node->children[0]);
    }
}

static void
scan_awaits(struct flow *flow, const struct node *node)
{
    if (!node || !node->has_await || node->kind == NODE_UNEVALUATED) {
        return;
    }
    if (node->kind == NODE_AWAIT) {
        evaluate(flow, node->children[0]);
        on_await(flow, node);
        flow->held += calls(strip_parens(node->children[0]), "async_lock_acquire");
        return;
    }
    for (size_t i = 0; i < node->child_count; i++) {
        scan_awaits(flow, node->children[i]);
    }
}

static void
scan_reads(struct flow *flow, const struct node *node)
{
    if (!node || node->kind == NODE_UNEVALUATED || node->kind == NODE_AWAIT) {
        return;
    }
    if (node->kind == NODE_REF || node->kind == NODE_MEMBER) {
        size_t read = find_variable(flow, node);
        if (read != SIZE_MAX) {
            flow->now.items[read] = (struct fact){.read = node};
            return;
        }
    }
    bool is_write = is_assignment(node) || is_step(node);
    if (is_write || calls(node, "async_lock_release")) {
        vec_push(flow->arena, &flow->writes, node);
    }
    bool is_place = is_write || (node->kind == NODE_UNARY && node->unary == UNARY_ADDRESS);
    size_t first = is_place && find_variable(flow, node->children[0]) != SIZE_MAX;
    for (size_t i = first; i < node->child_count; i++) {
        scan_reads(flow, node->children[i]);
    }
}

static void
evaluate(struct flow *flow, const struct node *node)
{
    scan_awaits(flow, node);
    flow->writes.len = 0;
    scan_reads(flow, node);
    for (size_t i = 0; i < flow->writes.len; i++) {
        if (flow->writes.items[i]->kind != NODE_CALL) {
            follow_write(flow, flow->writes.items[i]);
        } else if (flow->held > 0) {
            flow->held--;
        }
    }
}

/* ---- statements ---- */

static void follow(struct flow *flow, const struct node *node);

static void
follow_all(struct flow *flow, const struct node *node, size_t first)
{
    for (size_t i = first; i < node->child_count; i++) {
        follow(flow, node->children[i]);
    }
}

static void
follow_if(struct flow *flow, const struct node *node)
{
    evaluate(flow, node->children[0]);
    struct facts before = copy(flow, flow->now);
    follow(flow, node->children[1]);
    struct facts then = flow->now;
    flow->now = before;
    follow(flow, node->children[2]);
    join(flow, &flow->now, then);
}

static struct facts *
entry_of(struct flow *flow, const struct node *loop)
{
    for (size_t i = 0; i < flow->loops.len; i++) {
        if (flow->loops.items[i].loop == loop) {
            return &flow->loops.items[i].facts;
        }
    }
    vec_push(flow->arena, &flow->loops, (struct loop_entry){loop, nothing(flow)});
    return &flow->loops.items[flow->loops.len - 1].facts;
}

/* Head and body in the order of their evaluation; `continue` counts as the end of the body. */
static void
follow_loop(struct flow *flow, const struct node *loop)
{
    struct facts outer = flow->left;
    flow->left = nothing(flow);
    if (loop->kind == NODE_FOR) {
        follow(flow, loop->children[0]);
    } else if (loop->kind == NODE_ASYNC_FOR) {
        evaluate(flow, loop->children[0]);
    }
    join(flow, &flow->now, *entry_of(flow, loop));
    const struct node *condition = loop->kind == NODE_WHILE ? loop->children[0] : loop->kind == NODE_FOR ? loop->children[1] : NULL;
    if (loop->kind == NODE_ASYNC_FOR) {
        on_await(flow, loop->children[0]);
    }
    evaluate(flow, condition);
    if (loop->kind != NODE_DO && (condition || loop->kind == NODE_ASYNC_FOR)) {
        join(flow, &flow->left, copy(flow, flow->now));
    }
    const struct node *body = loop->children[loop->kind == NODE_WHILE ? 1 : loop->kind == NODE_DO ? 0 : loop->child_count - 1];
    follow(flow, body);
    if (loop->kind == NODE_DO || loop->kind == NODE_FOR) {
        evaluate(flow, loop->children[loop->kind == NODE_DO ? 1 : 2]);
    }
    if (loop->kind == NODE_DO) {
        join(flow, &flow->left, copy(flow, flow->now));
    }
    flow->has_changed |= join(flow, entry_of(flow, loop), flow->now);
    flow->now = flow->left;
    flow->left = outer;
}

static void
follow_switch(struct flow *flow, const struct node *node)
{
    evaluate(flow, node->children[0]);
    struct facts outer = flow->left;
    struct facts outer_cases = flow->cases;
    flow->left = copy(flow, flow->now); /* there may be no case for it */
    flow->cases = copy(flow, flow->now);
    follow(flow, node->children[1]);
    join(flow, &flow->left, flow->now);
    flow->now = flow->left;
    flow->left = outer;
    flow->cases = outer_cases;
}

/* Whether the form keeps others out: a lock or semaphore, or a manager that may be one. */
static void
follow_with(struct flow *flow, const struct node *node)
{
    const struct node *manager = node->children[0];
    const struct type *type = manager->type ? manager->type->canonical : NULL;
    const struct type *target = type && type->kind == TYPE_POINTER ? type->target->canonical->unqualified : NULL;
    bool is_scope = (type && type->kind == TYPE_RECORD) || (target && target->decl && str_is(target->decl->name, "async_scope")) ||
                    (target && target->decl && str_is(target->decl->name, "async_group"));
    follow(flow, manager);
    if (!is_scope) {
        on_await(flow, manager);
    }
    flow->held += !is_scope;
    follow(flow, node->children[1]);
    flow->held -= !is_scope && flow->held > 0;
}

static void
follow_declarations(struct flow *flow, const struct node *node)
{
    for (size_t i = 0; i < node->decl_count; i++) {
        if (node->decls[i]->init && node->decls[i]->storage != STORAGE_STATIC) {
            evaluate(flow, node->decls[i]->init);
        }
    }
}

static void
follow_try(struct flow *flow, const struct node *node)
{
    struct facts before = copy(flow, flow->now);
    follow(flow, node->children[0]);
    struct facts after = flow->now;
    flow->now = before;
    join(flow, &flow->now, after); /* an error may have come anywhere */
    for (size_t i = 1; i < node->child_count; i++) {
        follow(flow, node->children[i]);
        join(flow, &flow->now, after);
    }
}

static void
follow(struct flow *flow, const struct node *node)
{
    if (!node) {
        return;
    }
    switch ((int)node->kind) {
    case NODE_COMPOUND:
    case NODE_LABEL:
    case NODE_SHIELD:
    case NODE_CATCH:
    case NODE_CATCH_CANCELLED:
    case NODE_FINALLY: follow_all(flow, node, 0); break;
    case NODE_CASE:
    case NODE_DEFAULT:
        join(flow, &flow->now, flow->cases);
        follow(flow, node->children[node->child_count - 1]);
        break;
    case NODE_DECL_STMT: follow_declarations(flow, node); break;
    case NODE_IF: follow_if(flow, node); break;
    case NODE_SWITCH: follow_switch(flow, node); break;
    case NODE_WHILE:
    case NODE_DO:
    case NODE_FOR:
    case NODE_ASYNC_FOR: follow_loop(flow, node); break;
    case NODE_ASYNC_WITH: follow_with(flow, node); break;
    case NODE_ASYNC_TRY: follow_try(flow, node); break;
    case NODE_DEFER: break;
    case NODE_YIELD:
        evaluate(flow, node->child_count ? node->children[0] : NULL);
        on_await(flow, node);
        break;
    case NODE_BREAK:
        join(flow, &flow->left, copy(flow, flow->now));
        flow->now = nothing(flow);
        break;
    case NODE_RETURN:
    case NODE_RAISE: evaluate(flow, node->child_count ? node->children[0] : NULL); /* fall through */
    case NODE_GOTO:
    case NODE_INDIRECT_GOTO: flow->now = nothing(flow); break;
    case NODE_CONTINUE: break;
    case NODE_EXPR_STMT: evaluate(flow, node->children[0]); break;
    default: evaluate(flow, node); break;
    }
}

static void
follow_body(struct flow *flow, const struct node *body)
{
    flow->has_changed = false;
    flow->losses.len = 0;
    flow->held = 0;
    flow->now = nothing(flow);
    flow->now.is_dead = false;
    flow->left = flow->cases = nothing(flow);
    follow(flow, body);
}

void
lint_shared(const struct program *program, struct node *body)
{
    struct flow flow = {.program = program, .arena = program->arena};
    if (body->has_await) {
        collect(&flow, body);
    }
    if (flow.variables.len == 0) {
        return;
    }
    do {
        follow_body(&flow, body);
    } while (flow.has_changed);
    for (size_t i = 0; i < flow.losses.len; i++) {
        report(&flow, &flow.losses.items[i]);
    }
}
