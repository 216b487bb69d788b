/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Declarations whose variables moved to the frame or are saved there.
 *
 *     const int n = 3, *p;           int n = 3, *p = 0;
 *     struct point a = {1, 2};  ->   frame->a = (struct point){1, 2};
 *     char buf[8] = "abc";           memcpy(frame->buf, (char [8]){"abc"}, sizeof frame->buf);
 */
#include "analysis/unite.h"
#include "emit/edits.h"
#include "emit/store.h"
#include "emit/types.h"
#include "emit/unit.h"

static bool
token_is(const struct source *source, token_index token, const char *text)
{
    return str_is(source->tokens[token].text, text);
}

token_index
skip_group(const struct source *source, token_index token)
{
    unsigned depth = 0;
    do {
        const struct str text = source->tokens[token].text;
        if (str_is(text, "(") || str_is(text, "{") || str_is(text, "[") || str_is(text, "<:") || str_is(text, "<%")) {
            depth++;
        } else if (str_is(text, ")") || str_is(text, "}") || str_is(text, "]") || str_is(text, ":>") || str_is(text, "%>")) {
            depth--;
        }
        token++;
    } while (depth > 0);
    return token;
}

/* Behind the declaration specifiers that begin at `token`. */
static token_index
skip_specifiers(const struct source *source, token_index token)
{
    static const char *const qualifiers[] = {
        "const", "volatile", "restrict", "__restrict", "__restrict__", "__const", "__volatile__", "static", "extern",
        "register", "auto", "inline", "__inline", "__inline__", "typedef", "_Thread_local", "__thread", "__extension__",
        "_Noreturn", NULL};
    static const char *const bare_types[] = {
        "void", "char", "short", "int", "long", "float", "double", "signed", "unsigned", "_Bool", "_Complex",
        "__complex__", "__signed__", "__signed", "__int128", "__int128_t", "__uint128_t", "_Float16", "_Float32",
        "_Float64", "_Float128", "__float128", "__auto_type", "_Imaginary", NULL};
    static const char *const with_group[] = {"__attribute__", "__attribute", "_Alignas", "__typeof__", "typeof",
                                             "__typeof", "_Atomic", NULL};
    bool has_type = false;
    for (;;) {
        struct str text = source->tokens[token].text;
        if (str_is_one_of(text, with_group)) {
            has_type |= !str_starts_with(text, "__attr") && !str_is(text, "_Alignas") && token_is(source, token + 1, "(");
            token++;
            if (token_is(source, token, "(")) {
                token = skip_group(source, token);
            }
        } else if (str_is_one_of(text, qualifiers)) {
            token++;
        } else if (str_is_one_of(text, bare_types)) {
            has_type = true;
            token++;
        } else if (str_is(text, "struct") || str_is(text, "union") || str_is(text, "enum")) {
            has_type = true;
            token++;
            while (str_starts_with(source->tokens[token].text, "__attribute")) {
                token = skip_group(source, token + 1);
            }
            if (source->tokens[token].kind == TOKEN_IDENT) {
                token++;
            }
            if (token_is(source, token, "{") || token_is(source, token, "<%")) {
                token = skip_group(source, token);
            }
        } else if (source->tokens[token].kind == TOKEN_IDENT && !has_type) {
            has_type = true;
            token++;
        } else {
            return token;
        }
    }
}

struct declarator
find_declarator(const struct source *source, const struct decl *decl, const struct decl *previous)
{
    struct declarator parts;
    parts.specifiers_end = skip_specifiers(source, decl->begin);
    parts.begin = previous ? previous->end + 1 : parts.specifiers_end;
    parts.end = decl->end;
    if (decl->init && !decl->is_bit_field) {
        parts.end = decl->init->begin;
        while (parts.end > parts.begin && !token_is(source, parts.end, "=")) {
            parts.end--;
        }
    }
    return parts;
}

static bool
is_zero_list(const struct source *source, const struct node *init)
{
    token_index first = init->begin + 1;
    return init->end - init->begin == 2 || (init->end - init->begin == 3 && token_is(source, first, "0"));
}

static const struct type *
element_of(const struct type *type)
{
    while (type->kind == TYPE_ARRAY) {
        type = type->target;
    }
    return type;
}

static bool
is_integral(const struct type *type)
{
    type = element_of(type);
    return type->kind == TYPE_INTEGER || type->kind == TYPE_BOOL || type->kind == TYPE_ENUM;
}

struct piece_list {
    struct piece items[12];
    size_t len;
};

static void
add(struct piece_list *list, struct piece piece)
{
    list->items[list->len++] = piece;
}

