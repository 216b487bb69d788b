/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Counts lines as the compiler will. */
#include "emit/printer.h"

#include <string.h>

static const char generated[] = "";

static void
note_lines(struct printer *printer, struct str text)
{
    const char *end = text.ptr + text.len;
    for (const char *at = text.ptr; at < end && (at = memchr(at, '\n', (size_t)(end - at))); at++) {
        printer->line++;
    }
}

void
print_quiet(struct printer *printer, struct str text)
{
    buf_str(&printer->text, text);
    note_lines(printer, text);
}

void
print_str(struct printer *printer, struct str text)
{
    print_quiet(printer, text);
    if (printer->keeps_meaning) {
        buf_str(&printer->meant, text);
    }
}

void
print_meant(struct printer *printer, const struct token *token)
{
    if (!printer->keeps_meaning) {
        return;
    }
    bool is_line = token->kind == TOKEN_PRAGMA;
    buf_text(&printer->meant, is_line ? "\n" : token->kind == TOKEN_IDENT ? " " MEANT_PREFIX : " ");
    buf_str(&printer->meant, token->text);
    buf_text(&printer->meant, is_line ? "\n" : " ");
}

void
print_owner(struct printer *printer, struct str function)
{
    if (printer->keeps_meaning) {
        buf_printf(&printer->meant, "\n" OWNER_PREFIX "%.*s\n", STR_ARG(function));
    }
}

void
print_text(struct printer *printer, const char *text)
{
    print_str(printer, str_from(text));
}

void
print_vformat(struct printer *printer, const char *format, va_list args)
{
    size_t start = printer->text.len;
    buf_vprintf(&printer->text, format, args);
    struct str text = {printer->text.data + start, printer->text.len - start};
    note_lines(printer, text);
    if (printer->keeps_meaning) {
        buf_str(&printer->meant, text);
    }
}

void
print_format(struct printer *printer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    print_vformat(printer, format, args);
    va_end(args);
}

bool
print_is_at_line_start(const struct printer *printer)
{
    size_t i = printer->text.len;
    while (i > 0 && (printer->text.data[i - 1] == ' ' || printer->text.data[i - 1] == '\t')) {
        i--;
    }
    return i == 0 || printer->text.data[i - 1] == '\n';
}

void
print_line_end(struct printer *printer)
{
    struct buf *text = &printer->text;
    if (print_is_at_line_start(printer)) {
        while (text->len > 0 && (text->data[text->len - 1] == ' ' || text->data[text->len - 1] == '\t')) {
            text->len--;
        }
        if (text->data) {
            text->data[text->len] = '\0';
        }
        return;
    }
    print_quiet(printer, STR("\n"));
}

/* Where the line before the one at `start` begins, if that line is one comment, else `start`.  Compilers look for
 * "fall through" directly before a case, so a directive goes in front of it. */
static size_t
find_comment_line(const struct buf *text, size_t start)
{
    size_t end = start > 0 ? start - 1 : 0, begin = end;
    while (begin > 0 && text->data[begin - 1] != '\n') {
        begin--;
    }
    size_t first = begin;
    while (first < end && (text->data[first] == ' ' || text->data[first] == '\t')) {
        first++;
    }
    const char *line = text->data + first;
    bool is_comment = end >= first + 4 && memcmp(line, "/*", 2) == 0 && memcmp(text->data + end - 2, "*/", 2) == 0;
    return is_comment ? begin : start;
}

static size_t
find_line_start(const struct buf *text)
{
    size_t start = text->len;
    while (start > 0 && text->data[start - 1] != '\n') {
        start--;
    }
    return start;
}

/* Before the white space that is on this line already, and before a comment on a line of its own. */
static void
insert_line_directive(struct printer *printer, const char *file, unsigned line)
{
    struct buf *text = &printer->text;
    struct buf moved = {0};
    size_t start = find_line_start(text);
    size_t place = line > 1 ? find_comment_line(text, start) : start;
    buf_add(&moved, text->data ? text->data + place : "", text->len - place);
    text->len = place;
    buf_printf(text, "#line %u \"", place < start ? line - 1 : line);
    for (const char *c = file; *c;) {
        size_t len = strcspn(c, "\"\\");
        buf_add(text, c, len);
        c += len;
        if (*c) {
            buf_char(text, '\\');
            buf_char(text, *c++);
        }
    }
    buf_text(text, "\"\n");
    buf_add(text, moved.data ? moved.data : "", moved.len);
    buf_free(&moved);
}

void
print_at(struct printer *printer, const char *file, unsigned line)
{
    if (!printer->has_directives || (printer->file && printer->line == line && strcmp(printer->file, file) == 0)) {
        return;
    }
    if (!print_is_at_line_start(printer)) {
        print_quiet(printer, STR("\n"));
    }
    if (!(printer->file && printer->line == line && strcmp(printer->file, file) == 0)) {
        insert_line_directive(printer, file, line);
    }
    printer->file = file;
    printer->line = line;
}

void
print_generated(struct printer *printer)
{
    print_line_end(printer);
    if (!printer->has_directives || printer->file == generated) {
        return;
    }
    char mark[] = {PRINTER_GENERATED_MARK, '\n', '\0'};
    buf_text(&printer->text, mark);
    printer->file = generated;
}
