/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Compares real paths part by part. */
#include "base/relative.h"

#include "base/buf.h"

#include <stdlib.h>

/* With a slash behind it. Of a directory that is not there yet, that of the one above it and its own name. */
static const char *
real_path(struct arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    if (real) {
        const char *copy = arena_printf(arena, "%s/", strcmp(real, "/") == 0 ? "" : real);
        free(real);
        return copy;
    }
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/') {
        len--;
    }
    size_t parent = len;
    while (parent > 0 && path[parent - 1] != '/') {
        parent--;
    }
    if (len == 0 || parent == len) {
        return NULL;
    }
    const char *above = real_path(arena, parent ? arena_copy(arena, path, parent) : ".");
    return above ? arena_printf(arena, "%s%.*s/", above, (int)(len - parent), path + parent) : NULL;
}

const char *
relative_path(struct arena *arena, const char *from, const char *to)
{
    const char *start = real_path(arena, from);
    const char *goal = real_path(arena, to);
    if (!start || !goal) {
        return arena_printf(arena, "%s/", to);
    }
    size_t common = 0;
    for (size_t i = 0; start[i] && start[i] == goal[i]; i++) {
        if (start[i] == '/') {
            common = i + 1;
        }
    }
    struct buf path = {0};
    for (const char *c = start + common; *c; c++) {
        if (*c == '/') {
            buf_text(&path, "../");
        }
    }
    buf_text(&path, goal + common);
    const char *copy = arena_copy(arena, path.data, path.len);
    buf_free(&path);
    return copy;
}
