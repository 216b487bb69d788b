/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Runs the user's compiler on the output and on what was meant, and compares. */
#include "emit/token_check.h"

#include "clang/flags.h"
#include "emit/printer.h"

#include <ctype.h>

/* In what was meant: all before it only defines the runtime's macros. */
#define MEANT_BEGIN "__asyncc_meant_begin__"

/* ---- comparing ---- */

struct reader {
    const struct source *source;
    struct lexer lexer;
    struct str owner;
};

/* push_macro and pop_macro are our means, not our end. */
static bool
is_means(struct str line)
{
    const char *end = line.ptr + line.len;
    const char *c = line.ptr;
    while (c < end && (*c == '#' || isspace((unsigned char)*c))) {
        c++;
    }
    struct str rest = {c, (size_t)(end - c)};
    if (!str_starts_with(rest, "pragma")) {
        return true;
    }
    for (c += strlen("pragma"); c < end && isspace((unsigned char)*c); c++) {
    }
    rest = (struct str){c, (size_t)(end - c)};
    return str_starts_with(rest, "push_macro") || str_starts_with(rest, "pop_macro") ||
           str_starts_with(rest, "GCC system_header") || str_starts_with(rest, "once");
}

/* Without white space, which may differ. */
static struct str
squeeze(struct arena *arena, struct str line)
{
    char *text = arena_copy(arena, line.ptr, line.len);
    size_t len = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (!isspace((unsigned char)text[i])) {
            text[len++] = text[i];
        }
    }
    return (struct str){text, len};
}

static struct str
without_prefix(struct str text, const char *prefix)
{
    size_t len = strlen(prefix);
    return (struct str){text.ptr + len, text.len - len};
}

static struct lexeme
read_token(struct reader *reader)
{
    for (;;) {
        struct lexeme token = lexer_next(&reader->lexer);
        if (lexeme_is_directive(token)) {
            struct str rest = lexer_rest_of_line(&reader->lexer);
            struct str line = {token.text.ptr, (size_t)(rest.ptr + rest.len - token.text.ptr)};
            if (is_means(line)) {
                continue;
            }
            token.kind = TOKEN_PRAGMA;
            token.text = squeeze(reader->source->arena, line);
        } else if (token.kind == TOKEN_IDENT && str_starts_with(token.text, OWNER_PREFIX)) {
            reader->owner = without_prefix(token.text, OWNER_PREFIX);
            continue;
        } else if (token.kind == TOKEN_IDENT && str_starts_with(token.text, MEANT_PREFIX)) {
            token.text = without_prefix(token.text, MEANT_PREFIX);
        }
        return token;
    }
}

/* Equal but for digits. */
static bool
is_alike(struct str a, struct str b)
{
    size_t i = 0;
    size_t k = 0;
    for (;;) {
        while (i < a.len && isdigit((unsigned char)a.ptr[i])) {
            i++;
        }
        while (k < b.len && isdigit((unsigned char)b.ptr[k])) {
            k++;
        }
        if (i == a.len || k == b.len || a.ptr[i] != b.ptr[k]) {
            return i == a.len && k == b.len;
        }
        i++;
        k++;
    }
}

static bool
contains(struct str text, const char *word)
{
    size_t len = strlen(word);
    const char *end = text.ptr + text.len;
    for (const char *c = text.ptr; (c = memchr(c, *word, (size_t)(end - c))) && (size_t)(end - c) >= len; c++) {
        if (memcmp(c, word, len) == 0) {
            return true;
        }
    }
    return false;
}

/* __COUNTER__ counts expansions, which there are fewer of. */
static bool
may_differ(const struct source *source, struct lexeme found, struct lexeme meant)
{
    return found.kind == meant.kind && is_alike(found.text, meant.text) &&
           (contains(source->text, "__COUNTER__") || contains(source->text, "__TIME__"));
}

bool
token_check_compare(const struct source *source, struct str found_text, struct str meant_text,
                    struct token_mismatch *out_mismatch)
{
    struct reader found_reader = {source, lexer_new(source->rules, found_text), {"", 0}};
    struct reader meant_reader = {source, lexer_new(source->rules, meant_text), {"", 0}};
    for (;;) {
        struct lexeme found = read_token(&found_reader);
        struct lexeme meant = read_token(&meant_reader);
        bool is_same = found.kind == TOKEN_END || meant.kind == TOKEN_END ? found.kind == meant.kind
                                                                          : spelling_is_same(found.text, meant.text);
        if (!is_same && !may_differ(source, found, meant)) {
            *out_mismatch = (struct token_mismatch){meant_reader.owner, found.text, meant.text};
            return false;
        }
        if (meant.kind == TOKEN_END) {
            return true;
        }
    }
}

/* ---- preprocessing ---- */

enum includes { INCLUDES_RESOLVED, INCLUDES_LEFT };

