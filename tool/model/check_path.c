/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Walks a context manager with the set of how many yields may lie behind: none, one. A path that returns with none, or
 * meets a yield with one, is reported; one that raises before the yield is a failed enter. */
#include "model/checking.h"

enum { NONE = 1, ONE = 2 }; /* elements of the sets; an empty set: not reached */

struct target {
    struct target *outer;
    bool is_loop;
    unsigned head;     /* of a switch                    */
    unsigned breaks;
    unsigned continues;
    bool has_default;
};

struct label {
    const struct decl *decl;
    unsigned set;
};

struct path {
    struct program *program;
    unsigned now;
    unsigned *raised;          /* of the innermost async_try         */
    struct target *targets;
    VEC(struct label) labels;
    bool has_changed;          /* a label is reached with more       */
    bool reports;
    VEC(const struct node *) reported;
};

static void walk(struct path *path, struct node *node);

static void
report(struct path *path, token_index at, token_index end, const char *text)
{
    if (path->reports) {
        diag_report(path->program->diag, SEVERITY_ERROR, source_range(path->program->source, at, end), "%s", text);
    }
}

/* A loop's body is walked several times. */
static bool
is_first_report(struct path *path, const struct node *node)
{
    for (size_t i = 0; i < path->reported.len; i++) {
        if (path->reported.items[i] == node) {
            return false;
        }
    }
    if (path->reports) {
        vec_push(path->program->arena, &path->reported, node);
    }
    return true;
}

static void
walk_yield(struct path *path, struct node *node)
{
    if ((path->now & ONE) && is_first_report(path, node)) {
        report(path, node->begin, node->end,
               "a second 'yield' on one path of a context manager; it yields once, between entering and leaving");
    }
    path->now = path->now ? ONE : 0;
}

static void
walk_return(struct path *path, struct node *node)
{
    if ((path->now & NONE) && is_first_report(path, node)) {
        report(path, node->begin, node->end,
               "a context manager returns here without a 'yield'; raise an error if it cannot be entered");
    }
    path->now = 0;
}

static struct label *
find_label(struct path *path, const struct decl *decl)
{
    for (size_t i = 0; i < path->labels.len; i++) {
        if (path->labels.items[i].decl == decl) {
            return &path->labels.items[i];
        }
    }
    vec_push(path->program->arena, &path->labels, (struct label){decl, 0});
    return &vec_last(&path->labels);
}

static void
walk_goto(struct path *path, const struct node *node)
{
    struct label *label = find_label(path, node->decl);
    path->has_changed |= (label->set | path->now) != label->set;
    label->set |= path->now;
    path->now = 0;
}

static bool
is_endless(const struct path *path, struct node *condition)
{
    const struct node *node = condition ? strip_parens(condition) : NULL;
    return !node || (node->is_constant && !str_is(path->program->source->tokens[node->begin].text, "0"));
}

enum test { TEST_BEFORE, TEST_BEHIND };

/* `now` is the set before the first test, or before the body of a do. */
static void
walk_loop(struct path *path, struct node *condition, struct node *body, struct node *step, enum test test)
{
    struct target target = {.outer = path->targets, .is_loop = true};
    path->targets = &target;
    unsigned in = path->now;
    unsigned tested = 0;
    for (unsigned before = ~0u; before != in;) {
        before = in;
        path->now = in;
        walk(path, test == TEST_BEFORE ? condition : NULL);
        tested |= test == TEST_BEFORE ? path->now : 0;
        walk(path, body);
        path->now |= target.continues;
        walk(path, step);
        walk(path, test == TEST_BEHIND ? condition : NULL);
        tested |= path->now;
        in |= path->now;
    }
    path->targets = target.outer;
    path->now = target.breaks | (is_endless(path, condition) ? 0 : tested);
}

static void
walk_switch(struct path *path, struct node *node)
{
    walk(path, node->children[0]);
    struct target target = {.outer = path->targets, .head = path->now};
    path->targets = &target;
    path->now = 0;
    walk(path, node->children[1]);
    path->targets = target.outer;
    path->now |= target.breaks | (target.has_default ? 0 : target.head);
}

