/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* One message as clang prints it:
 *
 *     file.c:3:12: error: text [-Wname]
 *         3 |     return f();
 *           |            ^~~
 *           |            await f()
 */
#include "diag_private.h"

enum { TAB_WIDTH = 8, GUTTER_WIDTH = 4, LONGEST_LINE = 4096 };

/* A source line as it appears on a terminal. */
struct display {
    struct buf text;
    unsigned *columns; /* of each byte, and of the end; from 0 */
    size_t byte_count;
};

static const char *
color_of(enum severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE:
        return "\033[0;1;36m";
    case SEVERITY_WARNING:
        return "\033[0;1;35m";
    case SEVERITY_ERROR:
    case SEVERITY_FATAL:
    case SEVERITY_INTERNAL:
        return "\033[0;1;31m";
    }
    return "";
}

static const char *
word_of(const struct message *message)
{
    switch (message->severity) {
    case SEVERITY_NOTE:
        return "note: ";
    case SEVERITY_WARNING:
        return "warning: ";
    case SEVERITY_ERROR:
        return "error: ";
    case SEVERITY_INTERNAL:
        return "internal error: ";
    case SEVERITY_FATAL:
        return message->at.file ? "fatal error: " : "error: ";
    }
    return "";
}

static unsigned
decode(const char *text, size_t len)
{
    const unsigned char *byte = (const unsigned char *)text;
    unsigned code = len == 1 ? byte[0] : byte[0] & (0xFFu >> (len + 1));
    for (size_t i = 1; i < len; i++) {
        code = code << 6 | (byte[i] & 0x3Fu);
    }
    return code;
}

struct code_range {
    unsigned first;
    unsigned last;
};

