/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Which of clang's errors concern us, and how they are put.
 *
 * An error counts in a function with something of ours in it, in a form at file scope, and in a declaration that one
 * of these names; the user's compiler sees the others in the output. clang knows our words only by what parse_forms.c
 * made of them, so some messages are said otherwise.
 */
#include "clang/parse_report.h"

#include "clang/convert_words.h"

struct reporter {
    struct convert *c;
    struct diag *diag;
    const bool *concerns; /* for each token: an error there is ours                    */
    bool wants_all;       /* all errors but those in system headers                    */
    written_index told;   /* the macro call of ours about which something was said     */
};

static bool
is_system_token(const struct convert *c, token_index at)
{
    return c->source->files[c->source->written[c->source->tokens[at].begin].file].is_system;
}

static bool
is_ours(const struct convert *c, const struct decl *decl, token_index end)
{
    if (decl->body || decl->async_kind != ASYNC_NOT || decl->kind == DECL_TASK_POOL || decl->kind == DECL_ITERATOR ||
        decl->kind == DECL_CONTEXT_MANAGER) {
        return true;
    }
    /* Errors in system headers are gcc's words; what depends on them fails where it is used. */
    bool is_ours = false;
    for (token_index at = decl->begin; at < end && !is_ours && !is_system_token(c, decl->begin); at++) {
        is_ours = c->is_named[at] || c->source->tokens[at].keyword != KEYWORD_NONE;
    }
    return is_ours;
}

/* Where the initializer of a variable at file scope begins: nothing that we translate depends on what stands there. */
static token_index
initializer_of(const struct convert *c, const struct decl *decl, token_index end)
{
    token_index at = decl->begin;
    while (decl->kind == DECL_VAR && at < end && !token_is(c->source, at, "=")) {
        token_index partner = c->input->match[at];
        at = partner != NO_TOKEN && partner > at ? partner + 1 : at + 1;
    }
    bool has_bound = decl->type && decl->type->kind != TYPE_INCOMPLETE_ARRAY;
    for (token_index i = at; i < end; i++) {
        has_bound &= c->source->tokens[i].keyword == KEYWORD_NONE;
    }
    return decl->kind == DECL_VAR && has_bound ? at : end;
}

/* Where the body of a plain function begins, if there is nothing of ours in it. A body that clang cannot parse is one of
 * which nothing is known (convert_inspect.c); whether it is right is for the user's compiler to say. */
static token_index
plain_body_of(const struct convert *c, const struct decl *decl, token_index end)
{
    token_index open = end;
    for (token_index at = decl->begin; at < end; at++) {
        if (c->source->tokens[at].keyword != KEYWORD_NONE) {
            return end;
        }
        if (open == end && token_bracket(&c->source->tokens[at]) == '{' && c->input->match[at] + 1 >= end) {
            open = at;
        }
    }
    return open;
}

static token_index
find_stop(const struct convert *c, const struct decl *decl, token_index end)
{
    if (decl->kind != DECL_FUNCTION) {
        return initializer_of(c, decl, end);
    }
    return decl->body || decl->async_kind != ASYNC_NOT ? end : plain_body_of(c, decl, end);
}

static bool *
mark_concerns(struct convert *c, const struct ast *ast)
{
    size_t count = c->source->token_count;
    bool *concerns = ARENA_ARRAY(c->arena, bool, count + 1);
    for (size_t i = 0; i < ast->decl_count; i++) {
        const struct decl *decl = ast->decls[i];
        token_index end = decl->end < count ? decl->end : (token_index)count;
        if (is_ours(c, decl, end)) {
            token_index stop = find_stop(c, decl, end);
            for (token_index at = decl->begin; at < stop; at++) {
                concerns[at] = true;
            }
        }
    }
    return concerns;
}

static token_index
location_token(const struct reporter *r, CXSourceLocation location)
{
    CXFile file = NULL;
    unsigned offset = 0;
    clang_getFileLocation(location, &file, NULL, NULL, &offset);
    return file ? parse_input_token(r->c->input, offset) : NO_TOKEN;
}

/* `await f().x`: reports with the way out and returns true. `at` is the dot. */
static bool
report_await_member(struct reporter *r, token_index at)
{
    const struct source *source = r->c->source;
    token_index begin = at;
    while (begin > 0 && begin + 8 > at) {
        token_index partner = r->c->input->match[begin - 1];
        begin = partner != NO_TOKEN && partner < begin - 1 ? partner : begin - 1;
        if (keyword_at(r->c, begin) == KEYWORD_AWAIT) {
            break;
        }
    }
    if (keyword_at(r->c, begin) != KEYWORD_AWAIT) {
        return false;
    }
    struct position from = source_position(source, begin);
    struct position to = source_position(source, at);
    diag_report(r->diag, SEVERITY_ERROR, to, "'await' applies to all of what follows it; write (await …)%.*s",
                STR_ARG(source->tokens[at].text));
    if (source->tokens[begin].is_direct && source->tokens[at].is_direct) {
        from.length = to.length = 0;
        diag_fixit(r->diag, from, "(");
        diag_fixit(r->diag, to, ")");
    }
    return true;
}

