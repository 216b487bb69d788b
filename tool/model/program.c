/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Collects the async functions of a file, and says what a name means there. */
#include "model/program.h"

struct node *
strip_parens(struct node *node)
{
    while (node && node->kind == NODE_PAREN) {
        node = node->children[0];
    }
    return node;
}

struct decl *
call_target(const struct node *node)
{
    if (node->kind != NODE_CALL) {
        return NULL;
    }
    const struct node *callee = strip_parens(node->children[0]);
    return callee->kind == NODE_REF && callee->decl->kind == DECL_FUNCTION ? callee->decl : NULL;
}

struct decl *
coroutine_call(const struct node *node)
{
    struct decl *target = call_target(node);
    return target && target->first->async_kind != ASYNC_NOT ? target->first : NULL;
}

/* Through typedefs of typedefs. */
static const struct decl *
find_async_name(const struct type *type)
{
    const struct decl *name = type ? type->typedef_decl : NULL;
    while (name && name->async_kind == ASYNC_NOT) {
        const struct type *underlying = name->underlying;
        const struct decl *inner = underlying ? underlying->typedef_decl : NULL;
        if (!inner && underlying && underlying->kind == TYPE_POINTER) {
            inner = underlying->target->typedef_decl;
        }
        name = inner;
    }
    return name;
}

const struct decl *
async_typedef(const struct type *type)
{
    const struct type *canonical = type && type->canonical ? type->canonical : type;
    bool is_pointer = canonical && canonical->kind == TYPE_POINTER && canonical->target->kind == TYPE_FUNCTION;
    if (!is_pointer && !(canonical && canonical->kind == TYPE_FUNCTION)) {
        return NULL;
    }
    const struct decl *name = find_async_name(type);
    return name || !is_pointer ? name : find_async_name(type->target);
}

const struct decl *
async_value(const struct node *value)
{
    /* *h is h: a function decays at once. */
    while (value->kind == NODE_PAREN ||
           (value->kind == NODE_UNARY && value->unary == UNARY_DEREF && value->type->kind == TYPE_FUNCTION)) {
        value = value->children[0];
    }
    return async_typedef(value->type);
}

const struct decl *
pointer_call(const struct node *node)
{
    return node->kind == NODE_CALL && !call_target(node) ? async_value(node->children[0]) : NULL;
}

struct node *
item_call(struct node *operand)
{
    struct node *node = strip_parens(operand);
    if (node->kind != NODE_BINARY || node->binary != BINARY_COMMA) {
        return NULL;
    }
    struct node *call = strip_parens(node->children[0]);
    const struct decl *target = call_target(call);
    bool is_item = target && (str_starts_with(target->name, "async_queue_") || str_starts_with(target->name, "async_channel_"));
    return is_item ? call : NULL;
}

struct node *
item_source(struct node *node)
{
    const struct node *call = strip_parens(node);
    const struct decl *target = call_target(call);
    if (!target || !str_is(target->name, "async__queue_sized") || call->child_count < 2) {
        return NULL;
    }
    const struct node *address = strip_parens(call->children[1]);
    struct node *member = address->kind == NODE_UNARY ? strip_parens(address->children[0]) : NULL;
    return member && member->kind == NODE_MEMBER ? member->children[0] : NULL;
}

struct node *
awaited_call(const struct node *await)
{
    struct node *operand = strip_parens(await->children[0]);
    if (operand->kind == NODE_CONSUMER && operand->keyword == KEYWORD_WAIT_FOR_MS) {
        operand = strip_parens(operand->children[0]);
        bool is_stored = operand->kind == NODE_BINARY && operand->binary == BINARY_ASSIGN;
        operand = is_stored ? strip_parens(operand->children[1]) : operand;
    }
    return coroutine_call(operand) ? operand : NULL;
}

struct node *
begun_call(const struct node *form)
{
    struct node *begun = form->children[0];
    if (begun->kind == NODE_DECL_STMT) {
        begun = begun->decl_count ? begun->decls[begun->decl_count - 1]->init : NULL;
    }
    begun = strip_parens(begun);
    return begun && coroutine_call(begun) ? begun : NULL;
}

const struct decl *
find_generator(const struct program *program, const struct decl *record)
{
    const char suffix[] = "__generator";
    size_t len = sizeof suffix - 1;
    struct str name = record->name;
    if (name.len <= len || memcmp(name.ptr + name.len - len, suffix, len) != 0) {
        return NULL;
    }
    const struct decl *decl = map_find(&program->names, (struct str){name.ptr, name.len - len});
    return decl && decl->first->async_kind == ASYNC_GENERATOR ? decl->first : NULL;
}

