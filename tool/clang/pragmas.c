/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Puts back what gcc -fdirectives-only loses of pragmas (versions 5 to 14, every target):
 *     #pragma push_macro("X")   becomes white space, so the macro's value is lost
 *     #pragma pop_macro("X")    likewise, and then an #undef X that nobody wrote
 *     #pragma GCC warning       is not counted: all later lines get wrong numbers
 *     #pragma message, redefine_extname, omp, acc    vanish with their line, not counted either
 * The files are read again to know. A file without such a pragma, nearly every one, is copied as it is. Linear, but for
 * the search after each vanished pragma. */
#include "clang/written.h"

#include "base/map.h"

#include <stdio.h>
#include <stdlib.h>

enum loss {
    LOSS_BLANKED,  /* the line is there, empty           */
    LOSS_VANISHED, /* the line is gone                   */
    LOSS_COUNT,    /* the line is there, but not counted */
};

struct lost_pragma {
    enum loss loss;
    unsigned line;  /* in its file, from 1         */
    unsigned count; /* of lines                    */
    struct str text;
    struct str popped; /* the name of a pop_macro  */
};

/* A file with pragmas that gcc loses. */
struct watched_file {
    VEC(struct str) lines;
    VEC(struct lost_pragma) pragmas; /* by line */
};

/* A file that is being included. */
struct frame {
    struct str name;
    const struct watched_file *file; /* NULL: nothing to do here                         */
    unsigned next;                   /* line of the file that the next line of text is   */
    unsigned shift;                  /* lines that vanished so far                       */
    size_t pragma;                   /* the first of file->pragmas not yet come by       */
};

struct restorer {
    struct loading *loading;
    struct arena *arena;
    struct str text;
    const char *at; /* of the next line of the text */
    struct buf out;
    VEC(struct frame) frames;
    struct map files; /* by name */
    bool misreads_quotes; /* the compiler */
    bool has_failed;
};

static struct str
line_at(struct str text, const char *at)
{
    const char *end = memchr(at, '\n', (size_t)(text.ptr + text.len - at));
    return (struct str){at, end ? (size_t)(end - at) : (size_t)(text.ptr + text.len - at)};
}

/* The text at the line behind `line`, or the end. */
static const char *
line_after(struct str text, struct str line)
{
    const char *end = line.ptr + line.len;
    return end < text.ptr + text.len ? end + 1 : end;
}

static bool
is_line_marker(struct str line)
{
    return line.len > 2 && line.ptr[0] == '#' && line.ptr[1] == ' ' && line.ptr[2] >= '0' && line.ptr[2] <= '9';
}

static bool
read_marker(struct arena *arena, struct str line, struct line_marker *out)
{
    return is_line_marker(line)
           && line_marker_read(arena, (struct lex_rules){0}, (struct str){line.ptr + 1, line.len - 1}, out);
}

static bool
is_blank(struct str line)
{
    for (size_t i = 0; i < line.len; i++) {
        if (!strchr(" \t\r\f\v", line.ptr[i])) {
            return false;
        }
    }
    return true;
}

static bool
is_same_line(struct str a, struct str b)
{
    while (a.len && a.ptr[a.len - 1] == '\r') {
        a.len--;
    }
    while (b.len && b.ptr[b.len - 1] == '\r') {
        b.len--;
    }
    return str_eq(a, b);
}

/* What the pragma with these words loses; false: nothing. */
static bool
classify(struct str words, struct lost_pragma *out)
{
    struct lexer lexer = lexer_new((struct lex_rules){.has_line_comments = true}, words);
    struct str word = lexer_next(&lexer).text;
    if (str_is(word, "message") || str_is(word, "redefine_extname") || str_is(word, "omp") || str_is(word, "acc")) {
        out->loss = LOSS_VANISHED;
        return true;
    }
    if (str_is(word, "GCC")) {
        word = lexer_next(&lexer).text;
        out->loss = LOSS_COUNT;
        return str_is(word, "warning") || str_is(word, "error");
    }
    bool is_pop = str_is(word, "pop_macro");
    if (!is_pop && !str_is(word, "push_macro")) {
        return false;
    }
    out->loss = LOSS_BLANKED;
    (void)lexer_next(&lexer);
    struct str name = lexer_next(&lexer).text;
    if (is_pop && name.len > 2) {
        out->popped = (struct str){name.ptr + 1, name.len - 2};
    }
    return true;
}

static void
find_pragmas(struct restorer *restorer, struct watched_file *file, struct str content)
{
    struct lexer lexer = lexer_new(restorer->loading->rules, content);
    for (struct lexeme token; (token = lexer_next(&lexer)).kind != TOKEN_END;) {
        if (!lexeme_is_directive(token)) {
            continue;
        }
        struct str rest = lexer_rest_of_line(&lexer);
        struct lexer line = lexer_new(lexer.rules, rest);
        struct lost_pragma pragma = {
            .line = token.line,
            .count = lexer.line - token.line + 1,
            .text = {token.text.ptr, (size_t)(rest.ptr + rest.len - token.text.ptr)},
        };
        if (str_is(lexer_next(&line).text, "pragma")
            && classify((struct str){line.at, (size_t)(line.end - line.at)}, &pragma)) {
            vec_push(restorer->arena, &file->pragmas, pragma);
        }
    }
}

