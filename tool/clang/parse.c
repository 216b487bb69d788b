/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Runs libclang on the text and converts its tree.
 *
 * Wants a large stack: clang's parser recurses for each nested parenthesis. libclang is told not to make threads of
 * its own, so the caller's stack is the one that counts.
 */
#include "clang/parse.h"

#include "clang/convert.h"
#include "clang/parse_report.h"
#include "clang/parse_text.h"

#include <stdlib.h>
#include <string.h>

/* Markers nest too; beyond its limit libclang takes time quadratic in the depth to say so. */
enum { NESTING_MAX = 15000, BRACKET_DEPTH = 20000 };

static bool
check_nesting(struct diag *diag, const struct source *source)
{
    size_t depth = 0;
    for (token_index at = 0; at < source->token_count; at++) {
        char bracket = token_bracket(&source->tokens[at]);
        if (bracket && strchr("([{", bracket)) {
            depth++;
        } else if (bracket && depth) {
            depth--;
        }
        if (depth > NESTING_MAX) {
            diag_report(diag, SEVERITY_ERROR, source_position(source, at),
                        "parentheses, brackets and braces are nested more than %d deep", NESTING_MAX);
            return false;
        }
    }
    return true;
}

/* Whether libclang is to find out which known name a wrong one was meant to be. */
enum spelling { SPELLING_IGNORED, SPELLING_CORRECTED };

static CXTranslationUnit
run_libclang(CXIndex index, struct arena *arena, const struct compiler *compiler, struct str text,
             enum spelling spelling)
{
    /* No warnings, and no errors that gcc does not make: the user's compiler sees the result and has its say. */
    static const char *const own[] = {"clang",
                                      "-x",
                                      "c",
                                      "-undef",
                                      "-nostdinc",
                                      "-Wno-everything",
                                      "-Wincompatible-pointer-types",
                                      "-Wint-conversion",
                                      "-Wpointer-type-mismatch",
                                      "-ferror-limit=0"};
    VEC(const char *) flags = {0};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        vec_push(arena, &flags, own[i]);
    }
    vec_push(arena, &flags, spelling == SPELLING_CORRECTED ? "-fspell-checking" : "-fno-spell-checking");
    vec_push(arena, &flags, arena_printf(arena, "-fbracket-depth=%d", BRACKET_DEPTH));
    for (const char *const *flag = compiler->parse_flags; *flag; flag++) {
        vec_push(arena, &flags, *flag);
    }
    struct CXUnsavedFile file = {PARSE_INPUT_NAME, text.ptr, text.len};
    CXTranslationUnit unit = NULL;
    vec_push(arena, &flags, PARSE_INPUT_NAME);
    enum CXErrorCode code = clang_parseTranslationUnit2FullArgv(index, NULL, flags.items, (int)flags.len, &file, 1,
                                                                CXTranslationUnit_KeepGoing, &unit);
    return code == CXError_Success ? unit : NULL;
}

static void
measure_pointers(struct convert *c, const struct compiler *compiler)
{
    CXTargetInfo target = clang_getTranslationUnitTargetInfo(c->unit);
    c->pointer_size = clang_TargetInfo_getPointerWidth(target) / 8;
    c->has_no_alignment = strncmp(compiler->target, "avr", 3) == 0;
    c->pointer_align = c->has_no_alignment ? 1 : c->pointer_size;
    clang_TargetInfo_dispose(target);
}

static struct convert
new_convert(struct arena *arena, const struct source *source, const struct parse_input *input)
{
    struct convert c = {.arena = arena, .source = source, .input = input};
    c.functions.arena = arena;
    c.async_names.arena = arena;
    c.frame_bytes.arena = arena;
    c.met = ARENA_ARRAY(arena, unsigned char, source->token_count);
    c.is_named = ARENA_ARRAY(arena, bool, source->token_count);
    return c;
}

/* NULL: libclang gave up, which has been reported; or an error is to be reported and spelling has been ignored. */
static struct ast *
convert(struct convert *c, CXIndex index, struct diag *diag, const struct compiler *compiler, enum spelling spelling)
{
    c->unit = run_libclang(index, c->arena, compiler, c->input->text, spelling);
    if (!c->unit) {
        diag_report(diag, SEVERITY_FATAL, (struct position){.file = c->source->path},
                    "libclang could not parse the file");
        return NULL;
    }
    measure_pointers(c, compiler);
    cursor_prepare(c);
    struct ast *ast = convert_unit(c);
    if (spelling == SPELLING_CORRECTED) {
        ast->has_errors = parse_report(c, diag, ast);
    } else if (parse_finds_errors(c, ast)) {
        ast = NULL;
    }
    clang_disposeTranslationUnit(c->unit);
    arena_free(&c->scratch);
    return ast;
}

struct ast *
parse_source(struct arena *arena, struct diag *diag, const struct compiler *compiler, const struct source *source)
{
    struct parse_input *input = parse_input_build(arena, diag, source);
    if (input->has_errors || !check_nesting(diag, source)) {
        return NULL;
    }
    /* Our thread has the deep stack; and what crash.c installed can still run when that one is full. */
    setenv("LIBCLANG_NOTHREADS", "1", 0);
    setenv("LIBCLANG_DISABLE_CRASH_RECOVERY", "1", 0);
    CXIndex index = clang_createIndex(0, 0);
    struct convert c = new_convert(arena, source, input);
    /* The search for the right spelling takes long, and the headers of gcc have words that clang does not know and that
     * are nobody's mistake. So it is left for when there is something to report; then everything is done again. */
    struct ast *ast = convert(&c, index, diag, compiler, SPELLING_IGNORED);
    if (!ast && c.unit) {
        c = new_convert(arena, source, input);
        ast = convert(&c, index, diag, compiler, SPELLING_CORRECTED);
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