bool
is_exit_error(const struct node *node)
{
    const struct decl *target = call_target(node);
    return target && str_is(target->name, "async_exit_error");
}

struct function *
program_find(const struct program *program, const struct decl *decl)
{
    return decl ? map_find(&program->defined, decl->name) : NULL;
}

struct function *
program_resolve(const struct program *program, const struct decl *decl)
{
    struct function *fn = program_find(program, decl);
    return fn || !decl_is_external(decl) ? fn : map_find(&program->project->external, decl->name);
}

/* Of the declaration that has one. */
static const struct decl *
find_bound(const struct program *program, const struct decl *decl)
{
    if (decl->first->frame_bound) {
        return decl->first;
    }
    for (size_t i = 0; i < program->ast->decl_count; i++) {
        const struct decl *other = program->ast->decls[i];
        if (other->first == decl->first && other->frame_bound) {
            return other;
        }
    }
    return NULL;
}

struct foreign *
program_foreign(struct program *program, const struct decl *decl)
{
    struct foreign *foreign = map_find(&program->foreigns, decl->name);
    if (foreign || program_find(program, decl)) {
        return foreign;
    }
    struct function *fn = program_resolve(program, decl);
    const struct decl *bound = fn ? NULL : find_bound(program, decl);
    if (!fn && !bound) {
        return NULL;
    }
    foreign = ARENA_NEW(program->arena, struct foreign);
    *foreign = (struct foreign){.decl = decl->first, .function = fn, .result_type = decl->type->target};
    if (bound) {
        foreign_set_bound(foreign, bound);
    }
    map_set(&program->foreigns, decl->name, foreign);
    return foreign;
}

/* A stand-in for the function: it has tasks, or it is a generator, but no body. */
static struct function *
add_guest(struct program *program, struct foreign *foreign)
{
    struct function *guest = ARENA_NEW(program->arena, struct function);
    *guest = (struct function){.arena = program->arena,
                               .program = program,
                               .source = program->source,
                               .ast = program->ast,
                               .decl = foreign->decl,
                               .result_type = foreign->result_type,
                               .is_generator = foreign->decl->async_kind != ASYNC_FUNCTION,
                               .foreign = foreign};
    guest->component = foreign->function ? foreign->function->component : 0;
    if (guest->result_type->kind != TYPE_VOID) {
        guest->result = ARENA_NEW(program->arena, struct slot);
        *guest->result = (struct slot){.kind = SLOT_RESULT,
                                       .path = guest->is_generator ? "storage.head.item" : "storage.head.result"};
    }
    vec_push(program->arena, &program->guests, guest);
    map_set(&program->guest_names, foreign->decl->name, guest);
    return guest;
}

static struct function *
find_here(const struct program *program, const struct decl *decl)
{
    struct function *fn = program_find(program, decl);
    return fn ? fn : map_find(&program->guest_names, decl->name);
}

struct function *
program_task_function(struct program *program, const struct decl *decl)
{
    struct function *fn = find_here(program, decl);
    struct foreign *foreign = fn ? NULL : program_foreign(program, decl);
    fn = foreign ? add_guest(program, foreign) : fn;
    return fn && function_has_known_size(fn) ? fn : NULL;
}

struct function *
program_generator(struct program *program, const struct decl *decl)
{
    struct function *fn = find_here(program, decl);
    fn = fn ? fn : program_task_function(program, decl);
    if (fn || !program->heap || !decl_is_external(decl)) {
        return fn;
    }
    struct foreign *foreign = ARENA_NEW(program->arena, struct foreign);
    *foreign = (struct foreign){.decl = decl->first, .result_type = decl->type->target};
    return add_guest(program, foreign);
}

bool
function_has_known_size(const struct function *fn)
{
    return !fn->foreign || fn->foreign->function || fn->foreign->bound;
}

const struct function *
function_with_body(const struct function *fn)
{
    return fn->foreign ? fn->foreign->function : fn;
}

void
foreign_set_bound(struct foreign *foreign, const struct decl *bound)
{
    foreign->bound = bound->frame_bound;
    foreign->bytes = bound->frame_bytes;
}

static bool
is_declared(const struct program *program, const struct map *names, struct str name, const char *suffix)
{
    return map_find(names, str_from(arena_printf(program->arena, "%.*s%s", STR_ARG(name), suffix))) != NULL;
}

static void
note_runtime_type(struct program *program, const struct decl *decl)
{
    if (decl->kind != DECL_TYPEDEF || !str_starts_with(decl->name, "async_")) {
        return;
    }
    if (str_is(decl->name, "async__widest")) {
        program->widest_type = decl->type;
    } else if (str_is(decl->name, "async_task")) {
        program->task_type = decl->type;
    } else if (str_is(decl->name, "async_arm")) {
        program->arm_type = decl->type;
    }
}

