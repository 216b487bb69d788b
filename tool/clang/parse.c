/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Runs libclang on the text and reports those of its errors that concern us.
 *
 * Wants a large stack: clang's parser recurses for each nested parenthesis. libclang is told not to make threads of
 * its own, so the caller's stack is the one that counts.
 */
#include "clang/parse.h"

#include "clang/convert.h"
#include "clang/parse_text.h"

#include <ctype.h>
#include <stdlib.h>

static const char INPUT_NAME[] = "input.c";

static CXTranslationUnit
run_libclang(CXIndex index, struct arena *arena, const struct compiler *compiler, struct str text)
{
    /* No warnings, and no errors that gcc does not make: the user's compiler sees the result and has its say. */
    static const char *const own[] = {"clang", "-x", "c", "-undef", "-nostdinc", "-Wno-everything", "-ferror-limit=0",
                                      "-fbracket-depth=100000"};
    VEC(const char *) flags = {0};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        vec_push(arena, &flags, own[i]);
    }
    for (const char *const *flag = compiler->parse_flags; *flag; flag++) {
        vec_push(arena, &flags, *flag);
    }
    struct CXUnsavedFile file = {INPUT_NAME, text.ptr, text.len};
    CXTranslationUnit unit = NULL;
    vec_push(arena, &flags, INPUT_NAME);
    enum CXErrorCode code =
        clang_parseTranslationUnit2FullArgv(index, NULL, flags.items, (int)flags.len, &file, 1,
                                            CXTranslationUnit_KeepGoing, &unit);
    return code == CXError_Success ? unit : NULL;
}

static token_index
diagnostic_token(const struct parse_input *input, CXSourceLocation location)
{
    CXFile file = NULL;
    unsigned offset = 0;
    clang_getFileLocation(location, &file, NULL, NULL, &offset);
    return file ? parse_input_token(input, offset) : NO_TOKEN;
}

/* What clang would show of our own words is said otherwise. */
static const char *
reword(struct convert *c, token_index at, const char *text)
{
    enum keyword keyword = keyword_at(c, at);
    if (strstr(text, "__asyncc_") || strstr(text, "annotate")) {
        return arena_printf(c->arena, "'%s' is not allowed here", parse_keyword_spelling(keyword));
    }
    return text;
}

struct reporter {
    struct convert *c;
    struct diag *diag;
    const struct ast *ast;
    const unsigned char *concerns; /* for each token: an error there is ours */
};

/* Functions with something of ours in them count whole; of other declarations those that they name. */
static unsigned char *
mark_concerns(struct convert *c, const struct ast *ast)
{
    size_t count = c->source->token_count;
    unsigned char *concerns = ARENA_ARRAY(c->arena, unsigned char, count + 1);
    for (size_t i = 0; i < ast->decl_count; i++) {
        const struct decl *decl = ast->decls[i];
        token_index end = decl->end < count ? decl->end : (token_index)count;
        bool is_ours = decl->body || decl->async_kind != ASYNC_NOT || decl->kind == DECL_TASK_POOL ||
                       decl->kind == DECL_ITERATOR || decl->kind == DECL_CONTEXT_MANAGER;
        bool is_system = c->source->written_count &&
                         c->source->files[c->source->written[c->source->tokens[decl->begin].begin].file].is_system;
        for (token_index at = decl->begin; at < end && !is_ours && !is_system; at++) {
            is_ours = c->is_named[at] || c->source->tokens[at].keyword != KEYWORD_NONE;
        }
        if (is_ours) {
            memset(concerns + decl->begin, 1, end - decl->begin);
        }
    }
    return concerns;
}

static void
report_fixits(struct reporter *r, CXDiagnostic diagnostic)
{
    unsigned count = clang_getDiagnosticNumFixIts(diagnostic);
    for (unsigned i = 0; i < count; i++) {
        CXSourceRange range;
        char *text = take_string(r->c, clang_getDiagnosticFixIt(diagnostic, i, &range));
        token_index begin = diagnostic_token(r->c->input, clang_getRangeStart(range));
        token_index end = diagnostic_token(r->c->input, clang_getRangeEnd(range));
        /* Only replacements of whole tokens carry over: the spaces of our text are not the user's. */
        if (begin != NO_TOKEN && end > begin && r->c->source->tokens[begin].is_direct) {
            diag_fixit(r->diag, source_range(r->c->source, begin, end > begin + 1 ? end : begin + 1), "%s", text);
        }
    }
}

