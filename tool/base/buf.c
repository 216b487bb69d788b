/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Growing text on the C heap: output may be large and outlives passes. */
#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>

static void
reserve(struct buf *buf, size_t more)
{
    size_t need = buf->len + more + 1;
    if (need <= buf->cap) {
        return;
    }
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
    buf_add(buf, &c, 1);
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
    int len = vsnprintf(NULL, 0, format, args);
    reserve(buf, (size_t)len);
    vsnprintf(buf->data + buf->len, (size_t)len + 1, format, again);
    va_end(again);
    buf->len += (size_t)len;
}

void
buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(buf, format, args);
    va_end(args);
}

void
buf_free(struct buf *buf)
{
    free(buf->data);
    *buf = (struct buf){0};
}