static bool
is_in(const struct code_range *ranges, size_t count, unsigned code)
{
    for (size_t i = 0; i < count; i++) {
        if (code >= ranges[i].first && code <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

/* Columns on a terminal: the blocks that are wide or combining in practice, not the whole of Unicode. */
static unsigned
width_of(unsigned code)
{
    static const struct code_range combining[] = {
        {0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x610, 0x61A},   {0x64B, 0x65F},   {0x1AB0, 0x1AFF},
        {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
    };
    static const struct code_range wide[] = {
        {0x1100, 0x115F}, {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97C},
        {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
    };
    if (is_in(combining, sizeof combining / sizeof *combining, code)) {
        return 0;
    }
    return is_in(wide, sizeof wide / sizeof *wide, code) ? 2 : 1;
}

/* Appends one character; returns the columns it takes. Bytes that are no text are shown as <FF> or <U+0001>. */
static unsigned
add_character(struct buf *text, const char *at, size_t len, unsigned column)
{
    size_t before = text->len;
    if (*at == '\t') {
        unsigned width = TAB_WIDTH - column % TAB_WIDTH;
        buf_repeat(text, ' ', width);
        return width;
    }
    if (len == 0) {
        buf_printf(text, "<%02X>", (unsigned)(unsigned char)*at);
        return (unsigned)(text->len - before);
    }
    unsigned code = decode(at, len);
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) {
        buf_printf(text, "<U+%04X>", code);
        return (unsigned)(text->len - before);
    }
    buf_add(text, at, len);
    return width_of(code);
}

static struct display
build_display(struct arena *arena, struct str line)
{
    struct display display = {.columns = ARENA_ARRAY(arena, unsigned, line.len + 1), .byte_count = line.len};
    unsigned column = 0;
    for (size_t i = 0; i < line.len;) {
        size_t len = utf8_length((struct str){line.ptr + i, line.len - i});
        unsigned width = add_character(&display.text, line.ptr + i, len, column);
        for (size_t end = i + (len ? len : 1); i < end; i++) {
            display.columns[i] = column;
        }
        column += width;
    }
    display.columns[line.len] = column;
    return display;
}

static unsigned
column_at(const struct display *display, size_t byte)
{
    return display->columns[byte < display->byte_count ? byte : display->byte_count];
}

static bool
is_same_line(struct position a, struct position b)
{
    return a.file && b.file && a.line == b.line && a.column && strcmp(a.file, b.file) == 0;
}

static void
mark_range(char *marks, const struct display *display, struct position at, struct position range)
{
    if (!is_same_line(range, at) || range.length == 0) {
        return;
    }
    unsigned end = column_at(display, (size_t)range.column - 1 + range.length);
    for (unsigned i = column_at(display, (size_t)range.column - 1); i < end; i++) {
        marks[i] = '~';
    }
}

/* The line with ^ and ~~~. */
static const char *
build_marks(struct arena *arena, const struct display *display, const struct message *message)
{
    size_t width = (size_t)display->columns[display->byte_count] + 1;
    char *marks = arena_alloc(arena, width + 1);
    memset(marks, ' ', width);
    for (size_t i = 0; i < message->ranges.len; i++) {
        mark_range(marks, display, message->at, message->ranges.items[i]);
    }
    for (size_t i = 0; i < message->fixits.len; i++) {
        mark_range(marks, display, message->at, message->fixits.items[i].at);
    }
    mark_range(marks, display, message->at, message->at);
    marks[column_at(display, message->at.column - 1)] = '^';
    while (width && marks[width - 1] == ' ') {
        marks[--width] = '\0';
    }
    return marks;
}

/* The fix-its of the message's own line in order of column. */
static size_t
sort_fixits(struct arena *arena, const struct message *message, const struct fixit ***out_sorted)
{
    const struct fixit **sorted = ARENA_ARRAY(arena, const struct fixit *, message->fixits.len + 1);
    size_t count = 0;
    for (size_t i = 0; i < message->fixits.len; i++) {
        const struct fixit *fixit = &message->fixits.items[i];
        if (!is_same_line(fixit->at, message->at) || !*fixit->text || strchr(fixit->text, '\n')) {
            continue;
        }
        size_t at = count++;
        for (; at && sorted[at - 1]->at.column > fixit->at.column; at--) {
            sorted[at] = sorted[at - 1];
        }
        sorted[at] = fixit;
    }
    *out_sorted = sorted;
    return count;
}

/* The line with the texts of the fix-its, each below its place, or behind the one before if that is longer. */
static struct buf
build_fixits(struct arena *arena, const struct display *display, const struct message *message)
{
    struct buf text = {0};
    const struct fixit **sorted;
    size_t count = sort_fixits(arena, message, &sorted);
    unsigned column = 0;
    for (size_t i = 0; i < count; i++) {
        unsigned wanted = column_at(display, sorted[i]->at.column - 1);
        unsigned place = i && wanted < column + 1 && wanted != column ? column + 1 : wanted;
        buf_repeat(&text, ' ', place - column);
        struct display shown = build_display(arena, str_from(sorted[i]->text));
        buf_str(&text, buf_slice(&shown.text));
        column = place + shown.columns[shown.byte_count];
        buf_free(&shown.text);
    }
    return text;
}

static void
add_below(struct buf *out, const struct diag *diag, const char *text, const char *color)
{
    buf_printf(out, "%*s| %s%s%s\n", GUTTER_WIDTH + 2, "", diag->is_colored ? color : "", text,
               diag->is_colored ? "\033[0m" : "");
}

static void
add_snippet(struct buf *out, struct diag *diag, const struct message *message)
{
    struct str line;
    if (message->at.column == 0 || !diag_line(diag, message->at.file, message->at.line, &line) ||
        line.len > LONGEST_LINE || message->at.column > line.len + 1) {
        return;
    }
    struct display display = build_display(diag->arena, line);
    buf_printf(out, "%*u | %.*s\n", GUTTER_WIDTH + 1, message->at.line, STR_ARG(buf_slice(&display.text)));
    add_below(out, diag, build_marks(diag->arena, &display, message), "\033[0;1;32m");
    struct buf fixits = build_fixits(diag->arena, &display, message);
    if (fixits.len) {
        add_below(out, diag, fixits.data, "\033[0;32m");
    }
    buf_free(&fixits);
    buf_free(&display.text);
}

static void
add_place(struct buf *out, struct position at)
{
    buf_text(out, at.file ? at.file : "asyncc");
    if (at.file && at.line) {
        buf_printf(out, ":%u", at.line);
    }
    if (at.file && at.line && at.column) {
        buf_printf(out, ":%u", at.column);
    }
    buf_text(out, ": ");
}

/* One write for each message: those of programs that run side by side do not mix. */
void
diag_print_text(struct diag *diag, const struct message *message)
{
    struct buf out = {0};
    bool is_bold = diag->is_colored;
    buf_text(&out, is_bold ? "\033[1m" : "");
    add_place(&out, message->at);
    buf_printf(&out, "%s%s%s", is_bold ? "\033[0m" : "", is_bold ? color_of(message->severity) : "", word_of(message));
    buf_text(&out, is_bold ? "\033[0m" : "");
    buf_printf(&out, "%s%s", is_bold && message->severity != SEVERITY_NOTE ? "\033[1m" : "", message->text);
    if (message->name) {
        buf_printf(&out, " [%s-W%s]", message->was_promoted ? "-Werror," : "", message->name);
    }
    buf_printf(&out, "%s\n", is_bold ? "\033[0m" : "");
    add_snippet(&out, diag, message);
    fwrite(out.data, 1, out.len, diag->out);
    buf_free(&out);
}
