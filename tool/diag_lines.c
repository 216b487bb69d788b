/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Lines of source files, read once each. */
#include "diag_private.h"

struct cached_file {
    struct str text;
    const char **lines; /* where each begins; NULL for a file that cannot be read */
    size_t line_count;
};

static void
find_lines(struct arena *arena, struct cached_file *file)
{
    struct {
        const char **items;
        size_t len;
        size_t cap;
    } lines = {0};
    const char *end = file->text.ptr + file->text.len;
    for (const char *at = file->text.ptr; at < end;) {
        vec_push(arena, &lines, at);
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline ? newline + 1 : end;
    }
    /* A position may lie just behind the last line. */
    vec_push(arena, &lines, end);
    file->lines = lines.items;
    file->line_count = lines.len;
}

static struct cached_file *
get_file(struct diag *diag, const char *path)
{
    struct cached_file *file = map_find(&diag->files, str_from(path));
    if (!file) {
        file = ARENA_NEW(diag->arena, struct cached_file);
        file->text = buf_load(diag->arena, path);
        if (file->text.ptr) {
            find_lines(diag->arena, file);
        }
        map_set(&diag->files, str_from(arena_copy(diag->arena, path, strlen(path))), file);
    }
    return file;
}

bool
diag_line(struct diag *diag, const char *path, unsigned line, struct str *out_text)
{
    if (!path || line == 0) {
        return false;
    }
    struct cached_file *file = get_file(diag, path);
    if (line > file->line_count) {
        return false;
    }
    const char *begin = file->lines[line - 1];
    size_t left = (size_t)(file->text.ptr + file->text.len - begin);
    const char *newline = left ? memchr(begin, '\n', left) : NULL;
    size_t len = newline ? (size_t)(newline - begin) : left;
    while (len && begin[len - 1] == '\r') {
        len--;
    }
    *out_text = (struct str){begin, len};
    return true;
}

size_t
utf8_length(struct str text)
{
    const unsigned char *byte = (const unsigned char *)text.ptr;
    size_t len = byte[0] < 0x80   ? 1
                 : byte[0] < 0xC2 ? 0
                 : byte[0] < 0xE0 ? 2
                 : byte[0] < 0xF0 ? 3
                 : byte[0] < 0xF5 ? 4
                                  : 0;
    if (len == 0 || len > text.len) {
        return 0;
    }
    for (size_t i = 1; i < len; i++) {
        if ((byte[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    bool is_overlong = (byte[0] == 0xE0 && byte[1] < 0xA0) || (byte[0] == 0xF0 && byte[1] < 0x90);
    bool is_surrogate = byte[0] == 0xED && byte[1] >= 0xA0;
    bool is_beyond = byte[0] == 0xF4 && byte[1] >= 0x90;
    return is_overlong || is_surrogate || is_beyond ? 0 : len;
}