static void
report_notes(struct reporter *r, CXDiagnostic diagnostic)
{
    CXDiagnosticSet notes = clang_getChildDiagnostics(diagnostic);
    for (unsigned i = 0; i < clang_getNumDiagnosticsInSet(notes); i++) {
        CXDiagnostic note = clang_getDiagnosticInSet(notes, i);
        token_index at = diagnostic_token(r->c->input, clang_getDiagnosticLocation(note));
        char *text = take_string(r->c, clang_getDiagnosticSpelling(note));
        if (at != NO_TOKEN && !strstr(text, "__asyncc_")) {
            diag_note(r->diag, source_position(r->c->source, at), "%s", text);
        }
        clang_disposeDiagnostic(note);
    }
}

/* True if it was reported. */
static bool
report_error(struct reporter *r, CXDiagnostic diagnostic)
{
    token_index at = diagnostic_token(r->c->input, clang_getDiagnosticLocation(diagnostic));
    if (clang_getDiagnosticSeverity(diagnostic) < CXDiagnostic_Error || at == NO_TOKEN || !r->concerns[at]) {
        return false;
    }
    const char *text = reword(r->c, at, take_string(r->c, clang_getDiagnosticSpelling(diagnostic)));
    diag_report(r->diag, SEVERITY_ERROR, source_position(r->c->source, at), "%s", text);
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

/* Each word of the language has to have become part of the tree; one that did not stands where it means nothing. */
static bool
check_keywords(const struct reporter *r)
{
    const struct convert *c = r->c;
    bool has_errors = false;
    for (token_index at = 0; at < c->source->token_count; at++) {
        enum keyword keyword = c->source->tokens[at].keyword;
        if (keyword != KEYWORD_NONE && !c->input->is_settled[at] && c->met[at] == 0) {
            diag_report(r->diag, SEVERITY_ERROR, source_position(c->source, at), "'%s' is not allowed here",
                        parse_keyword_spelling(keyword));
            has_errors = true;
        }
    }
    return has_errors;
}

static void
measure_pointers(struct convert *c)
{
    CXTargetInfo target = clang_getTranslationUnitTargetInfo(c->unit);
    c->pointer_size = clang_TargetInfo_getPointerWidth(target) / 8;
    c->pointer_align = c->pointer_size;
    clang_TargetInfo_dispose(target);
}

static struct ast *
convert_and_report(struct convert *c, struct diag *diag)
{
    measure_pointers(c);
    struct ast *ast = convert_unit(c);
    struct reporter reporter = {c, diag, ast, mark_concerns(c, ast)};
    ast->has_errors = report_errors(&reporter) || check_keywords(&reporter);
    return ast;
}

struct ast *
parse_source(struct arena *arena, struct diag *diag, const struct compiler *compiler, const struct source *source)
{
    struct parse_input *input = parse_input_build(arena, diag, source);
    if (input->has_errors) {
        return NULL;
    }
    setenv("LIBCLANG_NOTHREADS", "1", 1);
    CXIndex index = clang_createIndex(0, 0);
    struct convert c = {.arena = arena, .source = source, .input = input};
    c.functions.arena = arena;
    c.async_names.arena = arena;
    c.met = ARENA_ARRAY(arena, unsigned char, source->token_count);
    c.is_named = ARENA_ARRAY(arena, bool, source->token_count);
    c.unit = run_libclang(index, arena, compiler, input->text);
    struct ast *ast = c.unit ? convert_and_report(&c, diag) : NULL;
    if (c.unit) {
        clang_disposeTranslationUnit(c.unit);
    } else {
        diag_report(diag, SEVERITY_FATAL, (struct position){.file = source->path}, "libclang could not parse the file");
    }
    clang_disposeIndex(index);
    return ast;
}

const char *
parse_libclang_version(struct arena *arena)
{
    CXString version = clang_getClangVersion();
    const char *text = clang_getCString(version);
    char *copy = arena_copy(arena, text ? text : "", text ? strlen(text) : 0);
    clang_disposeString(version);
    return copy;
}
