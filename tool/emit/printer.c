/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Counts lines as the compiler will. */
#include "emit/printer.h"

#include <string.h>

static const char generated[] = "";

void
print_quiet(struct printer *printer, struct str text)
{
    buf_str(&printer->text, text);
    for (size_t i = 0; i < text.len; i++) {
        printer->line += text.ptr[i] == '\n';
    }
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
print_format(struct printer *printer, const char *format, ...)
{
    struct buf text = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    print_str(printer, buf_slice(&text));
    buf_free(&text);
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

/* A directive before what is already on this line, which is white space only. */
static void
insert_directive(struct printer *printer, const char *directive)
{
    struct buf *text = &printer->text;
    size_t start = text->len;
    while (start > 0 && text->data[start - 1] != '\n') {
        start--;
    }
    size_t indent = text->len - start;
    char spaces[64];
    indent = indent < sizeof spaces ? indent : sizeof spaces;
    if (indent) {
        memcpy(spaces, text->data + start, indent);
    }
    text->len = start;
    buf_text(text, directive);
    buf_add(text, spaces, indent);
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
        struct buf directive = {0};
        buf_printf(&directive, "#line %u \"", line);
        for (const char *c = file; *c; c++) {
            if (*c == '"' || *c == '\\') {
                buf_char(&directive, '\\');
            }
            buf_char(&directive, *c);
        }
        buf_text(&directive, "\"\n");
        insert_directive(printer, directive.data);
        buf_free(&directive);
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
