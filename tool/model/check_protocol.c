/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* ASYNC_ITERATOR and ASYNC_CONTEXT_MANAGER: do the functions have the form in which a loop or async_with calls them? */
#include "model/checking.h"

/* A function of a protocol, as it has to be. */
struct role {
    const char *name;
    const struct decl *function; /* NULL: what is given is no function's name    */
    const struct type *object;   /* the first parameter points to it             */
    const struct type *second;   /* NULL: there is one parameter only            */
    bool is_second_pointed_to;
    bool is_bool; /* what it returns, else void                   */
    unsigned argument;
};

/* The first token of the argument, counted from 0. */
static token_index
argument_of(const struct source *source, const struct decl *protocol, unsigned argument)
{
    unsigned depth = 0;
    token_index at = protocol->begin + 1;
    for (; at < protocol->end; at++) {
        struct str text = source->tokens[at].text;
        depth += str_is(text, "(");
        depth -= depth > 0 && str_is(text, ")");
        argument -= depth == 1 && argument > 0 && str_is(text, ",");
        if (argument == 0) {
            break;
        }
    }
    return at + 1;
}

static bool
points_to(const struct type *type, const struct type *object)
{
    return type->kind == TYPE_POINTER && (type->target->kind == TYPE_VOID || is_compatible(object, type->target));
}

static bool
has_right_parameters(const struct role *role)
{
    const struct type *type = role->function->type;
    size_t count = role->second ? 2 : 1;
    if (type->param_count != count || !points_to(type->params[0], role->object)) {
        return !type->has_prototype;
    }
    if (role->is_second_pointed_to) {
        return points_to(type->params[1], role->second) && !type->params[1]->target->is_const;
    }
    return !role->second || is_compatible(role->second, type->params[1]);
}

/* What is wrong with it, or NULL. */
static const char *
fault_of(const struct context *context, const struct role *role)
{
    const struct decl *function = role->function;
    if (function->first->async_kind != ASYNC_FUNCTION) {
        return arena_printf(context->program->arena, "is %s", kind_of_function(context, function));
    }
    if (function->type->target->kind != (role->is_bool ? TYPE_BOOL : TYPE_VOID)) {
        return arena_printf(context->program->arena, "returns '%s'", function->type->target->spelling);
    }
    return has_right_parameters(role) ? NULL : "has other parameters";
}

static void
check_role(const struct context *context, const struct decl *protocol, const struct role *role)
{
    struct arena *arena = context->program->arena;
    const char *fault = role->function ? fault_of(context, role) : NULL;
    if (role->function && !fault) {
        return;
    }
    const char *pointer = role->is_second_pointed_to ? " *" : "";
    const char *second = role->second ? arena_printf(arena, ", %s%s", role->second->spelling, pointer) : "";
    struct position at =
        source_position(context->program->source, argument_of(context->program->source, protocol, role->argument));
    struct str name = role->function ? role->function->name : str_from(role->name);
    const char *begin = fault ? arena_printf(arena, "'%.*s' %s", STR_ARG(name), fault) : "this is not the name of a function";
    diag_report(context->program->diag, SEVERITY_ERROR, at,
                "%s; the %s function of '%s' has to be declared as async %s %.*s(%s *%s)", begin, role->name,
                role->object->spelling, role->is_bool ? "bool" : "void", STR_ARG(name), role->object->spelling, second);
    if (fault) {
        note_declaration(context, role->function);
    }
}

void
check_protocol(struct program *program, const struct decl *protocol)
{
    struct context context = {.program = program};
    const struct type *object = protocol->type;
    if (!object) {
        return; /* clang reported what is wrong */
    }
    if (protocol->kind == DECL_ITERATOR) {
        struct role next = {"next", protocol->about, object, protocol->item, true, true, 2};
        check_role(&context, protocol, &next);
        return;
    }
    struct role enter = {"enter", protocol->about, object, NULL, false, false, 1};
    struct role leave = {"exit", protocol->exit, object, program->int_type, false, true, 2};
    check_role(&context, protocol, &enter);
    check_role(&context, protocol, &leave);
}