static void
report_fixits(struct reporter *r, CXDiagnostic diagnostic)
{
    const struct source *source = r->c->source;
    unsigned count = clang_getDiagnosticNumFixIts(diagnostic);
    for (unsigned i = 0; i < count; i++) {
        CXSourceRange range;
        char *text = take_string(r->c, clang_getDiagnosticFixIt(diagnostic, i, &range));
        token_index begin = location_token(r, clang_getRangeStart(range));
        token_index end = location_token(r, clang_getRangeEnd(range));
        /* Only replacements of a word carry over: the spaces of our text are not the user's. */
        if (begin != NO_TOKEN && end == begin && source->tokens[begin].is_direct &&
            source->tokens[begin].kind == TOKEN_IDENT && source->tokens[begin].keyword == KEYWORD_NONE) {
            diag_fixit(r->diag, source_position(source, begin), "%s", text);
        }
    }
}

static void
report_notes(struct reporter *r, CXDiagnostic diagnostic)
{
    CXDiagnosticSet notes = clang_getChildDiagnostics(diagnostic);
    for (unsigned i = 0; i < clang_getNumDiagnosticsInSet(notes); i++) {
        CXDiagnostic note = clang_getDiagnosticInSet(notes, i);
        token_index at = location_token(r, clang_getDiagnosticLocation(note));
        const char *text = take_string(r->c, clang_getDiagnosticSpelling(note));
        if (at != NO_TOKEN && !strstr(text, "__asyncc_") && !strstr(text, "-fbracket-depth") &&
            !report_object_function(r->c, text)) {
            diag_note(r->diag, source_position(r->c->source, at), "%s", text);
        }
        clang_disposeDiagnostic(note);
    }
}

/* The token it is about if it concerns us and is an error, else NO_TOKEN. */
static token_index
find_concern(const struct reporter *r, CXDiagnostic diagnostic)
{
    token_index at = location_token(r, clang_getDiagnosticLocation(diagnostic));
    if (at == NO_TOKEN || (!r->concerns[at] && (!r->wants_all || is_system_token(r->c, at)))) {
        return NO_TOKEN;
    }
    bool is_error = clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error ||
                    report_is_error(r->c, at, take_string(r->c, clang_getDiagnosticSpelling(diagnostic)));
    return is_error ? at : NO_TOKEN;
}

/* True if it was reported. */
static bool
report_error(struct reporter *r, CXDiagnostic diagnostic)
{
    token_index at = find_concern(r, diagnostic);
    if (at == NO_TOKEN) {
        return false;
    }
    const char *text = take_string(r->c, clang_getDiagnosticSpelling(diagnostic));
    written_index macro = report_item_macro(r->c, at);
    if (macro != NO_WRITTEN && macro == r->told) {
        return true; /* what follows from the first mistake */
    }
    r->told = macro;
    if (str_starts_with(str_from(text), "member reference ") && report_await_member(r, at)) {
        return true;
    }
    diag_report(r->diag, SEVERITY_ERROR, source_position(r->c->source, at), "%s", report_reword(r->c, at, text));
    report_fixits(r, diagnostic);
    report_notes(r, diagnostic);
    return true;
}

static bool
report_errors(struct reporter *r)
{
    bool has_errors = false;
    unsigned count = clang_getNumDiagnostics(r->c->unit);
    for (unsigned i = 0; i < count; i++) {
        CXDiagnostic diagnostic = clang_getDiagnostic(r->c->unit, i);
        has_errors |= report_error(r, diagnostic);
        clang_disposeDiagnostic(diagnostic);
    }
    return has_errors;
}

static bool
is_unmet(const struct convert *c, token_index at)
{
    return c->source->tokens[at].keyword != KEYWORD_NONE && !c->input->is_settled[at] && c->met[at] == 0;
}

/* The first, or the number of tokens. */
static token_index
find_unmet(const struct convert *c)
{
    token_index at = 0;
    while (at < c->source->token_count && !is_unmet(c, at)) {
        at++;
    }
    return at;
}

/* Each word of the language has to have become part of the tree. One that did not stands where it means nothing, or in
 * a declaration that clang gave up: then its errors say more. */
static bool
check_keywords(struct reporter *r)
{
    const struct source *source = r->c->source;
    token_index at = find_unmet(r->c);
    if (at == source->token_count) {
        return false;
    }
    r->wants_all = true;
    if (report_errors(r)) {
        return true;
    }
    for (; at < source->token_count; at++) {
        if (is_unmet(r->c, at)) {
            enum keyword keyword = source->tokens[at].keyword;
            diag_report(r->diag, SEVERITY_ERROR, source_position(source, at), "'%s' is not allowed here%s",
                        parse_keyword_spelling(keyword),
                        keyword == KEYWORD_ASYNC ? "; it declares functions, and in a typedef pointers to them" : "");
        }
    }
    return true;
}

bool
parse_finds_errors(struct convert *c, const struct ast *ast)
{
    struct reporter reporter = {c, NULL, mark_concerns(c, ast), false, NO_WRITTEN};
    bool has_errors = find_unmet(c) < c->source->token_count;
    unsigned count = clang_getNumDiagnostics(c->unit);
    for (unsigned i = 0; i < count && !has_errors; i++) {
        CXDiagnostic diagnostic = clang_getDiagnostic(c->unit, i);
        has_errors = find_concern(&reporter, diagnostic) != NO_TOKEN;
        clang_disposeDiagnostic(diagnostic);
    }
    return has_errors;
}

bool
parse_report(struct convert *c, struct diag *diag, const struct ast *ast)
{
    struct reporter reporter = {c, diag, mark_concerns(c, ast), false, NO_WRITTEN};
    return report_errors(&reporter) || check_keywords(&reporter);
}