/* memcpy(place, (T){…}, size) */
static void
add_copy(struct emission *emission, struct piece_list *list, const struct local *local, const struct node *init)
{
    struct arena *arena = emission->arena;
    const struct type *type = local->type;
    const char *place = local_text(emission, local);
    bool is_array = type->kind == TYPE_ARRAY;
    bool is_volatile = type->is_volatile || element_of(type)->is_volatile;
    bool has_braces = is_array && init->kind == NODE_INIT_LIST;
    struct buf text = {0};
    type_declare(arena, &text, type, is_array ? "" : "[1]", QUALIFIERS_DROPPED);
    add(list, PIECE_TEXT(arena_printf(arena, "async__copy(%s%s%s, %s(%s)%s", is_volatile ? "(void *)" : "",
                                      is_array ? "" : "&", place, is_volatile ? "(const void *)" : "", text.data,
                                      has_braces ? "" : "{")));
    add(list, PIECE_NODE(init));
    add(list, PIECE_TEXT(arena_printf(arena, "%s, sizeof %s)", has_braces ? "" : "}", place)));
    buf_free(&text);
}

/* The initialization of a variable in the frame, as an expression. */
static void
add_frame_init(struct emission *emission, struct piece_list *list, const struct local *local, const struct node *init)
{
    struct arena *arena = emission->arena;
    const char *place = local_text(emission, local);
    const struct type *type = local->type;
    if (type->kind == TYPE_ARRAY && init->kind == NODE_INIT_LIST && is_integral(type) &&
        is_zero_list(emission->source, init)) {
        const char *cast = element_of(type)->is_volatile ? "(void *)" : "";
        add(list, PIECE_TEXT(arena_printf(arena, "async__zero(%s%s, sizeof %s)", cast, place, place)));
        return;
    }
    if (type->kind == TYPE_ARRAY || !type_is_assignable(type)) {
        add_copy(emission, list, local, init);
        return;
    }
    const char *type_text = type_name(arena, type, QUALIFIERS_DROPPED);
    const char *literal = init->kind == NODE_INIT_LIST ? arena_printf(arena, "(%s)", type_text) : "";
    add(list, PIECE_TEXT(arena_printf(arena, "%s = %s", place, literal)));
    add(list, PIECE_NODE(init));
}

const char *
literal_prefix(struct emission *emission, const struct local *local)
{
    struct arena *arena = emission->arena;
    const struct type *type = local->type;
    const char *place = local_text(emission, local);
    bool is_array = type->kind == TYPE_ARRAY;
    bool is_volatile = type->is_volatile || element_of(type)->is_volatile;
    if (!is_array && type_is_assignable(type)) {
        return arena_printf(arena, "(*(%s = ", place);
    }
    const char *address = is_array ? "" : "&";
    return arena_printf(arena, "(*(async__copy(%s%s%s, %s%s", is_volatile ? "(void *)" : "", address, place,
                        is_volatile ? "(const void *)" : "", address);
}

const char *
literal_suffix(struct emission *emission, const struct local *local)
{
    struct arena *arena = emission->arena;
    const char *place = local_text(emission, local);
    bool is_assigned = local->type->kind != TYPE_ARRAY && type_is_assignable(local->type);
    return is_assigned ? arena_printf(arena, ", &%s))", place)
                       : arena_printf(arena, ", sizeof %s), &%s))", place, place);
}

/* register int r asm("r4"): without the first word the compiler takes no notice of the others. */
static bool
is_in_named_register(const struct source *source, const struct decl *decl, struct declarator parts)
{
    for (token_index i = decl->name_token; i < parts.end; i++) {
        if (token_is(source, i, "asm") || token_is(source, i, "__asm__") || token_is(source, i, "__asm")) {
            return true;
        }
    }
    return false;
}

/* const and register of a variable that is restored. */
static void
drop_qualifiers(struct emission *emission, const struct decl *decl, struct declarator parts)
{
    const struct source *source = emission->source;
    token_index last_star = 0;
    for (token_index i = parts.begin; i < parts.end && i != decl->name_token; i++) {
        if (token_is(source, i, "*")) {
            last_star = i;
        }
    }
    token_index begin = last_star ? last_star : decl->begin;
    token_index end = last_star ? decl->name_token : parts.specifiers_end;
    for (token_index i = begin; i < end; i++) {
        if (token_is(source, i, "{")) {
            i = skip_group(source, i) - 1;
        } else if (token_is(source, i, "const") || token_is(source, i, "__const")) {
            edit_text(emission, i, i + 1, "");
        }
    }
    bool keeps_register = is_in_named_register(source, decl, parts);
    for (token_index i = decl->begin; i < parts.specifiers_end && !keeps_register; i++) {
        if (token_is(source, i, "register")) {
            edit_text(emission, i, i + 1, "");
        }
    }
}

static const char *
zero_of(const struct type *type)
{
    return type->kind == TYPE_RECORD || type->kind == TYPE_COMPLEX ? "{0}" : "0";
}

/* A variable that is restored stays a declaration. */
static void
edit_saved(struct emission *emission, const struct local *local, const struct decl *previous)
{
    const struct decl *decl = local->decl;
    struct declarator parts = find_declarator(emission->source, decl, previous);
    drop_qualifiers(emission, decl, parts);
    if (!decl->init && unit_starts_as_zero(emission, local)) {
        struct piece pieces[2] = {PIECE_TOKENS(decl->end - 1, decl->end),
                                  PIECE_TEXT(arena_printf(emission->arena, " = %s", zero_of(local->type)))};
        edit_add(emission, decl->end - 1, decl->end, pieces, 2);
    }
}

