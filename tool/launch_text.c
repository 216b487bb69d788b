/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Edits go line by line or name by name; nothing here parses C. */
#include "launch_text.h"

void
launch_text_mark(struct buf *out, const char *name)
{
    buf_text(out, "# 1 \"");
    for (; *name; name++) {
        buf_text(out, *name == '"' || *name == '\\' ? "\\" : "");
        buf_char(out, *name);
    }
    buf_text(out, "\"\n");
}

void
launch_text_without_predefined(struct buf *out, struct str text)
{
    bool is_predefined = false;
    while (text.len) {
        const char *newline = memchr(text.ptr, '\n', text.len);
        struct str line = {text.ptr, newline ? (size_t)(newline - text.ptr) + 1 : text.len};
        if (str_starts_with(line, "# ")) {
            const char *name = memchr(line.ptr, '"', line.len);
            struct str rest = name ? (struct str){name, line.len - (size_t)(name - line.ptr)} : STR("");
            is_predefined = str_starts_with(rest, "\"<built-in>\"") || str_starts_with(rest, "\"<command-line>\"");
        }
        if (!is_predefined) {
            buf_str(out, line);
        }
        text = (struct str){text.ptr + line.len, text.len - line.len};
    }
}

void
launch_text_rename(struct buf *out, struct str text, const char *from, const char *to)
{
    size_t len = strlen(from);
    while (text.len) {
        const char *first = memchr(text.ptr, *from, text.len);
        size_t before = first ? (size_t)(first - text.ptr) : text.len;
        bool is_found = first && str_starts_with((struct str){first, text.len - before}, from);
        buf_add(out, text.ptr, before);
        if (first && !is_found) {
            buf_char(out, *first);
        }
        buf_text(out, is_found ? to : "");
        size_t taken = before + (is_found ? len : first != NULL);
        text = (struct str){text.ptr + taken, text.len - taken};
    }
}
