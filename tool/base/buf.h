/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A growing text, for building output. */
#ifndef ASYNCC_BASE_BUF_H
#define ASYNCC_BASE_BUF_H

#include "base/arena.h"
#include "base/str.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

/* Zero-initialised is empty and ready; `data` is zero-terminated once anything was appended. */
struct buf {
    char *data;
    size_t len;
    size_t cap;
};

void buf_add(struct buf *buf, const char *text, size_t len);
void buf_str(struct buf *buf, struct str text);
void buf_text(struct buf *buf, const char *text);
void buf_char(struct buf *buf, char c);
/* Takes back all but the first `len` bytes. */
void buf_cut(struct buf *buf, size_t len);
void buf_repeat(struct buf *buf, char c, size_t count);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *buf, const char *format, va_list args);
/* Appends what is left of a stream, or all of a file.  False, with errno set, if it cannot be read to its end. */
bool buf_read(struct buf *buf, FILE *stream);
bool buf_read_file(struct buf *buf, const char *path);

/* A regular file's text in an arena; NULL if it cannot be read or is none. */
struct str buf_load(struct arena *arena, const char *path);

void buf_free(struct buf *buf);

static inline struct str
buf_slice(const struct buf *buf)
{
    return (struct str){buf->data ? buf->data : "", buf->len};
}

#endif
