/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Loads a C file and prints what the tool knows of it: dump-source MODE CC FILE... [-- FLAGS...]
 *     tokens    the expanded tokens of the input file, each with the written text that it stems from
 *     written   the written tokens of the input file, with places and macros
 *     equal     whether the expanded tokens are those of plain preprocessing
 *     text      the written form
 *     offsets   whether every written token of the input is found there
 *     compiler  what is known of the compiler
 *     files     files and dependencies
 */
#include "base/arena.h"
#include "clang/compiler.h"
#include "clang/lexer.h"
#include "clang/source.h"
#include "diag.h"

#include <stdarg.h>
#include <stdio.h>

/* Stands in for the real one: the test needs only what is reported. */
struct diag {
    unsigned errors;
};

bool
diag_is_text(const struct diag *diag)
{
    (void)diag;
    return true;
}

void
diag_forward(struct diag *diag, struct str messages)
{
    (void)diag;
    fwrite(messages.ptr, 1, messages.len, stderr);
}

void
diag_report(struct diag *diag, enum severity severity, struct position at, const char *format, ...)
{
    static const char *const names[] = {"note", "warning", "error", "fatal error"};
    va_list args;
    va_start(args, format);
    if (at.file) {
        printf("%s:%u:%u: ", at.file, at.line, at.column);
    }
    printf("%s: ", names[severity]);
    vprintf(format, args);
    printf("\n");
    va_end(args);
    diag->errors += severity >= SEVERITY_ERROR;
}

static void
print_one_line(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n') {
            printf("\\n");
        } else if (text.ptr[i] != '\r') {
            putchar(text.ptr[i]);
        }
    }
}

