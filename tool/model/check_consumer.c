/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Forms that take calls: async_spawn and the like, which make tasks, and those that are awaited. */
#include "model/checking.h"
#include "model/taken.h"

#include <string.h>

static const char *
word_of(const struct context *context, const struct node *node)
{
    const struct source *source = context->program->source;
    struct str word = source->written[source->tokens[node->begin].begin].text;
    return arena_printf(context->program->arena, "%.*s", STR_ARG(word));
}

static void
report(const struct context *context, const struct node *node, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vprintf(context->program->arena, format, args);
    va_end(args);
    report_node(context, node, text);
}

/* Whether the expression points to a struct of that name. */
static bool
points_to(const struct node *node, const char *name)
{
    const struct type *type = node->value_type && node->value_type->canonical ? node->value_type->canonical
                                                                              : node->value_type;
    return type && type->kind == TYPE_POINTER && type->target->kind == TYPE_RECORD &&
           str_is(type->target->decl->name, name);
}

static const char *
type_of(const struct node *node)
{
    return node->type ? node->type->spelling : "?";
}

/* ---- what is taken ---- */

/* The lvalue of `lvalue = call`. */
static void
check_lvalue(const struct context *context, const struct node *assignment)
{
    const struct decl *field = find_bit_field(assignment->children[0]);
    if (field) {
        report(context, assignment->children[0],
               "'%.*s' is a bit-field, which has no address to store to later; use a variable and copy it",
               STR_ARG(field->name));
    }
}

/* A call of an async function that can be started here. */
static bool
check_callee(const struct context *context, const struct node *operand, const struct decl *callee)
{
    if (callee->async_kind != ASYNC_FUNCTION) {
        report(context, operand, "'%.*s' is not an async function but %s; %s", STR_ARG(callee->name),
               callee->async_kind == ASYNC_GENERATOR ? "an async generator" : "a context manager",
               callee->async_kind == ASYNC_GENERATOR ? "iterate over it with async_for" : "use it in async_with");
    } else if (!program_task_function(context->program, callee)) {
        report(context, operand,
               "the frame of '%.*s' is not known here, and a task of it is to be made: it is defined in another file; "
               "translate both files in one call, or write ASYNC_FRAME(bytes) behind its prototype",
               STR_ARG(callee->name));
    } else {
        return true;
    }
    note_declaration(context, callee);
    return false;
}

/* A task needs storage for its frame, and a pointer does not tell whose. */
static void
report_pointer(const struct context *context, const struct node *operand)
{
    report(context, operand, "a task cannot be made of a call through a pointer; write an async function that awaits the "
                             "call, and make a task of that");
}

/* async_spawn, async_create_task, async_start, async_run, async_group_start */
static void
check_started(const struct context *context, const struct node *node, struct node *operand)
{
    struct taken taken = taken_find(context->program, operand);
    if (taken.callee) {
        check_callee(context, operand, taken.callee);
    } else if (taken.pointer) {
        report_pointer(context, taken.call);
    } else if (taken.leaf) {
        report(context, operand,
               "'%.*s' can be awaited but is no task; '%s' takes the call of an async function, which may await it",
               STR_ARG(taken.leaf->decl->name), word_of(context, node));
    } else if (strip_parens(operand)->kind == NODE_CONSUMER) {
        report(context, operand, "'%s' takes the call of an async function; put '%s' into one of its own",
               word_of(context, node), word_of(context, strip_parens(operand)));
    } else {
        report(context, operand, "this is not a call of an async function but a value of type '%s'", type_of(operand));
    }
}

static void
check_storage(const struct context *context, const struct node *node)
{
    struct node *storage = node->children[0];
    struct taken taken = taken_find(context->program, node->children[node->child_count - 1]);
    if (node->keyword == KEYWORD_GROUP_START && !points_to(storage, "async_group")) {
        report(context, storage, "async_group_start takes a pointer to an async_group and a call; this is '%s'",
               type_of(storage));
    }
    if (node->keyword != KEYWORD_START || !taken.callee) {
        return;
    }
    const char *record = arena_printf(context->program->arena, "%.*s__task", STR_ARG(taken.callee->name));
    if (!points_to(storage, record)) {
        report(context, storage, "a task of '%.*s' is started in an 'async_static_task(%.*s)', given by its address; this is '%s'",
               STR_ARG(taken.callee->name), STR_ARG(taken.callee->name), type_of(storage));
    }
}

static void
check_gathered(const struct context *context, const struct node *node, struct node *operand)
{
    struct taken taken = taken_find(context->program, operand);
    if (taken.callee) {
        check_callee(context, operand, taken.callee);
        return;
    }
    if (taken.pointer) {
        report_pointer(context, taken.call);
        return;
    }
    if (taken.leaf || (!taken.assignment && points_to(operand, "async_task"))) {
        return;
    }
    const struct node *inner = strip_parens(taken.assignment ? taken.assignment->children[1] : operand);
    if (inner->kind == NODE_CONSUMER) {
        report(context, operand, "'%s' cannot stand in '%s'; put it into an async function of its own and call that here",
               word_of(context, inner), word_of(context, node));
    } else if (inner->kind == NODE_AWAIT) {
        report(context, operand, "'%s' awaits what it is given; leave out this 'await', which would wait before the others begin",
               word_of(context, node));
        diag_fixit(context->program->diag, source_position(context->program->source, inner->begin), "%s", "");
    } else {
        report(context, operand,
               "'%s' takes calls of async functions, awaitables and tasks; this is of type '%s'",
               word_of(context, node), type_of(operand));
    }
}

