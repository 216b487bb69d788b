/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Generators and context managers: what may iterate over or enter what, and where a yield may stand. */
#include "model/checking.h"
#include "model/protocol.h"

/* ---- what is said about a function ---- */

const char *
kind_of_function(const struct context *context, const struct decl *decl)
{
    switch (decl->first->async_kind) {
    case ASYNC_GENERATOR: return "an async generator";
    case ASYNC_CONTEXTMANAGER: return "a context manager";
    case ASYNC_FUNCTION:
        return arena_printf(context->program->arena, "an async function returning '%s'", decl->type->target->spelling);
    case ASYNC_NOT: break;
    }
    return "a plain function";
}

/* What to write with a call of it, as a clause. */
const char *
use_of_function(const struct context *context, const struct decl *decl)
{
    struct arena *arena = context->program->arena;
    struct str name = decl->name;
    const char *type = decl->type->target->spelling;
    switch (decl->first->async_kind) {
    case ASYNC_GENERATOR:
        return arena_printf(arena, "iterate over it: async_for (%s v, %.*s(…))", type, STR_ARG(name));
    case ASYNC_CONTEXTMANAGER:
        return decl->type->target->kind == TYPE_VOID
                   ? arena_printf(arena, "enter it: async_with (%.*s(…))", STR_ARG(name))
                   : arena_printf(arena, "enter it: async_with (%s x = %.*s(…))", type, STR_ARG(name));
    case ASYNC_FUNCTION:
    case ASYNC_NOT: break;
    }
    return "await it";
}

static void
report_decl(const struct context *context, const struct node *node, const struct decl *decl, const char *text)
{
    diag_report(context->program->diag, SEVERITY_ERROR, range_of(context, node), "%s", text);
    note_declaration(context, decl);
}

/* ---- async_for and async_with ---- */

bool
is_compatible(const struct type *from, const struct type *to)
{
    const struct type *a = from->canonical->unqualified->canonical;
    const struct type *b = to->canonical->unqualified->canonical;
    bool is_record = a->kind == TYPE_RECORD || b->kind == TYPE_RECORD;
    if (is_record) {
        return a->kind == b->kind && a->decl && b->decl && a->decl->first == b->decl->first;
    }
    if (a->kind == TYPE_POINTER && b->kind == TYPE_POINTER) {
        bool is_void = a->target->kind == TYPE_VOID || b->target->kind == TYPE_VOID;
        bool loses_const = a->target->is_const && !b->target->is_const;
        return !loses_const && (is_void || a->target->kind == TYPE_FUNCTION || is_compatible(a->target, b->target));
    }
    bool is_enum = (a->kind == TYPE_ENUM && b->kind == TYPE_INTEGER) || (a->kind == TYPE_INTEGER && b->kind == TYPE_ENUM);
    return (is_enum && a->size == b->size) || (a->kind == b->kind && strcmp(a->spelling, b->spelling) == 0);
}

/* What an object of a type with items[] holds (a queue or channel), or NULL. */
static const struct type *
stored_type(const struct decl *record)
{
    for (size_t i = 0; record && i < record->member_count; i++) {
        const struct decl *member = record->members[i];
        bool is_array = member->type->kind == TYPE_ARRAY || member->type->kind == TYPE_INCOMPLETE_ARRAY;
        if (str_is(member->name, "items") && is_array) {
            return member->type->target;
        }
    }
    return NULL;
}

static const struct type *
iterator_type(const struct program *program, const struct decl *record)
{
    for (size_t i = 0; i < program->ast->decl_count; i++) {
        const struct decl *decl = program->ast->decls[i];
        if (decl->kind == DECL_ITERATOR && decl->type && decl->type->decl && decl->type->decl->first == record->first) {
            return decl->item;
        }
    }
    return NULL;
}

/* The type of what an iteration over the object gives, or NULL: not known here. */
static const struct type *
item_type(const struct context *context, const struct node *object)
{
    const struct type *type = object->value_type;
    if (!type || type->kind != TYPE_POINTER || type->target->kind != TYPE_RECORD) {
        return NULL;
    }
    const struct decl *record = type->target->decl;
    const struct decl *generator = find_generator(context->program, record);
    const struct type *iterated = iterator_type(context->program, record);
    return generator  ? generator->type->target
           : iterated ? iterated
                      : stored_type(record->definition ? record->definition : record);
}

static void
check_item(const struct context *context, const struct node *variable, const struct type *item, const char *of)
{
    const struct decl *decl = variable->decl_count ? variable->decls[variable->decl_count - 1] : NULL;
    if (!decl || !item || item->kind == TYPE_VOID || is_compatible(item, decl->type)) {
        return;
    }
    diag_report(context->program->diag, SEVERITY_ERROR, source_position(context->program->source, decl->name_token),
                "the items %sare '%s', not '%s'; declare the variable as '%s'", of, item->spelling, decl->type->spelling,
                item->spelling);
}

