/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Which object each element of an initializer list initialises, braces left out or not (C17 6.7.9). */
#include "model/checking.h"

static bool
is_aggregate(const struct type *type)
{
    return type->kind == TYPE_ARRAY || type->kind == TYPE_INCOMPLETE_ARRAY || type->kind == TYPE_RECORD;
}

static const struct decl *
record_of(const struct type *type)
{
    return type->decl && type->decl->definition ? type->decl->definition : type->decl;
}

/* The type of the part of an aggregate; NULL behind the last. Bit-fields without a name are no parts. */
static const struct type *
part_at(const struct type *type, size_t index)
{
    if (type->kind != TYPE_RECORD) {
        bool is_inside = type->kind == TYPE_INCOMPLETE_ARRAY || (long long)index < type->count;
        return is_inside ? type->target : NULL;
    }
    const struct decl *record = record_of(type);
    for (size_t i = 0; record && i < record->member_count; i++) {
        const struct decl *member = record->members[i];
        if (member->is_bit_field && !member->name.len) {
            continue;
        }
        if (index-- == 0) {
            return member->type;
        }
        if (type->is_union) {
            break;
        }
    }
    return NULL;
}

static bool
find_member(const struct type *type, struct str name, size_t *out_index)
{
    const struct decl *record = type->kind == TYPE_RECORD ? record_of(type) : NULL;
    size_t index = 0;
    for (size_t i = 0; record && i < record->member_count; i++) {
        if (str_eq(record->members[i]->name, name)) {
            *out_index = index;
            return true;
        }
        index += record->members[i]->name.len || !record->members[i]->is_bit_field;
    }
    return false;
}

/* Behind the bracket at `at`. */
static token_index
skip_index(const struct source *source, token_index at)
{
    unsigned depth = 0;
    do {
        depth += str_is(source->tokens[at].text, "[");
        depth -= str_is(source->tokens[at].text, "]");
        at++;
    } while (depth > 0);
    return at;
}

static const struct type *
member_type(const struct type *type, struct str name)
{
    const struct decl *record = type->kind == TYPE_RECORD ? record_of(type) : NULL;
    for (size_t i = 0; record && i < record->member_count; i++) {
        if (str_eq(record->members[i]->name, name)) {
            return record->members[i]->type;
        }
    }
    return NULL;
}

/* `.a[3].b = x`: the type of that object, NULL if it is not found; out_index: which part of `type` goes on behind it. */
static const struct type *
follow_designator(const struct context *context, const struct type *type, const struct node *node, size_t *out_index)
{
    const struct source *source = context->program->source;
    const struct type *at = type;
    token_index token = node->begin;
    if (str_is(source->tokens[token].text, ".")) {
        (void)find_member(type, source->tokens[token + 1].text, out_index);
    }
    while (at && !str_is(source->tokens[token].text, "=")) {
        if (str_is(source->tokens[token].text, ".")) {
            at = member_type(at, source->tokens[token + 1].text);
            token += 2;
        } else if (str_is(source->tokens[token].text, "[")) {
            at = at->kind == TYPE_ARRAY || at->kind == TYPE_INCOMPLETE_ARRAY ? at->target : NULL;
            token = skip_index(source, token);
        } else {
            return NULL;
        }
    }
    return at;
}

static void check_list(const struct context *context, const struct type *type, const struct node *list);

static bool
initialises_whole(const struct type *type, const struct node *value)
{
    const struct type *from = value->type ? value->type->canonical : NULL;
    return !is_aggregate(type) || value->kind == NODE_INIT_LIST ||
           (value->kind == NODE_LITERAL && type->kind != TYPE_RECORD) ||
           (from && from->kind == TYPE_RECORD && type->kind == TYPE_RECORD && from->decl == type->decl);
}

static void
check_value(const struct context *context, const struct type *type, const struct node *value)
{
    if (value->kind == NODE_INIT_LIST) {
        check_list(context, type, value);
    } else {
        check_conversion(context, type, value);
    }
}

/* The object of `type` takes elements from `at` on; returns the first that it does not take. */
static size_t
check_parts(const struct context *context, const struct type *type, const struct node *list, size_t at)
{
    const struct type *part = NULL;
    for (size_t index = 0; at < list->child_count && (part = part_at(type, index)) != NULL; index++) {
        const struct node *value = list->children[at];
        if (value->kind == NODE_DESIGNATED) {
            return at;
        }
        if (initialises_whole(part, value)) {
            check_value(context, part, value);
            at++;
        } else {
            at = check_parts(context, part, list, at);
        }
    }
    return at;
}

static void
check_list(const struct context *context, const struct type *type, const struct node *list)
{
    size_t index = 0;
    for (size_t at = 0; at < list->child_count; index++) {
        const struct node *value = list->children[at];
        const struct type *part = is_aggregate(type) ? part_at(type, index) : type;
        if (value->kind == NODE_DESIGNATED) {
            part = follow_designator(context, type, value, &index);
            value = value->children[0];
        }
        if (!part) {
            at++; /* too many, or a member of an unnamed struct */
        } else if (initialises_whole(part, value)) {
            check_value(context, part, value);
            at++;
        } else {
            size_t next = check_parts(context, part, list, at);
            at = next > at ? next : at + 1;
        }
    }
}

void
check_initial_value(const struct context *context, const struct type *type, const struct node *value)
{
    check_value(context, type, value);
}