static void
check_limited(const struct context *context, struct node *operand)
{
    struct taken taken = taken_find(context->program, operand);
    const struct node *inner = strip_parens(operand);
    bool is_form = inner->kind == NODE_CONSUMER && (is_gathering(inner->keyword) || inner->keyword == KEYWORD_JOIN_AS);
    if (taken.callee && taken.callee->async_kind != ASYNC_FUNCTION) {
        check_callee(context, operand, taken.callee);
    } else if (taken.call) {
        check_frame(context, taken.call);
    } else if (!taken.call && !is_form) {
        report(context, operand,
               "async_wait_for_ms takes the call of an async function or an awaitable, and a time; this is of type '%s'",
               type_of(operand));
    }
}

/* ---- where the form stands ---- */

static bool
is_awaited(const struct node *node)
{
    const struct node *parent = node->parent;
    while (parent && parent->kind == NODE_PAREN) {
        parent = parent->parent;
    }
    return parent && (parent->kind == NODE_AWAIT || parent->kind == NODE_CONSUMER);
}

static void
check_awaited_form(const struct context *context, const struct node *node)
{
    if (is_awaited(node)) {
        return;
    }
    if (!context->is_async) {
        report(context, node, "'%s' can only be awaited, and '%.*s' is a plain function; make it async",
               word_of(context, node), STR_ARG(context->function->name));
        return;
    }
    report(context, node, "'%s' does nothing unless it is awaited; write 'await' before it", word_of(context, node));
    diag_fixit(context->program->diag, start_of(context, node), "await ");
}

/* A cast to void discards too: nobody could release the task. */
static bool
is_discarded(const struct node *node)
{
    const struct node *parent = node->parent;
    if (!parent) {
        return false;
    }
    switch ((int)parent->kind) {
    case NODE_EXPR_STMT:
        return true;
    case NODE_PAREN:
        return is_discarded(parent);
    case NODE_CAST:
        return parent->type->kind == TYPE_VOID;
    case NODE_BINARY:
        return parent->binary == BINARY_COMMA && (parent->children[0] == node || is_discarded(parent));
    case NODE_COND:
        return parent->children[0] != node && is_discarded(parent);
    case NODE_FOR:
        return parent->children[2] == node;
    default:
        return false;
    }
}

static void
check_task_used(const struct context *context, const struct node *node)
{
    if (node->keyword == KEYWORD_CREATE_TASK && is_discarded(node)) {
        report(context, node, "the task is not used and would never be released; use async_spawn");
        diag_fixit(context->program->diag, source_position(context->program->source, node->begin), "async_spawn");
    }
}

static void
check_errors_array(const struct context *context, const struct node *errors)
{
    const struct type *type = errors->value_type;
    bool is_int = type && type->kind == TYPE_POINTER && type->target->canonical == context->program->int_type->canonical;
    if (!is_int) {
        report(context, errors, "async_gather_errors stores the errors in an array of int, its first argument; this is '%s'",
               type_of(errors));
    }
}

static void
check_operands(const struct context *context, const struct node *node)
{
    size_t first = node->keyword == KEYWORD_GATHER_ERRORS ? 1 : 0;
    switch ((int)node->keyword) {
    case KEYWORD_GATHER_ERRORS:
        check_errors_array(context, node->children[0]);
        /* fall through */
    case KEYWORD_GATHER:
    case KEYWORD_WAIT_ANY:
        for (size_t i = first; i < node->child_count; i++) {
            check_gathered(context, node, node->children[i]);
        }
        check_awaited_form(context, node);
        break;
    case KEYWORD_WAIT_FOR_MS:
        check_limited(context, node->children[0]);
        check_awaited_form(context, node);
        break;
    case KEYWORD_JOIN_AS:
        check_awaited_form(context, node);
        break;
    case KEYWORD_SPAWN:
    case KEYWORD_CREATE_TASK:
    case KEYWORD_RUN:
    case KEYWORD_RUN_ALL:
    case KEYWORD_START:
    case KEYWORD_GROUP_START:
        check_started(context, node, node->children[node->child_count - 1]);
        check_storage(context, node);
        check_task_used(context, node);
        break;
    default:
        break;
    }
}

/* await async_spawn(f()); */
void
check_awaits_form(const struct context *context, const struct node *await, const struct node *form)
{
    if (!is_gathering(form->keyword) && form->keyword != KEYWORD_WAIT_FOR_MS && form->keyword != KEYWORD_JOIN_AS) {
        report(context, await, "'%s' does not wait for anything; leave out 'await'", word_of(context, form));
    }
}

void
check_consumer(const struct context *context, struct node *node)
{
    if (node->child_count || node->keyword == KEYWORD_GATHER) {
        check_operands(context, node);
    }
    check_open(context, node);
    for (size_t i = 0; i < node->child_count; i++) {
        struct taken taken = taken_find(context->program, node->children[i]);
        if (taken.call && taken.assignment) {
            check_lvalue(context, taken.assignment);
        }
        check_consumed(context, node->children[i]);
    }
}
