/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Growing text on the C heap: output may be large and outlives passes. */
#include "base/buf.h"

#include "base/format.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

static void
grow(struct buf *buf, size_t need)
{
    size_t cap = buf->cap ? buf->cap * 2 : 256;
    while (cap < need) {
        cap *= 2;
    }
    char *data = realloc(buf->data, cap);
    if (!data) {
        fputs("asyncc: out of memory\n", stderr);
        exit(4);
    }
    buf->data = data;
    buf->cap = cap;
}

static inline void
reserve(struct buf *buf, size_t more)
{
    size_t need = buf->len + more + 1;
    if (need > buf->cap) {
        grow(buf, need);
    }
}

void
buf_add(struct buf *buf, const char *text, size_t len)
{
    reserve(buf, len);
    if (len) {
        memcpy(buf->data + buf->len, text, len);
    }
    buf->len += len;
    buf->data[buf->len] = '\0';
}

void
buf_str(struct buf *buf, struct str text)
{
    buf_add(buf, text.ptr, text.len);
}

void
buf_text(struct buf *buf, const char *text)
{
    buf_add(buf, text, strlen(text));
}

void
buf_char(struct buf *buf, char c)
{
    reserve(buf, 1);
    buf->data[buf->len++] = c;
    buf->data[buf->len] = '\0';
}

void
buf_cut(struct buf *buf, size_t len)
{
    if (len < buf->len) {
        buf->len = len;
        buf->data[len] = '\0';
    }
}

void
buf_repeat(struct buf *buf, char c, size_t count)
{
    reserve(buf, count);
    memset(buf->data + buf->len, c, count);
    buf->len += count;
    buf->data[buf->len] = '\0';
}

void
buf_vprintf(struct buf *buf, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    reserve(buf, 0);
    size_t len = format_into(buf->data + buf->len, buf->cap - buf->len, format, args);
    if (len >= buf->cap - buf->len) {
        reserve(buf, len);
        format_into(buf->data + buf->len, buf->cap - buf->len, format, again);
    }
    va_end(again);
    buf->len += len;
}

void
buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(buf, format, args);
    va_end(args);
}

bool
buf_read(struct buf *buf, FILE *stream)
{
    char chunk[16384];
    size_t len;
    while ((len = fread(chunk, 1, sizeof chunk, stream)) > 0) {
        buf_add(buf, chunk, len);
    }
    return !ferror(stream);
}

bool
buf_read_file(struct buf *buf, const char *path)
{
    FILE *stream = fopen(path, "rb");
    if (!stream) {
        return false;
    }
    bool is_read = buf_read(buf, stream);
    int reason = errno;
    fclose(stream);
    errno = reason;
    return is_read;
}

struct str
buf_load(struct arena *arena, const char *path)
{
    struct str text = {NULL, 0};
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode)) {
        return text;
    }
    struct buf buf = {0};
    if (buf_read_file(&buf, path)) {
        text = (struct str){arena_copy(arena, buf_slice(&buf).ptr, buf.len), buf.len};
    }
    buf_free(&buf);
    return text;
}

void
buf_free(struct buf *buf)
{
    free(buf->data);
    *buf = (struct buf){0};
}