/* One declaration on its own: specifiers, declarator, initializer. Types defined there have moved (emit/hoist.c). */
static void
add_plain(struct emission *emission, struct piece_list *list, const struct decl *decl, const struct decl *previous,
          const struct node *init)
{
    struct declarator parts = find_declarator(emission->source, decl, previous);
    add(list, PIECE_TOKENS(decl->begin, parts.specifiers_end));
    add(list, PIECE_TEXT(" "));
    add(list, PIECE_TOKENS(parts.begin, parts.end));
    if (init) {
        add(list, PIECE_TEXT(" = "));
        add(list, PIECE_NODE(init));
    }
}

static const struct local *
local_of(const struct decl *decl)
{
    return decl->kind == DECL_VAR ? decl->info : NULL;
}

/* The whole declaration statement, rewritten as expressions and declarations of their own. */
static void
edit_rewritten(struct emission *emission, struct node *node)
{
    VEC(struct piece) pieces = {0};
    struct arena *arena = emission->arena;
    const struct decl *previous = NULL;
    for (size_t i = 0; i < node->decl_count; i++) {
        const struct decl *decl = node->decls[i];
        if (decl->kind == DECL_RECORD || decl->kind == DECL_ENUM || decl->kind == DECL_ENUMERATOR) {
            continue;
        }
        const struct local *local = local_of(decl);
        struct piece_list list = {0};
        if (!local || local->place != PLACE_FRAME) {
            add_plain(emission, &list, decl, previous, decl->init);
        } else if (decl->init && !unite_is_in_place(local, decl->init)) {
            add_frame_init(emission, &list, local, decl->init);
        }
        if (list.len) {
            add(&list, PIECE_TEXT(i + 1 < node->decl_count ? "; " : ";"));
        }
        for (size_t k = 0; k < list.len; k++) {
            vec_push(arena, &pieces, list.items[k]);
        }
        previous = decl;
    }
    edit_add(emission, node->begin, node->end, pieces.items, pieces.len);
}

/* for (struct s x = …; c; i) body  ->  { frame->x = …; for (; c; i) body } */
static void
edit_for(struct emission *emission, struct node *loop)
{
    struct node *init = loop->children[0];
    edit_rewritten(emission, init);
    struct piece pieces[] = {
        PIECE_TEXT("{ "),
        PIECE_TOKENS(init->begin, init->end),
        PIECE_TEXT(" "),
        PIECE_TOKENS(loop->begin, init->begin),
        PIECE_TEXT(";"),
        PIECE_TOKENS(init->end, loop->end),
        PIECE_TEXT(" }"),
    };
    edit_add(emission, loop->begin, loop->end, pieces, sizeof pieces / sizeof *pieces);
}

void
edit_declaration(struct emission *emission, struct node *node)
{
    bool moves = false;
    const struct decl *previous = NULL;
    for (size_t i = 0; i < node->decl_count; i++) {
        const struct local *local = local_of(node->decls[i]);
        if (local && local->place == PLACE_FRAME) {
            moves = true;
        } else if (local && local->place != PLACE_C) {
            edit_saved(emission, local, previous);
        }
        if (node->decls[i]->kind == DECL_VAR || node->decls[i]->kind == DECL_TYPEDEF ||
            node->decls[i]->kind == DECL_FUNCTION) {
            previous = node->decls[i];
        }
    }
    if (!moves || node->has_await) {
        return;
    }
    if (node->parent && node->parent->kind == NODE_FOR) {
        if (!node->parent->has_await) {
            edit_for(emission, node->parent);
        } else {
            edit_rewritten(emission, node);
        }
    } else {
        edit_rewritten(emission, node);
    }
}

void
emit_declaration(struct emission *emission, const struct stmt *stmt, const struct decl *previous)
{
    struct piece_list list = {0};
    const struct decl *decl = stmt->decl;
    if (decl->kind == DECL_RECORD || decl->kind == DECL_ENUM) {
        return;
    }
    const struct local *local = stmt->local;
    if (local && local->place == PLACE_FRAME) {
        if (!stmt->value || local->result_of || unite_is_in_place(local, stmt->value)) {
            return;
        }
        add_frame_init(emission, &list, local, stmt->value);
    } else {
        add_plain(emission, &list, decl, previous, stmt->value);
    }
    for (size_t i = 0; i < list.len; i++) {
        const struct piece *piece = &list.items[i];
        if (piece->text) {
            print_text(emission->out, piece->text);
        } else if (piece->node) {
            emit_expr(emission, piece->node);
        } else {
            emit_tokens(emission, piece->begin, piece->end);
        }
    }
    print_text(emission->out, ";");
}
