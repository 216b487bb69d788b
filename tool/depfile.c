/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Follows libcpp's mkdeps: its quoting, its lines of at most 72 columns, its dropping of a leading "./". */
#include "depfile.h"

enum { LONGEST_LINE = 72 };

static const char *
skip_current_directory(const char *path)
{
    while (path[0] == '.' && path[1] == '/') {
        path += 2;
        while (*path == '/') {
            path++;
        }
    }
    return path;
}

/* GNU make takes 2N+1 backslashes and a space for N backslashes and a space; elsewhere a backslash is itself. */
void
depfile_quote(struct buf *out, const char *name)
{
    const char *begin = skip_current_directory(name);
    for (const char *at = begin; *at; at++) {
        if (*at == ' ' || *at == '\t') {
            for (const char *slash = at; slash > begin && slash[-1] == '\\'; slash--) {
                buf_char(out, '\\');
            }
            buf_char(out, '\\');
        } else if (*at == '$') {
            buf_char(out, '$');
        } else if (*at == '#') {
            buf_char(out, '\\');
        }
        buf_char(out, *at);
    }
}

void
depfile_write(struct buf *out, const char *targets, const char *const *dependencies, size_t count,
              bool has_phony_targets)
{
    buf_printf(out, "%s:", targets);
    size_t column = strlen(targets) + 1;
    struct buf quoted = {0};
    for (size_t i = 0; i < count; i++) {
        quoted.len = 0;
        depfile_quote(&quoted, dependencies[i]);
        if (column + quoted.len > LONGEST_LINE) {
            buf_text(out, " \\\n");
            column = 0;
        }
        buf_char(out, ' ');
        buf_str(out, buf_slice(&quoted));
        column += quoted.len + 1;
    }
    buf_char(out, '\n');
    for (size_t i = 1; has_phony_targets && i < count; i++) {
        depfile_quote(out, dependencies[i]);
        buf_text(out, ":\n");
    }
    buf_free(&quoted);
}