/* Cheap: most files do not even hold the words. */
static bool
may_lose_pragmas(const char *content)
{
    static const char *const words[] = {"push_macro", "message", "redefine_extname", "omp", "acc", "GCC warning"};
    if (!strstr(content, "pragma")) {
        return false;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strstr(content, words[i])) {
            return true;
        }
    }
    return false;
}

/* Directives went past gcc in a header, which cannot be mended from here (runs.c does it for the input). */
static void
check_quotes(struct restorer *restorer, struct str name, struct str content)
{
    struct loading *loading = restorer->loading;
    if (!restorer->misreads_quotes || str_is(name, loading->source->path)
        || !quotes_hide_directives(loading->rules, content)) {
        return;
    }
    struct position at = {.file = arena_copy(restorer->arena, name.ptr, name.len)};
    diag_report(loading->diag, SEVERITY_ERROR, at,
                "a quote without its counterpart in '%s' makes '%s -fdirectives-only' misread the lines behind it; "
                "put it in a comment", at.file, loading->compiler->command[0]);
    restorer->has_failed = true;
}

/* The content of a file that may have something to restore, else nothing. */
static struct str
read_text(struct restorer *restorer, struct str name)
{
    struct arena *arena = restorer->arena;
    struct buf content = {0};
    if (!buf_read_file(&content, arena_copy(arena, name.ptr, name.len))) {
        buf_free(&content);
        return (struct str){"", 0};
    }
    check_quotes(restorer, name, buf_slice(&content));
    struct str text = {"", 0};
    if (content.len && may_lose_pragmas(content.data)) {
        text = (struct str){arena_copy(arena, content.data, content.len), content.len};
    }
    buf_free(&content);
    return text;
}

/* NULL if there is nothing to watch. */
static const struct watched_file *
find_file(struct restorer *restorer, struct str name)
{
    struct watched_file *file = map_find(&restorer->files, name);
    if (!file) {
        file = ARENA_NEW(restorer->arena, struct watched_file);
        map_set(&restorer->files, name, file);
        struct str content = read_text(restorer, name);
        find_pragmas(restorer, file, content);
        for (const char *at = content.ptr; file->pragmas.len && at < content.ptr + content.len;) {
            struct str line = line_at(content, at);
            vec_push(restorer->arena, &file->lines, line);
            at = line_after(content, line);
        }
    }
    return file->pragmas.len ? file : NULL;
}

static void
enter_file(struct restorer *restorer, struct str name)
{
    struct frame frame = {.name = name, .next = 1, .file = find_file(restorer, name)};
    vec_push(restorer->arena, &restorer->frames, frame);
}

/* Copies the marker with the right number and follows it. */
static void
pass_marker(struct restorer *restorer, struct str line)
{
    struct line_marker marker;
    if (!read_marker(restorer->arena, line, &marker)) {
        buf_str(&restorer->out, line);
        return;
    }
    if (marker.is_leave && restorer->frames.len > 1) {
        restorer->frames.len--;
    }
    if (marker.is_enter) {
        enter_file(restorer, marker.file);
    }
    struct frame *frame = &vec_last(&restorer->frames);
    if (marker.file.len && !str_eq(frame->name, marker.file)) {
        *frame = (struct frame){.name = marker.file, .file = find_file(restorer, marker.file)};
    }
    frame->next = marker.line + frame->shift;
    if (frame->shift == 0) {
        buf_str(&restorer->out, line);
        return;
    }
    size_t digits = 2 + strspn(line.ptr + 2, "0123456789");
    buf_printf(&restorer->out, "# %u%.*s", frame->next, (int)(line.len - digits), line.ptr + digits);
}

/* The next line of code of this very file at or behind the text at `at`, skipping what it includes; `number`: of
 * the first line, then of the one found. NULL text: none. */
static struct str
find_next_code(const struct restorer *restorer, const char *at, unsigned *number)
{
    const struct frame *frame = &vec_last(&restorer->frames);
    int depth = 0;
    while (at < restorer->text.ptr + restorer->text.len) {
        struct str line = line_at(restorer->text, at);
        at = line_after(restorer->text, line);
        struct line_marker marker;
        if (read_marker(restorer->arena, line, &marker)) {
            depth += marker.is_enter - marker.is_leave;
            if (depth < 0 || (depth == 0 && marker.file.len && !str_eq(frame->name, marker.file))) {
                break;
            }
            *number = depth == 0 ? marker.line + frame->shift : *number;
            continue;
        }
        /* Directives are printed in the compiler's own way. */
        if (depth == 0 && !is_blank(line) && line.ptr[strspn(line.ptr, " \t")] != '#') {
            return line;
        }
        *number += depth == 0;
    }
    return (struct str){NULL, 0};
}

