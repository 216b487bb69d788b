/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Bodies of plain functions that converted code calls, and those that they call: only to be looked at by the analyses. */
#include "clang/convert.h"

void
inspect_later(struct convert *c, struct decl *decl, CXCursor cursor)
{
    struct plain_body *plain = ARENA_NEW(c->arena, struct plain_body);
    *plain = (struct plain_body){cursor};
    decl->info = plain;
}

void
inspect_call(struct convert *c, const struct node *callee)
{
    while (callee->kind == NODE_PAREN) {
        callee = callee->children[0];
    }
    if (callee->kind == NODE_REF && callee->decl && callee->decl->kind == DECL_FUNCTION) {
        vec_push(c->arena, &c->called, callee->decl);
    }
}

/* Where in our text libclang found errors. What stands there may be missing in its tree. */
static void
find_errors(struct convert *c)
{
    for (unsigned i = 0; i < clang_getNumDiagnostics(c->unit); i++) {
        CXDiagnostic diagnostic = clang_getDiagnostic(c->unit, i);
        if (clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error) {
            unsigned offset = 0;
            clang_getFileLocation(clang_getDiagnosticLocation(diagnostic), NULL, NULL, NULL, &offset);
            vec_push(c->arena, &c->errors, offset);
        }
        clang_disposeDiagnostic(diagnostic);
    }
}

static bool
has_error(const struct convert *c, CXCursor cursor)
{
    unsigned begin = 0;
    unsigned end = 0;
    if (!cursor_offsets(c, cursor, &begin, &end)) {
        return true;
    }
    for (size_t i = 0; i < c->errors.len; i++) {
        if (c->errors.items[i] >= begin && c->errors.items[i] <= end) {
            return true;
        }
    }
    return false;
}

static bool
has_pointer_parameter(const struct decl *decl)
{
    for (size_t i = 0; i < decl->param_count; i++) {
        const struct type *type = decl->params[i]->type;
        if (type && type->canonical && type->canonical->kind == TYPE_POINTER) {
            return true;
        }
    }
    return false;
}

/* Whether libclang was only shown the braces (clang/parse_bodies.c): there is more between them. */
static bool
is_left_out(const struct node *body)
{
    return body && body->child_count == 0 && body->end - body->begin > 2;
}

void
inspect_called(struct convert *c)
{
    find_errors(c);
    c->is_inspecting = true;
    for (size_t i = 0; i < c->called.len; i++) {
        struct decl *decl = c->called.items[i]->definition;
        struct plain_body *plain = decl ? decl->info : NULL;
        if (plain && has_pointer_parameter(decl) && !has_error(c, plain->cursor)) {
            decl->info = NULL;
            struct node *body = convert_body(c, decl, plain->cursor);
            decl->seen_body = is_left_out(body) ? NULL : body;
        }
    }
    c->is_inspecting = false;
    for (size_t i = 0; i < c->all.len; i++) {
        c->all.items[i]->info = NULL;
    }
}