/* X is awaitable if X__wait is declared; its first parameter points to the wait node. */
static void
find_leaves(struct program *program)
{
    struct map names = {.arena = program->arena};
    for (size_t i = 0; i < program->ast->decl_count; i++) {
        struct decl *decl = program->ast->decls[i];
        if (decl->kind == DECL_FUNCTION) {
            map_set(&names, decl->name, decl);
        }
        if (decl->kind == DECL_FUNCTION && str_is(decl->name, "async__raise")) {
            program->int_type = decl->type->target;
        }
        note_runtime_type(program, decl);
    }
    for (size_t i = 0; i < program->ast->decl_count; i++) {
        struct decl *decl = program->ast->decls[i];
        if (decl->kind != DECL_FUNCTION || map_find(&program->leaves, decl->name)) {
            continue;
        }
        struct str name = decl->name;
        struct arena *arena = program->arena;
        struct decl *wait = map_find(&names, str_from(arena_printf(arena, "%.*s__wait", STR_ARG(name))));
        if (!wait || wait->param_count < 2) {
            continue;
        }
        struct leaf *leaf = ARENA_NEW(arena, struct leaf);
        leaf->decl = decl;
        leaf->wait = wait;
        leaf->has_try = is_declared(program, &names, name, "__try");
        struct decl *attempt = map_find(&names, str_from(arena_printf(arena, "%.*s__try", STR_ARG(name))));
        leaf->try_takes_node = attempt && attempt->param_count > decl->param_count &&
                               attempt->params[0]->type == wait->params[0]->type;
        leaf->has_done = is_declared(program, &names, name, "__done");
        leaf->has_again = is_declared(program, &names, name, "__again");
        leaf->has_value = is_declared(program, &names, name, "__value");
        leaf->has_undo = is_declared(program, &names, name, "__undo");
        leaf->node_type = wait->params[0]->type->target;
        program->pointer_size = wait->params[0]->type->size;
        program->pointer_align = wait->params[0]->type->align;
        map_set(&program->leaves, decl->name, leaf);
    }
    program->names = names;
}

struct leaf *
program_find_leaf(struct program *program, const struct decl *decl)
{
    return map_find(&program->leaves, decl->name);
}

static void
report_mixed(struct program *program, const struct decl *plain, const struct decl *async)
{
    struct position at = source_position(program->source, plain->name_token);
    diag_report(program->diag, SEVERITY_ERROR, at,
                "'%.*s' is declared without async here, and with it elsewhere; all its declarations must say the same",
                STR_ARG(plain->name));
    struct position begin = source_position(program->source, plain->begin);
    begin.length = 0;
    diag_fixit(program->diag, begin, "async ");
    diag_note(program->diag, source_position(program->source, async->name_token), "the other declaration is here");
}

/* One async declaration makes all of them async, so that nothing else is said about those that are not. */
static void
unify_declarations(struct program *program)
{
    const struct ast *ast = program->ast;
    for (size_t i = 0; i < ast->decl_count; i++) {
        struct decl *decl = ast->decls[i];
        struct decl *first = decl->first;
        if (decl->kind != DECL_FUNCTION || decl->async_kind == first->async_kind) {
            continue;
        }
        if (first->async_kind == ASYNC_NOT) {
            first->async_kind = decl->async_kind;
            report_mixed(program, first, decl);
        } else {
            report_mixed(program, decl, first);
        }
    }
}

struct program *
program_build(struct project *project, struct diag *diag, const struct source *source, struct ast *ast)
{
    struct arena *arena = project->arena;
    struct program *program = ARENA_NEW(arena, struct program);
    *program = (struct program){.arena = arena, .diag = diag, .source = source, .ast = ast, .project = project};
    program->leaves.arena = program->defined.arena = program->foreigns.arena = program->guest_names.arena = arena;
    program->index = project->programs.len;
    vec_push(arena, &project->programs, program);
    find_leaves(program);
    unify_declarations(program);
    for (size_t i = 0; i < ast->decl_count; i++) {
        struct decl *decl = ast->decls[i];
        if (decl->kind != DECL_FUNCTION || decl->first->async_kind == ASYNC_NOT || !decl->is_definition) {
            continue;
        }
        struct function *function = ARENA_NEW(arena, struct function);
        function->arena = arena;
        function->source = source;
        function->ast = ast;
        function->decl = decl;
        function->program = program;
        function->result_type = decl->type->target;
        function->is_generator = decl->first->async_kind != ASYNC_FUNCTION;
        vec_push(arena, &program->functions, function);
        map_set(&program->defined, decl->name, function);
    }
    return program;
}