static const char *
file_name(const struct source *source, uint32_t file)
{
    const char *path = source->files[file].path;
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void
print_tokens(const struct source *source)
{
    for (size_t i = 0; i < source->token_count; i++) {
        const struct token *token = &source->tokens[i];
        const struct written_token *first = &source->written[token->begin];
        if (!source->files[first->file].is_main || token->kind == TOKEN_END) {
            continue;
        }
        struct position at = source_position(source, (token_index)i);
        printf("%u:%u ", at.line, at.column);
        print_one_line(token->text);
        if (token->is_direct) {
            printf("%s\n", token->keyword ? " keyword" : "");
            continue;
        }
        const struct written_token *last = &source->written[token->end - 1];
        printf("%s from ", token->keyword ? " keyword" : "");
        print_one_line((struct str){first->text.ptr, (size_t)(last->text.ptr + last->text.len - first->text.ptr)});
        printf("\n");
    }
}

static void
print_written(const struct source *source)
{
    for (size_t i = 0; i < source->written_count; i++) {
        const struct written_token *token = &source->written[i];
        size_t offset = source_original_offset(source, (written_index)i);
        if (!source->files[token->file].is_main && offset == SIZE_MAX) {
            continue;
        }
        printf("%s:%u:%u ", file_name(source, token->file), token->line, token->column);
        print_one_line(token->text);
        if (token->kind == TOKEN_IDENT && source_is_macro(source, token->text, (written_index)i)) {
            printf(" macro");
        }
        if (token->kind == TOKEN_PRAGMA) {
            printf(" pragma");
        }
        if (offset == SIZE_MAX) {
            printf(" nowhere");
        } else {
            printf(" @%zu", offset);
        }
        printf("\n");
    }
}

static struct str
preprocess(const struct compiler *compiler, const char *path, struct buf *out)
{
    const char *argv[64];
    size_t count = 0;
    for (const char *const *word = compiler->command; *word; word++) {
        argv[count++] = *word;
    }
    for (const char *const *flag = compiler->flags; *flag && count < 58; flag++) {
        argv[count++] = *flag;
    }
    argv[count++] = "-DASYNCC__TRANSLATE=1";
    argv[count++] = "-w";
    argv[count++] = "-E";
    argv[count++] = "-P";
    argv[count++] = path;
    argv[count] = NULL;
    process_run(argv, (struct str){"", 0}, out, NULL);
    return buf_slice(out);
}

/* The next token of preprocessed text; a pragma is one. */
static struct lexeme
next_expanded(struct lexer *lexer)
{
    for (;;) {
        struct lexeme token = lexer_next(lexer);
        if (!lexeme_is_directive(token)) {
            return token;
        }
        struct str rest = lexer_rest_of_line(lexer);
        struct lexer line = lexer_new(lexer->rules, rest);
        if (str_is(lexer_next(&line).text, "pragma")) {
            token.kind = TOKEN_PRAGMA;
            token.text.len = (size_t)(rest.ptr + rest.len - token.text.ptr);
            return token;
        }
    }
}

/* White space in a pragma is the preprocessor's. */
static bool
is_same_token(struct str a, struct str b)
{
    struct lexer left = lexer_new((struct lex_rules){.has_raw_strings = true}, a);
    struct lexer right = lexer_new((struct lex_rules){.has_raw_strings = true}, b);
    struct lexeme token;
    do {
        token = lexer_next(&left);
        if (!str_eq(token.text, lexer_next(&right).text)) {
            return false;
        }
    } while (token.kind != TOKEN_END);
    return true;
}

static int
compare(const struct source *source, const struct compiler *compiler)
{
    struct buf plain = {0};
    struct lex_rules rules = {.has_raw_strings = true, .has_line_comments = true};
    struct lexer lexer = lexer_new(rules, preprocess(compiler, source->path, &plain));
    for (size_t i = 0; i < source->token_count; i++) {
        struct lexeme expected = next_expanded(&lexer);
        const struct token *token = &source->tokens[i];
        if (expected.kind != token->kind || !is_same_token(expected.text, token->text)) {
            struct position at = source_position(source, (token_index)i);
            printf("%s:%u: '%.*s' should be '%.*s'\n", at.file, at.line, STR_ARG(token->text), STR_ARG(expected.text));
            return 1;
        }
    }
    printf("%s: %s\n", source->path, source->token_count > 1 ? "equal" : "empty");
    buf_free(&plain);
    return 0;
}

/* Every written token of the input is found in it, each in its turn. */
static int
check_offsets(const struct source *source)
{
    size_t last = 0;
    size_t found = 0;
    for (size_t i = 0; i + 1 < source->written_count; i++) {
        const struct written_token *token = &source->written[i];
        size_t offset = source_original_offset(source, (written_index)i);
        if (!source->files[token->file].is_main) {
            continue;
        }
        if (offset == SIZE_MAX || offset < last) {
            printf("%s:%u:%u: '%.*s' is not where it should be\n", source->path, token->line, token->column,
                   STR_ARG(token->text));
            return 1;
        }
        last = offset + 1;
        found++;
    }
    printf("%s: %s\n", source->path, found ? "in place" : "empty");
    return 0;
}

static void
print_compiler(const struct compiler *compiler)
{
    printf("kind %s\ntarget %s\nos %d\nflags", compiler->kind == COMPILER_CLANG ? "clang" : "gcc", compiler->target,
           compiler->has_os);
    for (const char *const *flag = compiler->parse_flags; *flag; flag++) {
        printf(" %s", *flag);
    }
    printf("\n");
}

static void
print_files(const struct source *source)
{
    for (size_t i = 0; i < source->file_count; i++) {
        printf("file %s%s%s\n", source->files[i].path, source->files[i].is_main ? " main" : "",
               source->files[i].is_system ? " system" : "");
    }
    for (size_t i = 0; i < source->dependency_count; i++) {
        printf("dependency %s\n", source->dependencies[i]);
    }
    printf("keywords %d\n", source->has_keywords);
}

static int
dump(const char *mode, const struct source *source, const struct compiler *compiler)
{
    if (strcmp(mode, "tokens") == 0) {
        print_tokens(source);
    } else if (strcmp(mode, "written") == 0) {
        print_written(source);
    } else if (strcmp(mode, "equal") == 0) {
        return compare(source, compiler);
    } else if (strcmp(mode, "text") == 0) {
        printf("%.*s", STR_ARG(source->text));
    } else if (strcmp(mode, "files") == 0) {
        print_files(source);
    } else {
        return check_offsets(source);
    }
    return 0;
}

static int
run(const char *mode, const char *cc, const char *path, const char *const *flags)
{
    struct arena arena = {0};
    struct diag diag = {0};
    int status = 1;
    const struct compiler *compiler = compiler_query(&arena, &diag, cc, flags);
    if (compiler && strcmp(mode, "compiler") == 0) {
        print_compiler(compiler);
        status = 0;
    } else if (compiler) {
        struct source *source = source_open(&arena, &diag, compiler, path);
        status = source && source_load(source, &diag, compiler) ? dump(mode, source, compiler) : 1;
    }
    arena_free(&arena);
    return status;
}

int
main(int argc, char **argv)
{
    static const char *const no_flags[] = {NULL};
    const char *const *flags = no_flags;
    int end = 3;
    while (end < argc && strcmp(argv[end], "--") != 0) {
        end++;
    }
    if (end < argc) {
        flags = (const char *const *)(void *)(argv + end + 1);
    }
    setvbuf(stdout, NULL, _IOLBF, 0); /* in step with what the compiler says */
    int status = 0;
    for (int i = 3; i < end; i++) {
        status |= run(argv[1], argv[2], argv[i], flags);
    }
    return status;
}