/* Whether there is storage for its frame; of another file: the function that stands for it here. */
static bool
check_known_generator(const struct context *context, const struct node *call, const struct decl *callee,
                      const struct function *generator)
{
    struct program *program = context->program;
    if (decl_is_external(callee) && !program_find(program, callee) &&
        map_find(&program->project->ambiguous, callee->name)) {
        report_node(context, call,
                    arena_printf(program->arena, "'%.*s' is defined in several of the files that are translated together",
                                 STR_ARG(callee->name)));
        return false;
    }
    if (!generator) {
        report_decl(context, call, callee,
                    arena_printf(program->arena,
                                 "the frame of '%.*s' is not known here: it is defined in another file; translate both files in "
                                 "one call, or write ASYNC_FRAME(bytes) behind its prototype",
                                 STR_ARG(callee->name)));
    }
    return generator;
}

/* What an object's ASYNC_ITERATOR or ASYNC_CONTEXT_MANAGER names is awaited. */
static void
check_protocol_frames(const struct context *context, const struct node *form)
{
    const struct decl *protocol = form_protocol(context->program, form);
    const struct decl *const awaited[] = {protocol ? protocol->about : NULL, protocol ? protocol->exit : NULL};
    for (size_t i = 0; i < 2; i++) {
        if (awaited[i] && awaited[i]->first->async_kind == ASYNC_FUNCTION) { /* else reported where it is named */
            check_awaited_function(context, form->children[0], awaited[i]);
            check_recursion(context, form, awaited[i]);
        }
    }
}

void
check_begun(const struct context *context, struct node *form)
{
    bool is_loop = form->kind == NODE_ASYNC_FOR;
    struct node *call = begun_call(form);
    struct arena *arena = context->program->arena;
    const struct decl *callee = call ? coroutine_call(call) : NULL;
    if (!context->is_async) {
        return;
    }
    if (!callee) {
        const struct node *subject = form->children[0];
        check_protocol_frames(context, form);
        if (is_loop) {
            check_item(context, form->children[1], item_type(context, subject), "");
        } else if (subject->kind == NODE_DECL_STMT) {
            report_node(context, subject,
                        "async_with (T x = …) takes the call of an async_contextmanager function; a manager that is an object "
                        "has no value");
        }
        return;
    }
    enum async_kind wanted = is_loop ? ASYNC_GENERATOR : ASYNC_CONTEXTMANAGER;
    if (callee->async_kind == ASYNC_FUNCTION) {
        report_decl(context, call, callee,
                    arena_printf(arena, "'%.*s' is %s, not %s; await it, or declare it %s", STR_ARG(callee->name),
                                 kind_of_function(context, callee), is_loop ? "an async generator" : "a context manager",
                                 is_loop ? "async_generator" : "async_contextmanager"));
    } else if (callee->async_kind != wanted) {
        report_decl(context, call, callee,
                    arena_printf(arena, "'%.*s' is %s, not %s; %s", STR_ARG(callee->name), kind_of_function(context, callee),
                                 is_loop ? "an async generator" : "a context manager", use_of_function(context, callee)));
    } else if (check_known_generator(context, call, callee, program_generator(context->program, callee))) {
        check_recursion(context, form, callee);
        if (is_loop) {
            check_item(context, form->children[1], callee->type->target,
                       arena_printf(arena, "of '%.*s' ", STR_ARG(callee->name)));
        }
    }
}

/* ---- yield and return ---- */

static bool
is_pointer_to(const struct node *node, const char *name)
{
    const struct type *type = node->value_type;
    bool is_pointer = type && type->kind == TYPE_POINTER && type->target->kind == TYPE_RECORD;
    const struct type *record = is_pointer ? type->target : type;
    return record && record->kind == TYPE_RECORD && str_is(record->decl->name, name);
}

/* What a yield cannot leave half done, or NULL: it would hold the scope of whoever iterates. */
static const char *
form_without_yield(const struct node *form, const struct node *inside)
{
    bool is_body = form->child_count && form->children[form->child_count - 1] == inside;
    switch ((int)form->kind) {
    case NODE_SHIELD: return "async_shield";
    case NODE_ASYNC_WITH:
        if (!is_body || form->children[0]->kind == NODE_DECL_STMT) {
            return NULL;
        }
        return is_pointer_to(form->children[0], "async_scope")   ? "a timeout or scope"
               : is_pointer_to(form->children[0], "async_group") ? "a group"
                                                                 : NULL;
    default: return NULL;
    }
}

static void
check_yield_place(const struct context *context, const struct node *node)
{
    for (const struct node *inside = node; inside->parent; inside = inside->parent) {
        const struct node *form = inside->parent;
        if (form->kind == NODE_FINALLY || form->kind == NODE_DEFER) {
            report_node(context, node,
                        form->kind == NODE_FINALLY
                            ? "'yield' in async_finally, which also runs when nobody wants an item any more; yield before it"
                            : "'yield' in async_defer, which also runs when nobody wants an item any more; yield before it");
            return;
        }
        const char *name = form_without_yield(form, inside);
        if (name) {
            report_node(context, node,
                        arena_printf(context->program->arena,
                                     "'yield' inside %s, which would go on while others run; end it before the yield", name));
            return;
        }
    }
}

