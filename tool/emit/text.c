/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Prints ranges of tokens. */
#include "emit/text.h"

#include <ctype.h>
#include <stdlib.h>

struct emission *
emission_new(struct arena *arena, struct program *program, struct function *fn, struct printer *out,
             token_index begin, token_index end)
{
    struct emission *emission = ARENA_NEW(arena, struct emission);
    emission->arena = arena;
    emission->program = program;
    emission->source = program->source;
    emission->fn = fn;
    emission->out = out;
    emission->first_token = begin;
    emission->token_count = end - begin;
    emission->edits = ARENA_ARRAY(arena, struct edit *, emission->token_count + 1);
    emission->switched_off_set.arena = arena;
    emission->indent = "    ";
    emission->place = program->source->tokens[begin].begin;
    return emission;
}

void
edit_add(struct emission *emission, token_index begin, token_index end, const struct piece *pieces, size_t count)
{
    struct edit *edit = ARENA_NEW(emission->arena, struct edit);
    edit->begin = begin;
    edit->end = end;
    edit->piece_count = count;
    edit->pieces = ARENA_ARRAY(emission->arena, struct piece, count ? count : 1);
    memcpy(edit->pieces, pieces, count * sizeof *pieces);
    struct edit **at = &emission->edits[begin - emission->first_token];
    while (*at && (*at)->end > end) {
        at = &(*at)->inner;
    }
    edit->inner = *at;
    *at = edit;
}

void
edit_text(struct emission *emission, token_index begin, token_index end, const char *text)
{
    struct piece piece = PIECE_TEXT(text);
    edit_add(emission, begin, end, &piece, 1);
}

static const struct token *
token_at(const struct emission *emission, token_index token)
{
    return &emission->source->tokens[token];
}

void
emit_at(struct emission *emission, token_index token)
{
    const struct source *source = emission->source;
    const struct written_token *written = &source->written[token_at(emission, token)->begin];
    print_at(emission->out, source->files[written->file].path, written->line);
}

/* A line of the gap that begins with '#': whether it is to be kept. The preprocessor's own line markers and the remains of
 * conditionals are not. */
static bool
is_kept_directive(const char *line, const char *end)
{
    static const char *const kept[] = {"define", "undef", "pragma", "error", "warning", "ident"};
    const char *c = line + 1;
    while (c < end && (*c == ' ' || *c == '\t')) {
        c++;
    }
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        size_t len = strlen(kept[i]);
        if ((size_t)(end - c) >= len && memcmp(c, kept[i], len) == 0) {
            return true;
        }
    }
    return false;
}

static const char *
line_end(const char *c, const char *end)
{
    while (c < end && *c != '\n') {
        if (*c == '\\' && c + 1 < end) {
            c++;
        }
        c++;
    }
    return c < end ? c + 1 : end;
}

static const char *
comment_end(const char *c, const char *end)
{
    if (c[1] == '/') {
        while (c < end && *c != '\n') {
            c++;
        }
        return c;
    }
    for (c += 2; c + 1 < end && !(c[0] == '*' && c[1] == '/'); c++) {
    }
    return c + 1 < end ? c + 2 : end;
}

/* White space and comments, and directives that have an effect on what follows. Anything else in a gap was left out by a
 * conditional. */
static void
print_gap(struct emission *emission, struct str gap)
{
    const char *c = gap.ptr;
    const char *end = gap.ptr + gap.len;
    bool at_start = false;
    while (c < end) {
        const char *start = c;
        if (*c == '#' && at_start) {
            c = line_end(c, end);
            if (is_kept_directive(start, c)) {
                print_line_end(emission->out);
                print_str(emission->out, (struct str){start, (size_t)(c - start)});
            }
            continue;
        }
        if (*c == '/' && c + 1 < end && (c[1] == '*' || c[1] == '/')) {
            c = comment_end(c, end);
        } else if (isspace((unsigned char)*c) || *c == '\\') {
            at_start = *c == '\n' || (at_start && *c != '\\');
            c++;
        } else {
            c = line_end(c, end);
            continue;
        }
        print_str(emission->out, (struct str){start, (size_t)(c - start)});
    }
}