/* Whether both lines begin with # pragma and the same word. */
static bool
is_same_kind(struct str a, struct str b)
{
    struct lexer left = lexer_new((struct lex_rules){0}, a);
    struct lexer right = lexer_new((struct lex_rules){0}, b);
    for (int i = 0; i < 3; i++) {
        if (!str_eq(lexer_next(&left).text, lexer_next(&right).text)) {
            return false;
        }
    }
    return true;
}

/* Whether the pragma, whose line comes now, was in force and vanished: then the code behind it stands too early. */
static bool
has_vanished(const struct restorer *restorer, const struct frame *frame, const struct lost_pragma *pragma,
             const char *at)
{
    unsigned number = frame->next;
    if (is_same_kind(line_at(restorer->text, at), pragma->text)) {
        return false;
    }
    struct str code = find_next_code(restorer, at, &number);
    if (!code.ptr) {
        return true;
    }
    size_t line_count = frame->file->lines.len;
    for (unsigned i = number; i >= 1 && i <= line_count && i < number + 64; i++) {
        if (is_same_line(frame->file->lines.items[i - 1], code)) {
            return i != number;
        }
    }
    return false;
}

/* gcc tells what a pop_macro did by directives of its own, which would now come on top of it. */
static void
skip_echo(struct restorer *restorer, struct str name)
{
    for (;;) {
        struct str marker = line_at(restorer->text, restorer->at);
        struct str line = line_at(restorer->text, line_after(restorer->text, marker));
        bool is_echo = is_line_marker(marker)
                       && (str_starts_with(line, "#undef ") || str_starts_with(line, "#define "));
        struct lexer lexer = lexer_new((struct lex_rules){0}, (struct str){line.ptr + 7, is_echo ? line.len - 7 : 0});
        if (!is_echo || !str_eq(lexer_next(&lexer).text, name)) {
            return;
        }
        restorer->at = line_after(restorer->text, line);
    }
}

/* A warning makes gcc print a marker, one line short of where it is. */
static void
correct_count(const struct restorer *restorer, struct frame *frame)
{
    struct str line = line_at(restorer->text, restorer->at);
    struct line_marker marker;
    if (read_marker(restorer->arena, line, &marker) && !marker.is_enter && !marker.is_leave && str_eq(marker.file, frame->name)
        && marker.line + frame->shift + 1 == frame->next) {
        frame->shift++;
    }
}

/* The pragma of the file's line that comes next, or NULL. */
static const struct lost_pragma *
find_due_pragma(struct frame *frame)
{
    const struct watched_file *file = frame->file;
    while (frame->pragma < file->pragmas.len && file->pragmas.items[frame->pragma].line < frame->next) {
        frame->pragma++;
    }
    const struct lost_pragma *pragma = &file->pragmas.items[frame->pragma];
    return frame->pragma < file->pragmas.len && pragma->line == frame->next ? pragma : NULL;
}

/* `line` is a line of a watched file. */
static void
pass_watched_line(struct restorer *restorer, struct str line)
{
    struct frame *frame = &vec_last(&restorer->frames);
    const struct lost_pragma *pragma;
    while ((pragma = find_due_pragma(frame)) && pragma->loss == LOSS_VANISHED
           && has_vanished(restorer, frame, pragma, line.ptr)) {
        buf_str(&restorer->out, pragma->text);
        buf_char(&restorer->out, '\n');
        frame->next += pragma->count;
        frame->shift += pragma->count;
    }
    frame->next++;
    if (pragma && pragma->loss == LOSS_BLANKED && line.len > 0 && is_blank(line)) {
        /* One line, as the compiler printed it; the lines it was spliced from follow empty. */
        struct str whole = spelling_join(restorer->arena, pragma->text);
        buf_str(&restorer->out, whole);
        if (pragma->popped.len) {
            skip_echo(restorer, pragma->popped);
        }
        return;
    }
    if (pragma && pragma->loss == LOSS_COUNT && is_blank(line)) {
        correct_count(restorer, frame);
    }
    buf_str(&restorer->out, line);
}

struct str
pragmas_restore(struct loading *loading, struct str text)
{
    struct arena *arena = loading->source->arena;
    struct restorer restorer = {
        .loading = loading,
        .arena = arena,
        .text = text,
        .at = text.ptr,
        .files.arena = arena,
        .misreads_quotes = compiler_misreads_quotes(loading->compiler),
    };
    enter_file(&restorer, str_from(loading->source->path));
    while (restorer.at < text.ptr + text.len) {
        struct str line = line_at(text, restorer.at);
        restorer.at = line_after(text, line);
        if (is_line_marker(line)) {
            pass_marker(&restorer, line);
        } else if (vec_last(&restorer.frames).file) {
            pass_watched_line(&restorer, line);
        } else {
            buf_str(&restorer.out, line);
        }
        if (line.ptr + line.len < text.ptr + text.len) {
            buf_char(&restorer.out, '\n');
        }
    }
    struct str restored = {arena_copy(arena, restorer.out.data ? restorer.out.data : "", restorer.out.len),
                           restorer.out.len};
    buf_free(&restorer.out);
    return restorer.has_failed ? (struct str){NULL, 0} : restored;
}
