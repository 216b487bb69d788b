/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Finds the macro calls in the written tokens, and writes the text again with a marker before and behind each:
 *     x = MAX(a, b) + 1;
 *     x =  __asyncc_b__ MAX(a, b) __asyncc_e__  + 1;
 * Lines keep their numbers, so __LINE__ and the compiler's messages stay right. A call that is marked too long costs
 * nothing but precision; one that is marked too short would be misread, so extents err on the long side. */
#include "clang/written.h"

static struct str
written_name(const struct loading *loading, written_index at)
{
    const struct source *source = loading->source;
    return spelling_join(source->arena, source->written[at].text);
}

/* Behind the parenthesis that closes the one at `open`; 0 if none does. Pragmas may stand between. */
static written_index
find_close(const struct source *source, written_index open)
{
    unsigned depth = 0;
    for (written_index i = open; i + 1 < source->written_count; i++) {
        const struct written_token *token = &source->written[i];
        if (token->kind != TOKEN_PUNCT || token->text.len != 1) {
            continue;
        }
        if (token->text.ptr[0] == '(') {
            depth++;
        } else if (token->text.ptr[0] == ')' && --depth == 0) {
            return i + 1;
        }
    }
    return 0;
}

static bool
is_open_paren(const struct source *source, written_index at)
{
    return source->written[at].kind == TOKEN_PUNCT && str_is(source->written[at].text, "(");
}

/* The first token at or behind `at` that is no pragma: a pragma between a macro's name and its ( does not part them. */
static written_index
skip_pragmas(const struct source *source, written_index at)
{
    while (source->written[at].kind == TOKEN_PRAGMA) {
        at++;
    }
    return at;
}

static void
report_open_call(const struct loading *loading, written_index at)
{
    const struct source *source = loading->source;
    diag_report(loading->diag, SEVERITY_ERROR, source_written_position(source, at),
                "the arguments of macro '%.*s' do not end in this file", STR_ARG(source->written[at].text));
}

enum call_find { CALL_NONE, CALL_FOUND, CALL_OPEN };

/* Whether a macro call begins at `at`. */
static enum call_find
find_call(const struct loading *loading, written_index at, struct macro_call *out_call)
{
    const struct source *source = loading->source;
    struct str name = written_name(loading, at);
    const struct macro *macro = macros_find(source->macros, name, at);
    if (!macro || macros_find_keyword(source->macros, name, at) != KEYWORD_NONE) {
        return CALL_NONE;
    }
    written_index end = at + 1;
    if (macro->is_function) {
        written_index open = skip_pragmas(source, end);
        if (!is_open_paren(source, open)) {
            return CALL_NONE;
        }
        end = find_close(source, open);
    }
    /* NULL: what is called next is not known, so whatever it is may go on. */
    while (end && is_open_paren(source, end) && (!macro || macros_may_continue(source->macros, macro, at, &macro))) {
        end = find_close(source, end);
    }
    *out_call = (struct macro_call){at, end};
    return end ? CALL_FOUND : CALL_OPEN;
}

static bool
find_calls(struct loading *loading)
{
    struct source *source = loading->source;
    for (written_index i = 0; i + 1 < source->written_count;) {
        struct macro_call call;
        enum call_find found = CALL_NONE;
        if (source->written[i].kind == TOKEN_IDENT) {
            found = find_call(loading, i, &call);
        }
        if (found == CALL_OPEN) {
            report_open_call(loading, i);
            return false;
        }
        if (found == CALL_FOUND) {
            vec_push(source->arena, &loading->calls, call);
            i = call.end;
        } else {
            i++;
        }
    }
    return true;
}

/* Copies text from one place to another, leaving out what is to be omitted. */
struct copier {
    const struct loading *loading;
    struct buf *out;
    const char *at;
    size_t omitted_next;
};

static void
copy_until(struct copier *copier, const char *until)
{
    const str_vec *omitted = &copier->loading->omitted;
    while (copier->omitted_next < omitted->len && omitted->items[copier->omitted_next].ptr < until) {
        struct str skip = omitted->items[copier->omitted_next++];
        buf_add(copier->out, copier->at, (size_t)(skip.ptr - copier->at));
        copier->at = skip.ptr + skip.len;
        /* A definition over several lines leaves as many empty ones. */
        for (size_t i = 0; i < skip.len; i++) {
            if (skip.ptr[i] == '\n') {
                buf_char(copier->out, '\n');
            }
        }
    }
    buf_add(copier->out, copier->at, (size_t)(until - copier->at));
    copier->at = until;
}

bool
markers_put(struct loading *loading, struct buf *out)
{
    if (!find_calls(loading)) {
        return false;
    }
    const struct source *source = loading->source;
    struct copier copier = {.loading = loading, .out = out, .at = source->text.ptr};
    for (size_t i = 0; i < loading->calls.len; i++) {
        struct macro_call call = loading->calls.items[i];
        struct str last = source->written[call.end - 1].text;
        copy_until(&copier, source->written[call.begin].text.ptr);
        buf_text(out, " " MARKER_BEGIN " ");
        copy_until(&copier, last.ptr + last.len);
        buf_text(out, " " MARKER_END " ");
    }
    copy_until(&copier, source->text.ptr + source->text.len);
    return true;
}