void
check_yield(const struct context *context, const struct node *node)
{
    const struct decl *function = context->function;
    struct arena *arena = context->program->arena;
    bool has_value = node->child_count && node->children[0];
    if (!context->is_async) {
        return;
    }
    if (function->first->async_kind == ASYNC_FUNCTION) {
        report_node(context, node,
                    arena_printf(arena,
                                 "'yield' in '%.*s', which is an async function; declare it async_generator or "
                                 "async_contextmanager, or write return",
                                 STR_ARG(function->name)));
        return;
    }
    const struct type *type = function->type->target;
    if (has_value && type->kind == TYPE_VOID) {
        report_node(context, node, arena_printf(arena, "'%.*s' yields no value; write 'yield;'", STR_ARG(function->name)));
    } else if (!has_value && type->kind != TYPE_VOID) {
        report_node(context, node,
                    arena_printf(arena, "'%.*s' yields '%s'; write the value behind 'yield'", STR_ARG(function->name),
                                 type->spelling));
    }
    check_yield_place(context, node);
}

void
check_return(const struct context *context, const struct node *node)
{
    bool is_generator = context->is_async && context->function->first->async_kind != ASYNC_FUNCTION;
    if (is_generator && node->child_count && node->children[0]) {
        report_node(context, node,
                    arena_printf(context->program->arena,
                                 "'return' with a value in %s: it yields values; write 'return;' to end it",
                                 kind_of_function(context, context->function)));
    }
}

void
check_exit_error(const struct context *context, const struct node *call)
{
    if (is_exit_error(call) && context->function->first->async_kind != ASYNC_CONTEXTMANAGER) {
        report_node(context, call,
                    "'async_exit_error' tells how the body of an async_with was left; it can only be asked in an "
                    "async_contextmanager function");
    }
}

/* ---- generator objects ---- */

/* What the argument points to before it is converted to `void *`, or NULL. */
static const struct type *
pointed_type(const struct node *argument)
{
    const struct type *type = argument->type ? argument->type->canonical : NULL;
    bool is_pointer = type && (type->kind == TYPE_POINTER || type->kind == TYPE_ARRAY || type->kind == TYPE_INCOMPLETE_ARRAY);
    return is_pointer ? type->target : NULL;
}

/* The generator of the object that the expression points to, or NULL: reported. */
static const struct decl *
pointed_generator(const struct context *context, const struct node *object, const char *function)
{
    const struct type *type = pointed_type(object);
    const struct decl *generator =
        type && type->kind == TYPE_RECORD ? find_generator(context->program, type->decl) : NULL;
    if (!generator) {
        report_node(context, object,
                    arena_printf(context->program->arena,
                                 "%s takes a pointer to a generator object (async_static_generator(g) it;); this is '%s'",
                                 function, object->type ? object->type->spelling : "?"));
    }
    return generator;
}

void
check_object_call(const struct context *context, const struct node *call)
{
    const struct decl *target = call_target(call);
    bool is_next = target && str_is(target->name, "async_next") && call->child_count == 3;
    bool is_close = target && str_is(target->name, "async_close") && call->child_count == 2;
    if (!is_next && !is_close) {
        return;
    }
    const struct decl *generator = pointed_generator(context, call->children[1], is_next ? "async_next" : "async_close");
    const struct type *to = is_next ? pointed_type(call->children[2]) : NULL;
    if (!generator || !is_next) {
        return;
    }
    const struct type *item = generator->type->target;
    bool has_variable = to && !to->is_const &&
                        strcmp(to->canonical->unqualified->spelling, item->canonical->unqualified->spelling) == 0;
    if (!has_variable) {
        report_decl(context, call->children[2], generator,
                    arena_printf(context->program->arena,
                                 "the items of '%.*s' are '%s'; pass the address of such a variable, not '%s'",
                                 STR_ARG(generator->name), item->spelling,
                                 call->children[2]->type ? call->children[2]->type->spelling : "?"));
    }
}

void
check_open(const struct context *context, struct node *form)
{
    if (form->keyword != KEYWORD_OPEN || form->child_count != 2) {
        return;
    }
    struct arena *arena = context->program->arena;
    struct node *operand = strip_parens(form->children[1]);
    const struct decl *callee = coroutine_call(operand);
    if (!callee || callee->async_kind != ASYNC_GENERATOR) {
        report_node(context, form->children[1],
                    callee ? arena_printf(arena, "'%.*s' is %s, and async_open takes the call of an async generator",
                                          STR_ARG(callee->name), kind_of_function(context, callee))
                           : "async_open takes the call of an async generator, as in async_open(&it, g(1))");
        return;
    }
    const struct decl *generator = pointed_generator(context, form->children[0], "async_open");
    if (generator && generator != callee) {
        report_decl(context, form->children[0], callee,
                    arena_printf(arena, "this object is one of '%.*s'; for '%.*s' declare async_static_generator(%.*s)",
                                 STR_ARG(generator->name), STR_ARG(callee->name), STR_ARG(callee->name)));
    } else if (generator) {
        check_known_generator(context, operand, callee, program_task_function(context->program, callee));
    }
}
