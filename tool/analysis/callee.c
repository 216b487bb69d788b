/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is known about a function without a look at its body: tables of libraries, and clang's `noescape`. */
#include "analysis/callee.h"

#include "analysis/keep.h"
#include "analysis/library.h"

#include <string.h>

/* Headers that check sizes call memcpy by other names: __builtin___memcpy_chk and the like. */
static struct str
plain_name(struct str name)
{
    if (str_starts_with(name, "__builtin_")) {
        name = (struct str){name.ptr + 10, name.len - 10};
    }
    if (str_starts_with(name, "__")) {
        name = (struct str){name.ptr + 2, name.len - 2};
    }
    if (name.len > 4 && memcmp(name.ptr + name.len - 4, "_chk", 4) == 0) {
        name.len -= 4;
    }
    return name;
}

/* A user's own function of that name is not the library's; inline ones are how headers check sizes. */
static bool
may_be_library(const struct decl *callee)
{
    const struct decl *definition = callee->definition;
    return callee->storage != STORAGE_STATIC && !callee->is_local && (!definition || definition->is_inline);
}

static char
find_letter(const struct decl *callee, size_t index)
{
    struct str name = plain_name(callee->name);
    const char *parameters = may_be_library(callee) ? library_find(callee, name) : NULL;
    if (!parameters) {
        return 'K';
    }
    size_t count = strlen(parameters);
    if (index >= count - 1 && parameters[count - 1] == '*') {
        return parameters[count - 2];
    }
    return index < count ? parameters[index] : 'K';
}

static bool
is_null(const struct node *node)
{
    while (node->kind == NODE_PAREN || node->kind == NODE_CAST) {
        node = node->children[node->child_count - 1];
    }
    return node->kind == NODE_LITERAL;
}

static bool
has_noescape(const struct decl *function, size_t index)
{
    if (!function || index >= function->param_count) {
        return false;
    }
    const struct decl *param = function->params[index];
    for (size_t i = 0; i < param->attribute_count; i++) {
        if (strcmp(param->attributes[i], "noescape") == 0) {
            return true;
        }
    }
    return false;
}

static bool
is_noescape(const struct decl *callee, size_t index)
{
    return has_noescape(callee, index) || has_noescape(callee->first, index) || has_noescape(callee->definition, index);
}

static enum argument_fate
fate_of_noescape(const struct decl *callee, size_t index)
{
    const struct type *type = callee->params[index]->type;
    return type && type->target && type->target->is_const ? ARGUMENT_READ : ARGUMENT_CHANGED;
}

static bool
is_coroutine(const struct decl *callee)
{
    return callee->async_kind != ASYNC_NOT || (callee->first && callee->first->async_kind != ASYNC_NOT);
}

enum argument_fate
callee_argument_fate(const struct decl *callee, const struct node *call, size_t index)
{
    /* A coroutine may keep it for as long as it runs. */
    if (!callee || (is_coroutine(callee) && !callee->first->is_plain)) {
        return ARGUMENT_KEPT;
    }
    if (is_noescape(callee, index)) {
        return fate_of_noescape(callee, index);
    }
    switch (find_letter(callee, index)) {
    case 'R': return ARGUMENT_READ;
    case 'C': return ARGUMENT_CHANGED;
    case 'c': return ARGUMENT_RETURNED;
    case 'F': return ARGUMENT_FILLED;
    case 'f': return ARGUMENT_FILLED_AND_RETURNED;
    case 'E': return index + 2 < call->child_count && is_null(call->children[index + 2]) ? ARGUMENT_READ : ARGUMENT_KEPT;
    default: return keep_find(callee, index);
    }
}

enum argument_fate
callee_awaited_fate(const struct decl *callee, size_t index)
{
    if (!callee) {
        return ARGUMENT_KEPT;
    }
    if (is_noescape(callee, index)) {
        return fate_of_noescape(callee, index);
    }
    switch (find_letter(callee, index)) {
    case 'R': return ARGUMENT_READ;
    case 'F': return ARGUMENT_FILLED;
    default: return is_coroutine(callee) ? keep_find(callee, index) : ARGUMENT_KEPT;
    }
}
