/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A tag is made of what the type is written for, so that it does not depend on which others are needed. */
#include "emit/tags.h"

#include "emit/edits.h"

static bool
is_unnamed(const struct decl *decl)
{
    /* One with a typedef's name is spelled by it. */
    return decl->kind == DECL_RECORD && decl->is_definition && !decl->is_local && decl->name.len == 0 &&
           strchr(decl->type->canonical->unqualified->spelling, '(');
}

static bool
is_type(const struct decl *decl)
{
    return decl->kind == DECL_RECORD || decl->kind == DECL_ENUM;
}

/* The variable, typedef or function that it is written for, NULL: none. In the list, types stand in front of what is
 * declared with them. */
static const struct decl *
find_written_for(const struct ast *ast, size_t index)
{
    const struct decl *record = ast->decls[index];
    while (index < ast->decl_count && is_type(ast->decls[index])) {
        index++;
    }
    return index < ast->decl_count && ast->decls[index]->begin <= record->begin ? ast->decls[index] : NULL;
}

/* NULL: `struct { int a; struct { int b; }; }`, where a tag would take the members away. */
static const struct decl *
find_member(const struct decl *outer, const struct decl *record)
{
    for (size_t i = 0; i < outer->member_count; i++) {
        const struct type *type = outer->members[i]->type;
        while (type->target) {
            type = type->target;
        }
        if (type->decl == record && outer->members[i]->name.len) {
            return outer->members[i];
        }
    }
    return NULL;
}

/* The tag of the record round it, without `struct`. */
static const char *
outer_tag(struct arena *arena, const struct decl *outer)
{
    if (outer->new_name) {
        return strchr(outer->new_name, ' ') + 1;
    }
    return outer->name.len ? arena_printf(arena, "%.*s", STR_ARG(outer->name))
                           : outer->type->canonical->unqualified->spelling;
}

/* The innermost record that the one at `index` is written in; in the list it comes later. NULL: none. */
static const struct decl *
find_outer(const struct ast *ast, size_t index)
{
    const struct decl *record = ast->decls[index];
    for (size_t i = index + 1; i < ast->decl_count && is_type(ast->decls[i]); i++) {
        const struct decl *decl = ast->decls[i];
        if (decl->kind == DECL_RECORD && decl->begin < record->begin && record->end <= decl->end) {
            return decl;
        }
    }
    return NULL;
}

static void
choose(struct program *program, size_t index)
{
    struct arena *arena = program->arena;
    const struct ast *ast = program->ast;
    struct decl *record = ast->decls[index];
    const struct decl *outer = find_outer(ast, index);
    const struct decl *named = outer ? find_member(outer, record) : find_written_for(ast, index);
    if (named) {
        record->new_name = arena_printf(arena, "%s %s%s%.*s__unnamed", record->type->is_union ? "union" : "struct",
                                        outer ? outer_tag(arena, outer) : "", outer ? "__" : "", STR_ARG(named->name));
    }
}

void
tags_choose(struct program *program)
{
    for (size_t i = program->ast->decl_count; i-- > 0;) { /* outer ones first */
        if (is_unnamed(program->ast->decls[i])) {
            choose(program, i);
        }
    }
}

bool
tag_is_wanted(const struct program *program, size_t index)
{
    const struct decl *record = program->ast->decls[index];
    if (record->kind != DECL_RECORD || !record->new_name || !record->needs_tag) {
        return false;
    }
    const struct decl *owner = find_written_for(program->ast, index);
    return !owner || owner->kind != DECL_FUNCTION || owner->first->async_kind == ASYNC_NOT;
}

token_index
tag_brace(const struct source *source, const struct decl *record)
{
    token_index brace = record->begin + 1;
    while (str_starts_with(source->tokens[brace].text, "__attribute")) {
        brace = skip_group(source, brace + 1);
    }
    return brace;
}

const char *
tag_text(struct arena *arena, const struct decl *record)
{
    return arena_printf(arena, "%s {", strchr(record->new_name, ' ') + 1);
}

/* Adds the tags of all records within the tokens. */
static void
edit_tags(struct emission *emission, token_index begin, token_index end)
{
    const struct ast *ast = emission->program->ast;
    for (size_t i = 0; i < ast->decl_count; i++) {
        const struct decl *record = ast->decls[i];
        if (record->kind == DECL_RECORD && record->new_name && record->begin >= begin && record->end <= end) {
            token_index brace = tag_brace(emission->source, record);
            edit_text(emission, brace, brace + 1, tag_text(emission->arena, record));
        }
    }
}

void
tags_emit_head(struct emission *emission, struct function *fn, const struct decl *decl)
{
    if (fn && decl == fn->decl) {
        if (fn->has_types) {
            return;
        }
        fn->has_types = true;
    }
    const struct token *tokens = emission->source->tokens;
    for (token_index i = decl->begin; i < decl->name_token; i++) {
        struct str word = tokens[i].text;
        if (!str_is(word, "struct") && !str_is(word, "union") && !str_is(word, "enum")) {
            continue;
        }
        token_index brace = i + 1;
        while (str_starts_with(tokens[brace].text, "__attribute")) {
            brace = skip_group(emission->source, brace + 1);
        }
        brace += tokens[brace].kind == TOKEN_IDENT;
        if (str_is(tokens[brace].text, "{") || str_is(tokens[brace].text, "<%")) {
            token_index end = skip_group(emission->source, brace);
            emit_at(emission, i);
            edit_tags(emission, i, end);
            emit_tokens(emission, i, end);
            print_text(emission->out, ";\n");
            i = end - 1;
        }
    }
}
