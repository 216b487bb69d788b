/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is needed is found by type (members, targets) and by text (tags, typedefs and enumerators that a definition names).
 * Definitions come out as the user wrote them, with the new names; one inside another comes first, on its own. */
#include "emit/hoist.h"

#include "clang/macros.h"
#include "emit/edits.h"
#include "emit/types.h"
#include "model/scopes.h"

struct hoist {
    struct function *fn;
    struct map used;        /* names behind f__ that are taken */
    struct map used_tags;
    unsigned anonymous_count;
};

static bool
is_tag(const struct decl *decl)
{
    return decl->kind == DECL_RECORD || decl->kind == DECL_ENUM;
}

static const char *
keyword_of(const struct decl *decl)
{
    return decl->kind == DECL_ENUM ? "enum" : decl->type->is_union ? "union" : "struct";
}

/* Behind the attributes that may follow the closing brace, too. */
static token_index
definition_end(const struct source *source, const struct decl *decl)
{
    token_index end = decl->end;
    while (is_tag(decl) && str_starts_with(source->tokens[end].text, "__attribute")) {
        end = skip_group(source, end + 1);
    }
    return end;
}

static struct scoped *
find_scoped(const struct function *fn, const struct decl *decl)
{
    const struct decl *wanted = decl->definition ? decl->definition : decl;
    for (size_t i = 0; i < fn->scopes->items.len; i++) {
        if (fn->scopes->items.items[i]->decl == wanted) {
            return fn->scopes->items.items[i];
        }
    }
    return NULL;
}

/* ---- what is needed ---- */

static bool
is_taken(const struct map *used, const char *name)
{
    static const char *const ours[] = {"frame", "args", "given", "task", "box", "start", "resume", "begin", "begin_leaf", "end",
                                       "prepare", "new", "main", "main_task", "restart", "call", "drop", "result",
                                       "pool", "unnamed"};
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
        if (strcmp(name, ours[i]) == 0) {
            return true;
        }
    }
    return map_find(used, str_from(name));
}

static const char *
take_name(struct hoist *hoist, struct map *used, const char *wanted)
{
    struct arena *arena = hoist->fn->arena;
    const char *name = wanted;
    for (unsigned i = 2; is_taken(used, name); i++) {
        name = arena_printf(arena, "%s__%u", wanted, i);
    }
    map_set(used, str_from(name), hoist);
    return arena_printf(arena, "%.*s__%s", STR_ARG(hoist->fn->decl->name), name);
}

/* `typedef struct {…} T`: T */
static const struct decl *
find_typedef(const struct scoped *type)
{
    for (size_t i = 0; i < type->stmt->decl_count; i++) {
        const struct decl *decl = type->stmt->decls[i];
        if (decl->kind == DECL_TYPEDEF && decl->type->canonical->decl == type->decl) {
            return decl;
        }
    }
    return NULL;
}

static void
name_type(struct hoist *hoist, struct scoped *scoped)
{
    struct arena *arena = hoist->fn->arena;
    struct decl *decl = scoped->decl;
    const struct decl *name = decl->name.len || !scoped->stmt ? decl : find_typedef(scoped);
    const char *wanted = name && name->name.len ? arena_printf(arena, "%.*s", STR_ARG(name->name))
                                                : arena_printf(arena, "anon_%u", ++hoist->anonymous_count);
    const char *taken = take_name(hoist, is_tag(decl) ? &hoist->used_tags : &hoist->used, wanted);
    decl->first->new_name = is_tag(decl) ? arena_printf(arena, "%s %s", keyword_of(decl), taken) : taken;
    decl->new_name = decl->first->new_name;
    for (size_t i = 0; decl->kind == DECL_ENUM && i < decl->member_count; i++) {
        const char *own = arena_printf(arena, "%.*s", STR_ARG(decl->members[i]->name));
        decl->members[i]->new_name = take_name(hoist, &hoist->used, own);
    }
}

static void need_decl(struct hoist *hoist, const struct decl *decl);

static void
need_type(struct hoist *hoist, const struct type *type)
{
    for (; type; type = type->target) {
        for (size_t i = 0; i < type->param_count; i++) {
            need_type(hoist, type->params[i]);
        }
        if (type->kind == TYPE_RECORD) {
            need_decl(hoist, type->decl);
            return;
        }
    }
}