/* NULL text if the compiler fails; it said why. */
static struct str
preprocess(struct program *program, const struct compiler *compiler, enum includes includes, struct str text)
{
    struct arena *arena = program->arena;
    const char *path = program->source->path;
    const char *slash = strrchr(path, '/');
    struct arg_list argv = flags_begin(arena, compiler->command);
    flags_for_preprocessing(&argv, compiler->flags, includes == INCLUDES_LEFT ? FLAGS_FIRST_RUN : FLAGS_SECOND_RUN);
    if (includes == INCLUDES_LEFT) {
        flags_add(&argv, "-iquote");
        flags_add(&argv, slash ? arena_copy(arena, path, (size_t)(slash - path + 1)) : ".");
    } else {
        flags_add(&argv, "-nostdinc");
    }
    struct buf quoted = {0};
    for (const char *c = path; *c; c++) {
        buf_text(&quoted, *c == '"' || *c == '\\' ? "\\" : "");
        buf_char(&quoted, *c);
    }
    flags_add(&argv, arena_printf(arena, "-D__BASE_FILE__=\"%.*s\"", (int)quoted.len, quoted.data));
    buf_free(&quoted);
    static const char *const options[] = {"-w", "-E", "-P", "-x", "c", "-"};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        flags_add(&argv, options[i]);
    }
    struct buf output = {0};
    int status = process_run(flags_end(&argv), text, &output, NULL);
    struct str result = {status == 0 ? arena_copy(arena, buf_slice(&output).ptr, output.len) : NULL, output.len};
    buf_free(&output);
    return result;
}

/* What was meant, with the runtime's macros applied to our own words. */
static struct str
preprocess_meant(struct program *program, const struct compiler *compiler, struct str meant)
{
    struct buf text = {0};
    buf_text(&text, "#define ASYNC_TRANSLATED 1\n#include <async/runtime.h>\n" MEANT_BEGIN "\n");
    buf_str(&text, meant);
    struct str result = preprocess(program, compiler, INCLUDES_LEFT, buf_slice(&text));
    buf_free(&text);
    if (result.ptr) {
        const char *begin = strstr(result.ptr, MEANT_BEGIN);
        begin = begin ? begin + strlen(MEANT_BEGIN) : result.ptr;
        result = (struct str){begin, result.len - (size_t)(begin - result.ptr)};
    }
    return result;
}

static void
report(struct program *program, const struct token_mismatch *mismatch)
{
    struct position at = {.file = program->source->path};
    for (size_t i = 0; i < program->functions.len; i++) {
        const struct decl *decl = program->functions.items[i]->decl;
        if (str_eq(decl->name, mismatch->owner)) {
            at = source_position(program->source, decl->name_token);
        }
    }
    diag_report(program->diag, SEVERITY_INTERNAL, at,
                "the output of '%.*s' reads '%.*s' where '%.*s' was meant; please report this",
                STR_ARG(mismatch->owner.len ? mismatch->owner : STR("the text outside of async functions")),
                STR_ARG(mismatch->found), STR_ARG(mismatch->meant));
}

/* One round; true if nothing is left to be done. */
static bool
check(struct program *program, const struct compiler *compiler, const struct output_options *options,
      struct map *expanded)
{
    struct output_options checked = *options;
    checked.keeps_meaning = true;
    checked.has_line_directives = true; /* for __LINE__ */
    checked.prefix = "";
    struct output_text text = {0};
    output_build(program, &checked, &text);
    enum includes includes = options->form == OUTPUT_READABLE ? INCLUDES_LEFT : INCLUDES_RESOLVED;
    struct str found = preprocess(program, compiler, includes, buf_slice(&text.text));
    struct str meant = preprocess_meant(program, compiler, buf_slice(&text.meant));
    buf_free(&text.text);
    buf_free(&text.meant);
    if (!found.ptr || !meant.ptr) {
        diag_report(program->diag, SEVERITY_INTERNAL, (struct position){.file = program->source->path},
                    "'%s' cannot preprocess the output; please report this", compiler->command[0]);
        return true;
    }
    struct token_mismatch mismatch;
    if (token_check_compare(program->source, found, meant, &mismatch)) {
        return true;
    }
    if (mismatch.owner.len && !map_find(expanded, mismatch.owner)) {
        map_set(expanded, mismatch.owner, expanded);
        return false;
    }
    report(program, &mismatch);
    return true;
}

void
output_build_checked(struct program *program, const struct compiler *compiler,
                     const struct output_options *wanted, struct output_text *out)
{
    struct map expanded = {.arena = program->arena};
    struct output_options options = *wanted;
    options.expanded = &expanded;
    unsigned errors = diag_error_count(program->diag);
    while (!check(program, compiler, &options, &expanded)) {
    }
    if (diag_error_count(program->diag) == errors) {
        output_build(program, &options, out);
    }
}