static bool
is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

/* Whether two tokens side by side would be read as one or as another. */
static bool
would_paste(struct str a, struct str b)
{
    char last = a.ptr[a.len - 1];
    char first = b.ptr[0];
    if (is_word(last) && (is_word(first) || first == '"' || first == '\'')) {
        return true;
    }
    return strchr("+-<>=&|*/.:%#!^", last) && strchr("+-<>=&|*/.:%#!^0123456789", first) && first != '\0';
}

static void
print_separator(struct emission *emission, token_index token)
{
    const struct token *now = token_at(emission, token);
    const struct token *before = now - 1;
    if (now->has_space || now->at_line_start || would_paste(before->text, now->text)) {
        print_text(emission->out, " ");
    }
}

void
emit_gap(struct emission *emission, token_index token)
{
    const struct token *now = token_at(emission, token);
    const struct token *before = token_at(emission, token - 1);
    if (before->begin == now->begin || before->end > now->begin || emission->expand_all) {
        print_separator(emission, token);
        return;
    }
    for (written_index i = before->end - 1; i < now->begin; i++) {
        print_gap(emission, source_gap(emission->source, i));
        if (i + 1 < now->begin) {
            print_str(emission->out, emission->source->written[i + 1].text);
        }
    }
}

/* Remembers that the name, written expanded, would be expanded again. */
static void
note_macro(struct emission *emission, token_index token)
{
    struct str name = token_at(emission, token)->text;
    if (token_at(emission, token)->kind != TOKEN_IDENT || map_find(&emission->switched_off_set, name) ||
        !source_is_macro(emission->source, name, emission->place)) {
        return;
    }
    map_set(&emission->switched_off_set, name, emission);
    vec_push(emission->arena, &emission->switched_off, name);
}

static struct edit *
find_edit(const struct emission *emission, token_index token, token_index end, const struct edit *outer)
{
    if (token - emission->first_token >= emission->token_count) {
        return NULL;
    }
    struct edit *edit = emission->edits[token - emission->first_token];
    while (edit && (edit->end > end || (outer && edit->begin == outer->begin && edit->end >= outer->end))) {
        edit = edit->inner;
    }
    return edit;
}

/* The end of the macro call's tokens if all of them lie in [token, end) and none changes; else `token`. */
static token_index
find_call_end(const struct emission *emission, token_index token, token_index end, const struct edit *outer)
{
    const struct token *first = token_at(emission, token);
    bool is_whole = token == 0 || token_at(emission, token - 1)->begin != first->begin;
    token_index i = token;
    while (i < end && token_at(emission, i)->begin == first->begin) {
        if (find_edit(emission, i, end, outer)) {
            return token;
        }
        i++;
    }
    is_whole = is_whole && token_at(emission, i)->begin != first->begin && token_at(emission, i)->begin >= first->end;
    return is_whole && !emission->expand_all ? i : token;
}

static void emit_range(struct emission *emission, token_index begin, token_index end, const struct edit *outer);

static void
emit_edit(struct emission *emission, const struct edit *edit)
{
    for (size_t i = 0; i < edit->piece_count; i++) {
        const struct piece *piece = &edit->pieces[i];
        if (piece->text) {
            print_text(emission->out, piece->text);
        } else if (piece->node) {
            emit_expr(emission, piece->node);
        } else {
            emit_range(emission, piece->begin, piece->end, edit);
        }
    }
}

/* The written tokens of a macro call as they stand. */
static void
emit_call(struct emission *emission, token_index token)
{
    const struct source *source = emission->source;
    const struct token *call = token_at(emission, token);
    for (written_index i = call->begin; i < call->end; i++) {
        if (i > call->begin) {
            print_gap(emission, source_gap(source, i - 1));
        }
        print_str(emission->out, source->written[i].text);
    }
}