static const struct decl *
find_enum(const struct function *fn, const struct decl *enumerator)
{
    for (size_t i = 0; i < fn->scopes->items.len; i++) {
        const struct decl *decl = fn->scopes->items.items[i]->decl;
        for (size_t k = 0; decl->kind == DECL_ENUM && k < decl->member_count; k++) {
            if (decl->members[k] == enumerator) {
                return decl;
            }
        }
    }
    return NULL;
}

static void
need_named(struct hoist *hoist, const struct decl *decl)
{
    if (decl && decl->kind == DECL_ENUMERATOR) {
        decl = find_enum(hoist->fn, decl);
    }
    if (decl && (is_tag(decl) || decl->kind == DECL_TYPEDEF)) {
        need_decl(hoist, decl);
    } else if (decl && (decl->kind == DECL_VAR || decl->kind == DECL_PARAM)) {
        need_type(hoist, decl->type);
    }
}

static const struct type *
base_of(const struct type *type)
{
    while (type->target) {
        type = type->target;
    }
    return type;
}

/* struct { int a; struct { int b; }; }: the inner one stays where it is. */
static bool
is_unnamed_member(const struct function *fn, const struct decl *decl)
{
    if (decl->kind != DECL_RECORD || decl->name.len) {
        return false;
    }
    for (size_t i = 0; i < fn->scopes->items.len; i++) {
        const struct decl *outer = fn->scopes->items.items[i]->decl;
        for (size_t k = 0; outer->kind == DECL_RECORD && k < outer->member_count; k++) {
            const struct type *base = base_of(outer->members[k]->type);
            if (base->decl == decl) {
                return false;
            }
        }
    }
    return true;
}

static bool
is_inside(const struct decl *inner, const struct decl *outer)
{
    return inner != outer && outer->begin < inner->begin && inner->end <= outer->end && is_tag(inner) &&
           inner->is_definition;
}

static void
need_text(struct hoist *hoist, const struct decl *decl)
{
    const struct function *fn = hoist->fn;
    for (size_t i = 0; i < fn->scopes->items.len; i++) {
        const struct decl *inner = fn->scopes->items.items[i]->decl;
        if (is_inside(inner, decl) && !is_unnamed_member(fn, inner)) {
            need_decl(hoist, inner);
        }
        for (size_t k = 0; (inner == decl || is_inside(inner, decl)) && k < inner->member_count; k++) {
            need_type(hoist, inner->members[k]->type);
        }
    }
    for (token_index at = decl->begin; at < decl->end; at++) {
        need_named(hoist, scopes_resolve(fn, at));
    }
}

static void
need_decl(struct hoist *hoist, const struct decl *decl)
{
    if (!decl->is_local || decl->function != hoist->fn->decl) {
        return;
    }
    struct scoped *scoped = find_scoped(hoist->fn, decl);
    if (!scoped) {
        scoped = scopes_add(hoist->fn, (struct decl *)decl);
    }
    if (scoped->is_hoisted) {
        return;
    }
    scoped->is_hoisted = true;
    name_type(hoist, scoped);
    need_text(hoist, scoped->decl);
    if (scoped->decl->kind == DECL_TYPEDEF) {
        need_type(hoist, scoped->decl->type->canonical);
    }
}

static bool
is_moved(const struct decl *decl)
{
    const struct local *local = decl->kind == DECL_VAR ? decl->info : NULL;
    return local && local->place == PLACE_FRAME;
}

/* A declaration that is taken apart must not define its type several times, and one of a variable that moved leaves
 * typedefs behind that nobody uses. */
static void
need_statement(struct hoist *hoist, const struct scoped *scoped)
{
    const struct node *stmt = scoped->stmt;
    const struct decl *decl = scoped->decl;
    if (is_moved(decl)) {
        for (token_index at = decl->begin; at < decl->end; at++) {
            const struct decl *named = scopes_resolve(hoist->fn, at);
            if (named && named->kind == DECL_TYPEDEF) {
                need_decl(hoist, named);
            }
        }
    }
    if (!stmt || !is_tag(decl) || !decl->is_definition || is_unnamed_member(hoist->fn, decl)) {
        return;
    }
    for (size_t i = 0; i < stmt->decl_count; i++) {
        bool is_object = stmt->decls[i]->kind == DECL_VAR || stmt->decls[i]->kind == DECL_TYPEDEF;
        if (is_object && (stmt->has_await || is_moved(stmt->decls[i]))) {
            need_decl(hoist, decl);
        }
    }
}

