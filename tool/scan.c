/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Async needs <async.h>, included by the source or by a header that it reaches. A header that is found nowhere is taken
 * for one of the compiler's own. */
#include "scan.h"

#include "base/map.h"
#include "depfile.h"

#include <ctype.h>
#include <stdio.h>
#include <sys/stat.h>

struct scan {
    struct arena *arena;
    const struct scan_paths *paths;
    struct words pending; /* headers that were reached, not yet looked at */
    struct map seen;
    enum scan_result result;
    bool is_decided; /* <async.h> was met */
};

/* Whether the header is there. */
static bool
try_header(struct scan *scan, const char *path)
{
    struct stat info;
    if (map_find(&scan->seen, str_from(path))) {
        return true;
    }
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode)) {
        return false;
    }
    map_set(&scan->seen, str_from(path), scan);
    vec_push(scan->arena, &scan->pending, path);
    return true;
}

static bool
search(struct scan *scan, const struct words *directories, const char *name)
{
    for (size_t i = 0; i < directories->len; i++) {
        if (try_header(scan, arena_printf(scan->arena, "%s/%s", directories->items[i], name))) {
            return true;
        }
    }
    return false;
}

/* Whether it was found. */
static bool
reach_header(struct scan *scan, const char *from, const char *name, char quote)
{
    if (*name == '/') {
        return try_header(scan, name);
    }
    int directory_len = (int)(depfile_base_name(from) - from);
    bool is_found = quote == '"' && (try_header(scan, arena_printf(scan->arena, "%.*s%s", directory_len, from, name)) ||
                                     search(scan, &scan->paths->quote_directories, name));
    return is_found || search(scan, &scan->paths->directories, name);
}

static void
note_header(struct scan *scan, const char *name, bool is_found)
{
    if (strcmp(depfile_base_name(name), "async.h") == 0) {
        scan->result = is_found ? SCAN_MAY : SCAN_MAY_LACK_HEADER;
        scan->is_decided = true;
    }
}

static struct str
skip_blanks(struct str text)
{
    while (text.len && (*text.ptr == ' ' || *text.ptr == '\t')) {
        text.ptr++;
        text.len--;
    }
    return text;
}

/* `line` begins behind "include". */
static void
scan_include(struct scan *scan, const char *from, struct str line)
{
    if (str_starts_with(line, "_next")) {
        line = (struct str){line.ptr + 5, line.len - 5};
    }
    line = skip_blanks(line);
    if (line.len == 0) {
        return;
    }
    char close = *line.ptr == '<' ? '>' : '"';
    const char *end = line.len > 1 ? memchr(line.ptr + 1, close, line.len - 1) : NULL;
    if ((*line.ptr != '<' && *line.ptr != '"') || !end) {
        /* A macro names the file; those in the system's own headers name others of the system. */
        bool is_system = strncmp(from, "/usr/include/", 13) == 0;
        scan->result = scan->result == SCAN_CANNOT && !is_system ? SCAN_MAY : scan->result;
        return;
    }
    const char *name = arena_copy(scan->arena, line.ptr + 1, (size_t)(end - line.ptr - 1));
    note_header(scan, name, reach_header(scan, from, name, *line.ptr));
}

static void
scan_includes(struct scan *scan, const char *path, struct str text)
{
    while (text.len && !scan->is_decided) {
        const char *newline = memchr(text.ptr, '\n', text.len);
        size_t len = newline ? (size_t)(newline - text.ptr) : text.len;
        struct str line = skip_blanks((struct str){text.ptr, len});
        if (line.len && *line.ptr == '#') {
            line = skip_blanks((struct str){line.ptr + 1, line.len - 1});
            if (str_starts_with(line, "include")) {
                scan_include(scan, path, (struct str){line.ptr + 7, line.len - 7});
            }
        }
        text.ptr += len + (newline != NULL);
        text.len -= len + (newline != NULL);
    }
}

static bool
is_word_of_language(struct str word)
{
    return str_is(word, "async") || str_is(word, "await") || str_is(word, "yield") || str_starts_with(word, "async_") ||
           str_starts_with(word, "ASYNC_");
}

/* A word of the language in the source itself counts even if no <async.h> was found. */
static bool
has_words(struct str text)
{
    for (size_t i = 0; i < text.len;) {
        size_t begin = i;
        while (i < text.len && (isalnum((unsigned char)text.ptr[i]) || text.ptr[i] == '_')) {
            i++;
        }
        if (is_word_of_language((struct str){text.ptr + begin, i - begin})) {
            return true;
        }
        i += i == begin;
    }
    return false;
}

enum scan_result
scan_source(struct arena *arena, const struct scan_paths *paths, const char *path, struct str text)
{
    struct scan scan = {.arena = arena, .paths = paths, .seen.arena = arena};
    for (size_t i = 0; i < paths->forced.len; i++) {
        note_header(&scan, paths->forced.items[i], reach_header(&scan, "", paths->forced.items[i], '"'));
    }
    scan_includes(&scan, path, text);
    for (size_t i = 0; i < scan.pending.len && !scan.is_decided; i++) {
        scan_includes(&scan, scan.pending.items[i], buf_load(arena, scan.pending.items[i]));
    }
    return scan.result == SCAN_CANNOT && has_words(text) ? SCAN_MAY : scan.result;
}
