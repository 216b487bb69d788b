/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Follows libcpp's mkdeps: its quoting, its lines of at most 72 columns, its dropping of a leading "./". */
#include "depfile.h"

#include "translate.h"

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
static void
add_quoted(struct buf *out, const char *name)
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

struct depfile
depfile_new(struct arena *arena)
{
    return (struct depfile){.arena = arena, .seen.arena = arena};
}

void
depfile_add(struct depfile *depfile, const char *path)
{
    if (!map_find(&depfile->seen, str_from(path))) {
        map_set(&depfile->seen, str_from(path), depfile);
        vec_push(depfile->arena, &depfile->paths, path);
    }
}

void
depfile_add_translation(struct depfile *depfile, const struct translation *translation,
                        const struct depfile_options *options)
{
    for (size_t i = 0; i < translation->dependency_count; i++) {
        bool is_system = translation->dependency_is_system && translation->dependency_is_system[i];
        if (!is_system || options->has_system_headers) {
            depfile_add(depfile, translation->dependencies[i]);
        }
    }
}

void
depfile_print(struct buf *out, const struct depfile *depfile, const char *targets,
              const struct depfile_options *options)
{
    buf_printf(out, "%s:", targets);
    size_t column = strlen(targets) + 1;
    for (size_t i = 0; i < depfile->paths.len; i++) {
        const char *name = depfile_quote(depfile->arena, depfile->paths.items[i]);
        if (column + strlen(name) > LONGEST_LINE) {
            buf_text(out, " \\\n");
            column = 0;
        }
        buf_printf(out, " %s", name);
        column += strlen(name) + 1;
    }
    buf_char(out, '\n');
    for (size_t i = 1; options->has_phony_targets && i < depfile->paths.len; i++) {
        buf_printf(out, "%s:\n", depfile_quote(depfile->arena, depfile->paths.items[i]));
    }
}

const char *
depfile_quote(struct arena *arena, const char *name)
{
    struct buf quoted = {0};
    add_quoted(&quoted, name);
    const char *copy = arena_copy(arena, buf_slice(&quoted).ptr, quoted.len);
    buf_free(&quoted);
    return copy;
}

const char *
depfile_join_targets(struct arena *arena, const char *targets, const char *name)
{
    return targets ? arena_printf(arena, "%s %s", targets, name) : name;
}

const char *
depfile_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const char *
depfile_with_suffix(struct arena *arena, const char *path, const char *suffix)
{
    const char *name = depfile_base_name(path);
    const char *dot = strrchr(name, '.');
    size_t len = dot && dot != name ? (size_t)(dot - path) : strlen(path);
    return arena_printf(arena, "%.*s%s", (int)len, path, suffix);
}
