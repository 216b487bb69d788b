/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Saves and restores stand at the await, so every name in them has to mean its variable there: no declaration in between
 * may hide it, and no macro of the body.  A save may also stand before a loop around the await. */
#include "model/rename.h"

#include "clang/source.h"
#include "model/build.h"
#include "model/scopes.h"

struct renaming {
    struct function *fn;
    struct map used;
};

static const struct local *
local_of(const struct decl *decl)
{
    return decl->kind == DECL_VAR || decl->kind == DECL_PARAM ? decl->info : NULL;
}

/* What the name means in the output at that place. Variables that moved to the frame or were renamed hide nothing any more. */
static struct decl *
find_meaning(const struct function *fn, struct str name, token_index at)
{
    const struct scoped *found = NULL;
    for (const struct scoped *scoped = map_find(&fn->scopes->by_name, name); scoped; scoped = scoped->previous) {
        enum decl_kind kind = scoped->decl->kind;
        const struct local *local = local_of(scoped->decl);
        bool is_tag = kind == DECL_RECORD || kind == DECL_ENUM;
        if (!is_tag && scoped->begin <= at && at < scoped->end && !(local && local->place == PLACE_FRAME) &&
            !scoped->decl->new_name && (!found || scoped->begin > found->begin)) {
            found = scoped;
        }
    }
    return found ? found->decl : NULL;
}

static void
rename_local(struct renaming *renaming, struct local *local)
{
    struct arena *arena = renaming->fn->arena;
    const char *name;
    unsigned i = 2;
    do {
        name = arena_printf(arena, "%.*s__%u", STR_ARG(local->decl->name), i++);
    } while (map_find(&renaming->used, str_from(name)) || function_free_name(renaming->fn, name) != name);
    map_set(&renaming->used, str_from(name), local);
    local->name = name;
    local->decl->new_name = name;
}

static void
check_saved(struct renaming *renaming, struct local *local, token_index at)
{
    const struct function *fn = renaming->fn;
    if (!local->decl || local->decl->new_name) {
        return;
    }
    if (source_is_macro(fn->source, local->decl->name, fn->source->tokens[at].begin)) {
        rename_local(renaming, local);
        return;
    }
    struct decl *meaning;
    while (!local->decl->new_name && (meaning = find_meaning(fn, local->decl->name, at)) && meaning != local->decl) {
        struct local *inner = meaning->kind == DECL_VAR ? meaning->info : NULL;
        rename_local(renaming, inner ? inner : local);
    }
}

/* What hides a name from a loop hides it from the awaits in the loop; a macro may have ended in between. */
static void
check_loops(struct renaming *renaming, const struct stmt *stmt)
{
    const struct function *fn = renaming->fn;
    if (!stmt || !stmt->has_await) {
        return;
    }
    for (size_t i = 0; stmt->kind == STMT_LOOP && i < fn->locals.len; i++) {
        struct local *local = fn->locals.items[i];
        if (local->place == PLACE_SAVED && local->decl && !local->decl->new_name &&
            source_is_macro(fn->source, local->decl->name, fn->source->tokens[stmt->node->begin].begin)) {
            rename_local(renaming, local);
        }
    }
    for (size_t i = 0; i < stmt->item_count; i++) {
        check_loops(renaming, stmt->items[i]);
    }
}

void
rename_compute(struct function *fn)
{
    struct renaming renaming = {.fn = fn, .used = {.arena = fn->arena}};
    if (!fn->scopes || !fn->source) {
        return;
    }
    for (size_t k = 0; k < fn->awaits.len; k++) {
        const struct await *await = fn->awaits.items[k];
        for (size_t i = 0; i < await->saved.len; i++) {
            check_saved(&renaming, await->saved.items[i], await->node->begin);
        }
        for (size_t i = 0; i < await->again.len; i++) {
            check_saved(&renaming, await->again.items[i], await->node->begin);
        }
    }
    check_loops(&renaming, fn->body);
}
