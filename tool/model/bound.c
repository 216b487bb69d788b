/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Compares each frame with the ASYNC_FRAME of its declarations, and with that of the pointers that may point to it. */
#include "model/bound.h"

/* A value that becomes a pointer to an async function. */
struct pointing {
    const struct node *node;
    const struct decl *function; /* it is this function, or          */
    const struct decl *from;     /* a pointer of this typedef        */
    const struct decl *to;       /* the typedef of what it becomes   */
};

static struct position
place_of(const struct program *program, const struct decl *decl)
{
    return source_position(program->source, decl->name_token);
}

static struct position
place_of_bound(const struct program *program, const struct decl *decl)
{
    return source_position(program->source, decl->frame_token);
}

void
bound_check_numbers(struct program *program)
{
    for (size_t i = 0; i < program->ast->decl_count; i++) {
        const struct decl *decl = program->ast->decls[i];
        if (!decl->frame_bound) {
            continue;
        }
        if (decl->first->async_kind == ASYNC_NOT) {
            diag_report(program->diag, SEVERITY_ERROR, place_of_bound(program, decl),
                        "ASYNC_FRAME behind '%.*s', which is not async and has no frame", STR_ARG(decl->name));
        } else if (decl->frame_bytes == 0) {
            diag_report(program->diag, SEVERITY_ERROR, place_of_bound(program, decl),
                        "ASYNC_FRAME needs a constant number of bytes");
        }
    }
}

void
bound_note_pointer(struct program *program, const struct node *node, const struct decl *function,
                   const struct decl *from, const struct decl *to)
{
    if (to->frame_bytes) {
        struct pointing *pointing = ARENA_NEW(program->arena, struct pointing);
        *pointing = (struct pointing){node, function, from, to};
        vec_push(program->arena, &program->pointings, pointing);
    }
}

static void
check_declaration(struct program *program, const struct decl *decl, const struct function *fn)
{
    const struct type *widest = program->widest_type;
    if (fn->frame_size > decl->frame_bytes) {
        diag_report(program->diag, SEVERITY_ERROR, place_of_bound(program, decl),
                    "the frame of '%.*s' has %lld bytes, more than the %lld of its ASYNC_FRAME; write ASYNC_FRAME(%lld)",
                    STR_ARG(decl->name), fn->frame_size, decl->frame_bytes, fn->frame_size);
    } else if (widest && fn->frame_align > widest->align) {
        diag_report(program->diag, SEVERITY_ERROR, place_of_bound(program, decl),
                    "the frame of '%.*s' is aligned to %lld bytes, and storage of ASYNC_FRAME only to %lld",
                    STR_ARG(decl->name), fn->frame_align, widest->align);
    } else {
        return;
    }
    if (decl != fn->decl) {
        diag_note(program->diag, place_of(program, fn->decl), "'%.*s' defined here", STR_ARG(decl->name));
    }
}

static void
note_bound(const struct program *program, const struct decl *to)
{
    diag_note(program->diag, place_of_bound(program, to), "ASYNC_FRAME of '%.*s' stands here", STR_ARG(to->name));
}

/* A function that is assigned to a pointer with a bound. */
static void
check_function(struct program *program, const struct pointing *pointing)
{
    const struct decl *to = pointing->to;
    struct str name = pointing->function->name;
    struct position at = source_range(program->source, pointing->node->begin, pointing->node->end);
    const struct function *fn = program_resolve(program, pointing->function);
    const struct foreign *foreign = fn ? NULL : program_foreign(program, pointing->function);
    const struct type *widest = program->widest_type;
    long long bytes = fn ? fn->frame_size : foreign ? foreign->bytes : 0;
    if (bytes == 0) {
        diag_report(program->diag, SEVERITY_ERROR, at,
                    "the frame of '%.*s' is not known here, and '%.*s' allows only %lld bytes; translate the file that "
                    "defines it in the same call, or write ASYNC_FRAME(bytes) behind its prototype",
                    STR_ARG(name), STR_ARG(to->name), to->frame_bytes);
    } else if (bytes > to->frame_bytes) {
        diag_report(program->diag, SEVERITY_ERROR, at,
                    "the frame of '%.*s' has %lld bytes, more than the %lld that '%.*s' allows", STR_ARG(name), bytes,
                    to->frame_bytes, STR_ARG(to->name));
    } else if (fn && widest && fn->frame_align > widest->align) {
        diag_report(program->diag, SEVERITY_ERROR, at,
                    "the frame of '%.*s' is aligned to %lld bytes, and storage of ASYNC_FRAME only to %lld", STR_ARG(name),
                    fn->frame_align, widest->align);
    } else {
        return;
    }
    note_bound(program, to);
}

static void
check_pointer(struct program *program, const struct pointing *pointing)
{
    const struct decl *from = pointing->from;
    const struct decl *to = pointing->to;
    struct position at = source_range(program->source, pointing->node->begin, pointing->node->end);
    if (from->frame_bytes && from->frame_bytes <= to->frame_bytes) {
        return;
    }
    if (from->frame_bytes) {
        diag_report(program->diag, SEVERITY_ERROR, at,
                    "'%.*s' may point to functions whose frames have %lld bytes, more than the %lld that '%.*s' allows",
                    STR_ARG(from->name), from->frame_bytes, to->frame_bytes, STR_ARG(to->name));
    } else {
        diag_report(program->diag, SEVERITY_ERROR, at,
                    "'%.*s' may point to functions with frames of any size, and '%.*s' allows %lld bytes",
                    STR_ARG(from->name), STR_ARG(to->name), to->frame_bytes);
    }
    note_bound(program, to);
}

/* What the heap gives is aligned for any scalar, and not more. */
static void
check_heap(struct program *program, const struct function *fn)
{
    const struct type *widest = program->widest_type;
    for (size_t i = 0; widest && i < fn->awaits.len; i++) {
        const struct await *await = fn->awaits.items[i];
        const struct function *callee = await->kind == AWAIT_HEAP ? program_find(program, await->callee) : NULL;
        if (callee && callee->frame_align > widest->align) {
            diag_report(program->diag, SEVERITY_ERROR,
                        source_range(program->source, await->node->begin, await->node->end),
                        "the frame of '%.*s' is aligned to %lld bytes, and memory from the heap only to %lld; let its caller "
                        "have what is aligned so",
                        STR_ARG(callee->decl->name), callee->frame_align, widest->align);
            return;
        }
    }
    if (widest && program->heap && fn->uses_new && !fn->pool && fn->task_align > widest->align) {
        diag_report(program->diag, SEVERITY_ERROR, place_of(program, fn->decl),
                    "a task of '%.*s' is aligned to %lld bytes, and memory from the heap only to %lld; declare "
                    "ASYNC_TASK_POOL(%.*s, N)",
                    STR_ARG(fn->decl->name), fn->task_align, widest->align, STR_ARG(fn->decl->name));
    }
}

void
bound_check(struct program *program)
{
    for (size_t i = 0; i < program->functions.len; i++) {
        check_heap(program, program->functions.items[i]);
    }
    for (size_t i = 0; i < program->ast->decl_count; i++) {
        const struct decl *decl = program->ast->decls[i];
        const struct function *fn = decl->kind == DECL_FUNCTION && decl->frame_bytes ? program_find(program, decl) : NULL;
        if (fn) {
            check_declaration(program, decl, fn);
        }
    }
    for (size_t i = 0; i < program->pointings.len; i++) {
        const struct pointing *pointing = program->pointings.items[i];
        if (pointing->function) {
            check_function(program, pointing);
        } else {
            check_pointer(program, pointing);
        }
    }
}
