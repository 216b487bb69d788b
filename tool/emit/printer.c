/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Counts lines as the compiler will. */
#include "emit/printer.h"

#include <string.h>

static const char generated[] = "";

void
print_str(struct printer *printer, struct str text)
{
    buf_str(&printer->text, text);
    for (size_t i = 0; i < text.len; i++) {
        printer->line += text.ptr[i] == '\n';
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
    size_t before = printer->text.len;
    va_list args;
    va_start(args, format);
    buf_vprintf(&printer->text, format, args);
    va_end(args);
    for (size_t i = before; i < printer->text.len; i++) {
        printer->line += printer->text.data[i] == '\n';
    }
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
    print_text(printer, "\n");
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
        print_text(printer, "\n");
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