static void
emit_range(struct emission *emission, token_index begin, token_index end, const struct edit *outer)
{
    token_index i = begin;
    while (i < end) {
        if (i > begin) {
            emit_gap(emission, i);
        }
        emit_at(emission, i);
        const struct edit *edit = find_edit(emission, i, end, outer);
        if (edit) {
            emit_edit(emission, edit);
            i = edit->end;
            continue;
        }
        const struct token *token = token_at(emission, i);
        if (!token->is_direct) {
            token_index call_end = find_call_end(emission, i, end, outer);
            if (call_end > i) {
                emit_call(emission, i);
                i = call_end;
                continue;
            }
            note_macro(emission, i);
        } else if (emission->expand_all) {
            note_macro(emission, i);
        }
        if (token->kind == TOKEN_PRAGMA) {
            print_line_end(emission->out);
        }
        print_str(emission->out, token->text);
        if (token->kind == TOKEN_PRAGMA) {
            print_line_end(emission->out);
        }
        i++;
    }
}

void
emit_tokens(struct emission *emission, token_index begin, token_index end)
{
    emit_range(emission, begin, end, NULL);
}

const char *
slot_text(const struct emission *emission, const struct slot *slot)
{
    return arena_printf(emission->arena, "%s->%s", emission->fn->frame_name, slot->path);
}

const char *
local_text(const struct emission *emission, const struct local *local)
{
    return local->place == PLACE_FRAME ? slot_text(emission, local->slot) : local->name;
}

const char *
hole_text(const struct emission *emission, const struct hole *hole)
{
    switch (hole->kind) {
    case HOLE_LOCAL:
        return local_text(emission, hole->local);
    case HOLE_RESULT:
        break;
    case HOLE_NOTHING:
        return "(void)0";
    }
    const struct await *await = hole->await;
    const char *storage = slot_text(emission, await->slot);
    if (await->kind == AWAIT_LEAF) {
        return arena_printf(emission->arena, "%.*s__value(&%s)", STR_ARG(await->leaf->decl->name), storage);
    }
    const struct function *callee = program_find(emission->program, await->callee);
    return arena_printf(emission->arena, "%s.%s", storage, callee->result->path);
}

static int
compare_nodes(const void *a, const void *b)
{
    const struct node *left = *(struct node *const *)a;
    const struct node *right = *(struct node *const *)b;
    return left->begin < right->begin ? -1 : left->begin > right->begin;
}

void
emit_expr(struct emission *emission, const struct node *node)
{
    if (node->info) {
        print_text(emission->out, hole_text(emission, node->info));
        return;
    }
    if (!node->has_await && !node->needs_order) {
        emit_range(emission, node->begin, node->end, NULL);
        return;
    }
    struct node **children = ARENA_ARRAY(emission->arena, struct node *, node->child_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < node->child_count; i++) {
        if (node->children[i]) {
            children[count++] = node->children[i];
        }
    }
    qsort(children, count, sizeof *children, compare_nodes);
    token_index at = node->begin;
    for (size_t i = 0; i < count; i++) {
        if (children[i]->begin > at) {
            emit_range(emission, at, children[i]->begin, NULL);
            emit_gap(emission, children[i]->begin);
        }
        emit_expr(emission, children[i]);
        at = children[i]->end;
        if (at < node->end) {
            emit_gap(emission, at);
        }
    }
    if (at < node->end) {
        emit_range(emission, at, node->end, NULL);
    }
}

void
emit_line(struct emission *emission, const char *format, ...)
{
    print_generated(emission->out);
    print_text(emission->out, emission->indent);
    va_list args;
    va_start(args, format);
    print_text(emission->out, arena_vprintf(emission->arena, format, args));
    va_end(args);
    print_text(emission->out, "\n");
}