void
hoist_compute(struct function *fn)
{
    struct hoist hoist = {.fn = fn, .used = {.arena = fn->arena}, .used_tags = {.arena = fn->arena}};
    if (fn->scopes->is_hoisting_known) {
        return;
    }
    fn->scopes->is_hoisting_known = true;
    for (size_t i = 0; i < fn->locals.len; i++) {
        const struct local *local = fn->locals.items[i];
        if (local->place != PLACE_C || local->is_param || (!local->decl && !local->is_literal)) {
            need_type(&hoist, local->type);
        }
    }
    for (size_t i = 0; i < fn->decl->param_count; i++) {
        need_type(&hoist, fn->decl->params[i]->type);
    }
    for (size_t i = 0; i < fn->scopes->items.len; i++) {
        need_statement(&hoist, fn->scopes->items.items[i]);
    }
}

/* ---- the body ---- */

/* The type's name behind struct, union or enum. */
static const char *
bare_name(const struct decl *decl)
{
    const char *space = strchr(decl->first->new_name, ' ');
    return space ? space + 1 : decl->first->new_name;
}

static const char *
renamed(const struct decl *decl)
{
    bool is_type = decl && (is_tag(decl) || decl->kind == DECL_TYPEDEF || decl->kind == DECL_ENUMERATOR);
    return is_type && decl->first->new_name ? bare_name(decl) : NULL;
}

/* Whether the statement only declares types that moved. */
static bool
stands_alone(const struct function *fn, const struct node *stmt)
{
    for (size_t i = 0; i < stmt->decl_count; i++) {
        const struct decl *decl = stmt->decls[i];
        if (!(is_tag(decl) || decl->kind == DECL_TYPEDEF) ||
            (!decl->first->new_name && !is_unnamed_member(fn, decl))) {
            return false;
        }
    }
    return true;
}

void
hoist_rename(struct emission *emission, token_index begin, token_index end)
{
    for (token_index at = begin; at < end; at++) {
        const char *name = renamed(scopes_resolve(emission->fn, at));
        if (name) {
            edit_text(emission, at, at + 1, name);
        }
    }
}

void
hoist_add_edits(struct emission *emission)
{
    const struct function *fn = emission->fn;
    const struct node *body = fn->decl->body;
    const struct node *gone = NULL;
    bool is_needed = false;
    for (size_t i = 0; i < fn->scopes->items.len; i++) {
        const struct scoped *scoped = fn->scopes->items.items[i];
        const struct decl *decl = scoped->decl;
        is_needed |= scoped->is_hoisted || (is_tag(decl) && decl->first->new_name);
        if (!renamed(decl) || decl->kind == DECL_ENUMERATOR) {
            continue;
        }
        if (scoped->stmt && stands_alone(fn, scoped->stmt)) {
            if (scoped->stmt != gone) {
                edit_text(emission, scoped->stmt->begin, scoped->stmt->end, "");
            }
            gone = scoped->stmt;
        } else if (is_tag(decl) && decl->is_definition) {
            edit_text(emission, decl->begin, definition_end(emission->source, decl), decl->first->new_name);
        }
    }
    if (is_needed) {
        hoist_rename(emission, body->begin, body->end);
    }
}

/* ---- the definitions ---- */

static const struct decl *
find_inner(const struct function *fn, const struct decl *outer, token_index at)
{
    for (size_t i = 0; i < fn->scopes->items.len; i++) {
        const struct scoped *scoped = fn->scopes->items.items[i];
        if (scoped->is_hoisted && scoped->decl->begin == at && is_inside(scoped->decl, outer)) {
            return scoped->decl;
        }
    }
    return NULL;
}

/* A variable where only its type matters, since the variable is out of reach. */
static const char *
stand_in(struct emission *emission, const struct decl *decl)
{
    struct buf text = {0};
    buf_text(&text, "(*(");
    type_declare(emission->arena, &text, decl->type, "(*)", QUALIFIERS_KEPT);
    buf_text(&text, ")0)");
    const char *copy = arena_copy(emission->arena, text.data, text.len);
    buf_free(&text);
    return copy;
}