static void
walk_case(struct path *path, struct node *node)
{
    struct target *target = path->targets;
    while (target && target->is_loop) {
        target = target->outer;
    }
    if (target) {
        target->has_default |= node->kind == NODE_DEFAULT;
        path->now |= target->head;
    }
    walk(path, node->children[node->child_count - 1]);
}

static void
walk_jump(struct path *path, const struct node *node)
{
    bool is_break = node->kind == NODE_BREAK;
    struct target *target = path->targets;
    while (target && !is_break && !target->is_loop) {
        target = target->outer;
    }
    if (target) {
        *(is_break ? &target->breaks : &target->continues) |= path->now;
    }
    path->now = 0;
}

static void
walk_try(struct path *path, struct node *node)
{
    unsigned *outer = path->raised;
    unsigned raised = 0;
    bool catches = false;
    for (size_t i = 1; i < node->child_count; i++) {
        catches |= node->children[i]->kind == NODE_CATCH || node->children[i]->kind == NODE_CATCH_CANCELLED;
    }
    path->raised = catches ? &raised : outer;
    walk(path, node->children[0]);
    path->raised = outer;
    unsigned after = path->now;
    for (size_t i = 1; i < node->child_count; i++) {
        if (node->children[i]->kind != NODE_FINALLY) {
            path->now = raised;
            walk(path, node->children[i]->children[0]);
            after |= path->now;
        }
    }
    *outer |= raised;
    path->now = after;
}

static void
walk_if(struct path *path, struct node *node)
{
    walk(path, node->children[0]);
    unsigned before = path->now;
    walk(path, node->children[1]);
    unsigned then = path->now;
    path->now = before;
    walk(path, node->children[2]);
    path->now |= then;
}

static void
walk_others(struct path *path, struct node *node)
{
    for (size_t i = 0; i < node->child_count; i++) {
        walk(path, node->children[i]);
    }
    if (node->has_await || node->kind == NODE_RAISE) {
        *path->raised |= path->now;
    }
    if (node->kind == NODE_RAISE) {
        path->now = 0;
    }
}

static void
walk(struct path *path, struct node *node)
{
    if (!node) {
        return;
    }
    switch ((int)node->kind) {
    case NODE_YIELD: walk_yield(path, node); break;
    case NODE_RETURN: walk_return(path, node); break;
    case NODE_IF: walk_if(path, node); break;
    case NODE_WHILE: walk_loop(path, node->children[0], node->children[1], NULL, TEST_BEFORE); break;
    case NODE_DO: walk_loop(path, node->children[1], node->children[0], NULL, TEST_BEHIND); break;
    case NODE_FOR:
        walk(path, node->children[0]);
        walk_loop(path, node->children[1], node->children[3], node->children[2], TEST_BEFORE);
        break;
    case NODE_ASYNC_FOR:
        *path->raised |= path->now;
        walk_loop(path, node->children[0], node->children[2], NULL, TEST_BEFORE);
        break;
    case NODE_SWITCH: walk_switch(path, node); break;
    case NODE_CASE:
    case NODE_DEFAULT: walk_case(path, node); break;
    case NODE_BREAK:
    case NODE_CONTINUE: walk_jump(path, node); break;
    case NODE_GOTO: walk_goto(path, node); break;
    case NODE_LABEL:
        path->now |= find_label(path, node->decl)->set;
        walk(path, node->children[node->child_count - 1]);
        break;
    case NODE_ASYNC_TRY: walk_try(path, node); break;
    case NODE_DEFER: break;
    default: walk_others(path, node); break;
    }
}

static unsigned
walk_function(struct path *path, const struct decl *decl)
{
    unsigned raised = 0;
    path->raised = &raised;
    path->now = NONE;
    path->has_changed = false;
    walk(path, decl->body);
    return path->now;
}

void
check_paths(struct program *program, const struct decl *decl)
{
    struct path path = {.program = program};
    do {
        (void)walk_function(&path, decl);
    } while (path.has_changed);
    path.reports = true;
    if (walk_function(&path, decl) & NONE) {
        report(&path, decl->body->end - 1, decl->body->end,
               "a context manager may end here without a 'yield'; yield on each path, or raise an error if it cannot be "
               "entered");
    }
}
