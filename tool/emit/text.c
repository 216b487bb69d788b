/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Prints ranges of tokens. */
#include "emit/text.h"

#include "emit/body.h"
#include "emit/edits.h"

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
    if (count) {
        memcpy(edit->pieces, pieces, count * sizeof *pieces);
    }
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
    if (!emission->is_again) {
        print_at(emission->out, source->files[written->file].path, written->line);
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
    bool is_first = token == 0 || token_at(emission, token - 1)->begin != first->begin;
    if (!is_first || emission->expand_all) {
        return token;
    }
    token_index i = token;
    while (i < end && token_at(emission, i)->begin == first->begin) {
        if (find_edit(emission, i, end, outer)) {
            return token;
        }
        i++;
    }
    return token_at(emission, i)->begin >= first->end ? i : token;
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

/* The written tokens of a macro call as they stand; they mean the tokens up to `end`. */
static void
emit_call(struct emission *emission, token_index token, token_index end)
{
    const struct source *source = emission->source;
    const struct token *call = token_at(emission, token);
    for (written_index i = call->begin; i < call->end; i++) {
        if (i > call->begin) {
            emit_written_gap(emission, i - 1);
        }
        print_quiet(emission->out, source->written[i].text);
    }
    for (token_index i = token; i < end; i++) {
        print_meant(emission->out, token_at(emission, i));
        if (token_at(emission, i)->kind == TOKEN_PRAGMA) {
            note_printed(emission, token_at(emission, i)->text.ptr);
        }
    }
}

static void
emit_token(struct emission *emission, token_index token)
{
    const struct token *now = token_at(emission, token);
    if (now->kind == TOKEN_PRAGMA) {
        emit_pragma(emission, token);
        return;
    }
    print_quiet(emission->out, now->text);
    print_meant(emission->out, now);
}

static bool
is_blank(struct str gap)
{
    for (size_t i = 0; i < gap.len; i++) {
        if (gap.ptr[i] != ' ' && gap.ptr[i] != '\t') {
            return false;
        }
    }
    return true;
}

/* Whether the token is printed as it was written, and nothing but blanks stands between it and the one before, of which
 * the same holds. */
static bool
goes_on(const struct emission *emission, token_index token)
{
    const struct token *now = token_at(emission, token);
    if (emission->edits[token - emission->first_token] || !now->is_direct || now->keyword != KEYWORD_NONE ||
        now->kind == TOKEN_PRAGMA || now->begin != now[-1].end) {
        return false;
    }
    const struct written_token *written = &emission->source->written[now->begin];
    return written[-1].line == written->line && written[-1].file == written->file &&
           str_eq(now->text, written->text) && is_blank(source_gap(emission->source, now->begin - 1));
}

/* The longest run of such tokens from `token` on, at once; where it ends. */
static token_index
emit_run(struct emission *emission, token_index token, token_index end)
{
    const struct token *first = token_at(emission, token);
    const char *begin = emission->source->written[first->begin].text.ptr;
    struct str text = emission->source->written[first->begin].text;
    bool is_run = first->is_direct && first->keyword == KEYWORD_NONE && first->kind != TOKEN_PRAGMA &&
                  !emission->expand_all && !emission->out->keeps_meaning && str_eq(first->text, text);
    if (!is_run) {
        return token;
    }
    for (token++; token < end && goes_on(emission, token); token++) {
        text = token_at(emission, token)->text;
        text.ptr = emission->source->written[token_at(emission, token)->begin].text.ptr;
    }
    print_quiet(emission->out, (struct str){begin, (size_t)(text.ptr + text.len - begin)});
    return token;
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
        token_index run_end = emit_run(emission, i, end);
        if (run_end > i) {
            i = run_end;
            continue;
        }
        const struct token *token = token_at(emission, i);
        if (!token->is_direct) {
            token_index call_end = find_call_end(emission, i, end, outer);
            if (call_end > i) {
                emit_call(emission, i, call_end);
                i = call_end;
                continue;
            }
            note_macro(emission, i);
        } else if (emission->expand_all) {
            note_macro(emission, i);
        }
        emit_token(emission, i);
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
result_text(const struct emission *emission)
{
    const struct function *fn = emission->fn;
    return fn->is_plain ? arena_printf(emission->arena, "*%s", fn->result_name) : slot_text(emission, fn->result);
}

const char *
result_record(const struct function *fn)
{
    return fn->is_plain && fn->result ? "head" : "frame";
}

const char *
static_suffix(enum keyword keyword)
{
    return keyword == KEYWORD_STATIC_TASK ? "__task" : keyword == KEYWORD_STATIC_GENERATOR ? "__generator" : NULL;
}

static const char *
callee_result_text(const struct emission *emission, const struct await *await)
{
    const struct function *callee = program_find(emission->program, await->callee);
    return arena_printf(emission->arena, "%s.%s", slot_text(emission, await->slot), callee->result->path);
}

const char *
local_text(const struct emission *emission, const struct local *local)
{
    if (local->result_of) {
        return callee_result_text(emission, local->result_of);
    }
    if (local->place == PLACE_LENT) {
        return arena_printf(emission->arena, "(*%s)", local->name);
    }
    return local->place == PLACE_FRAME ? slot_text(emission, local->slot) : local->name;
}

const char *
hole_text(struct emission *emission, const struct hole *hole)
{
    switch (hole->kind) {
    case HOLE_LOCAL:
        return local_text(emission, hole->local);
    case HOLE_RESULT:
        break;
    case HOLE_NOTHING:
        return "(void)0";
    case HOLE_TARGET:
        return arena_printf(emission->arena, "*%s", local_text(emission, hole->local));
    case HOLE_ITEM:
        return generator_item(emission, hole->local);
    case HOLE_ARM:
        return gather_result(emission, hole->await, hole->arm);
    case HOLE_ARM_OK:
        return gather_success(emission, hole->await, hole->arm);
    }
    const struct await *await = hole->await;
    const char *storage = slot_text(emission, await->slot);
    if (await->arms) {
        return arena_printf(emission->arena, "async__gather__value(&%s.gather)", storage);
    }
    if (await->kind == AWAIT_LEAF) {
        return arena_printf(emission->arena, "%.*s__value(&%s)", STR_ARG(await->leaf->decl->name), storage);
    }
    if (await->foreign) {
        return arena_printf(emission->arena, "%s.head.result", storage);
    }
    return callee_result_text(emission, await);
}

static int
compare_nodes(const void *a, const void *b)
{
    const struct node *left = *(struct node *const *)a;
    const struct node *right = *(struct node *const *)b;
    return left->begin < right->begin ? -1 : left->begin > right->begin;
}

static void
emit_operands(struct emission *emission, const struct node *node)
{
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
        bool is_await = node->is_plain_call && children[i]->begin == at + 1; /* it and the space behind it */
        if (children[i]->begin > at && !is_await) {
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

static bool
is_edited_whole(const struct emission *emission, const struct node *node)
{
    const struct edit *edit = find_edit(emission, node->begin, node->end, NULL);
    return edit && edit->end == node->end;
}

/* & that the source has not. */
static bool
is_address_of_ours(const struct node *node)
{
    return node->kind == NODE_UNARY && node->unary == UNARY_ADDRESS && node->begin == node->children[0]->begin;
}

void
emit_expr(struct emission *emission, const struct node *node)
{
    const struct local *literal = node->kind == NODE_COMPOUND_LITERAL && node->decl ? node->decl->info : NULL;
    if (node->info) {
        print_text(emission->out, hole_text(emission, node->info));
    } else if (is_address_of_ours(node)) {
        print_text(emission->out, "&");
        emit_expr(emission, node->children[0]);
    } else if (!node->has_await && !node->needs_order) {
        emit_range(emission, node->begin, node->end, NULL);
    } else if (node->kind == NODE_CONSUMER && is_edited_whole(emission, node)) {
        emit_edit(emission, find_edit(emission, node->begin, node->end, NULL));
    } else if (literal && literal->place == PLACE_FRAME) {
        print_text(emission->out, literal_prefix(emission, literal));
        emit_operands(emission, node);
        print_text(emission->out, literal_suffix(emission, literal));
    } else {
        emit_operands(emission, node);
    }
}

void
emit_line(struct emission *emission, const char *format, ...)
{
    print_generated(emission->out);
    print_text(emission->out, emission->indent);
    va_list args;
    va_start(args, format);
    print_vformat(emission->out, format, args);
    va_end(args);
    print_text(emission->out, "\n");
}