static void
edit_definition(struct emission *emission, const struct decl *decl, token_index end)
{
    const struct source *source = emission->source;
    bool has_tag = !is_tag(decl) || decl->name.len;
    for (token_index at = decl->begin; at < end; at++) {
        const struct decl *inner = find_inner(emission->fn, decl, at);
        if (inner) {
            edit_text(emission, at, definition_end(source, inner), inner->first->new_name);
            at = definition_end(source, inner) - 1;
            continue;
        }
        if (!has_tag && (str_is(source->tokens[at].text, "{") || str_is(source->tokens[at].text, "<%"))) {
            edit_text(emission, at, at + 1, arena_printf(emission->arena, "%s {", bare_name(decl)));
            has_tag = true;
            continue;
        }
        const struct decl *named = at == decl->name_token ? decl : scopes_resolve(emission->fn, at);
        if (renamed(named)) {
            edit_text(emission, at, at + 1, renamed(named));
        } else if (named && (named->kind == DECL_VAR || named->kind == DECL_PARAM)) {
            edit_text(emission, at, at + 1, stand_in(emission, named));
        }
    }
}

/* Whether a name means another macro where the output will stand: in front of the function, or behind others. */
static bool
meets_other_macros(const struct emission *emission, token_index begin, token_index end)
{
    const struct source *source = emission->source;
    written_index places[2] = {emission->place, source->tokens[emission->fn->decl->begin].begin};
    for (token_index at = begin; at < end; at++) {
        for (written_index i = source->tokens[at].begin; i < source->tokens[at].end; i++) {
            struct str name = source->written[i].text;
            const struct macro *here = macros_find(source->macros, name, i);
            if (source->written[i].kind == TOKEN_IDENT && (here != macros_find(source->macros, name, places[0]) ||
                                                           here != macros_find(source->macros, name, places[1]))) {
                return true;
            }
        }
    }
    return false;
}

bool
hoist_is_portable(const struct emission *emission, token_index begin, token_index end)
{
    for (token_index at = begin; at < end; at++) {
        const struct decl *named = scopes_resolve(emission->fn, at);
        if (named && !renamed(named)) {
            return false;
        }
    }
    return !meets_other_macros(emission, begin, end);
}

static void
emit_definition(struct emission *outer, const struct decl *decl)
{
    token_index end = definition_end(outer->source, decl);
    struct emission *emission = emission_new(outer->arena, outer->program, outer->fn, outer->out, decl->begin, end);
    emission->place = outer->place;
    emission->expand_all = meets_other_macros(emission, decl->begin, end);
    edit_definition(emission, decl, end);
    print_line_end(outer->out);
    unsigned pops = emit_packing(outer, outer->fn->decl->begin, decl->begin);
    emit_at(emission, decl->begin);
    emit_tokens(emission, decl->begin, end);
    print_text(outer->out, ";\n");
    while (pops-- > 0) {
        print_text(outer->out, "#pragma pack(pop)\n");
    }
}

static const struct scoped *
next_by_end(const struct scopes *scopes, token_index after)
{
    const struct scoped *next = NULL;
    for (size_t i = 0; i < scopes->items.len; i++) {
        const struct scoped *scoped = scopes->items.items[i];
        if (scoped->is_hoisted && scoped->decl->is_definition && scoped->decl->end > after &&
            (!next || scoped->decl->end < next->decl->end)) {
            next = scoped;
        }
    }
    return next;
}

/* Whether a definition before that of the struct points to it. */
static bool
needs_forward(const struct function *fn, const struct decl *decl)
{
    for (size_t i = 0; decl->is_definition && i < fn->scopes->items.len; i++) {
        const struct scoped *scoped = fn->scopes->items.items[i];
        const struct decl *earlier = scoped->decl;
        bool is_earlier = scoped->is_hoisted && earlier->is_definition && earlier->end < decl->end;
        for (token_index at = earlier->begin; is_earlier && at < earlier->end; at++) {
            const struct decl *named = scopes_resolve(fn, at);
            if (named && named->first == decl->first) {
                return true;
            }
        }
    }
    return !decl->is_definition;
}

void
hoist_emit(struct emission *emission)
{
    const struct scopes *scopes = emission->fn->scopes;
    for (size_t i = 0; i < scopes->items.len; i++) {
        const struct scoped *scoped = scopes->items.items[i];
        if (scoped->is_hoisted && scoped->decl->kind == DECL_RECORD && needs_forward(emission->fn, scoped->decl)) {
            print_generated(emission->out);
            print_format(emission->out, "%s;\n", scoped->decl->first->new_name);
        }
    }
    token_index after = 0;
    for (const struct scoped *next; (next = next_by_end(scopes, after)) != NULL;) {
        emit_definition(emission, next->decl);
        after = next->decl->end;
    }
}
