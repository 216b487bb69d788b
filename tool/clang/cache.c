/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* One file per key, named by its hash:
 *     asyncc cache 1 <length of key> <length of value>\n<key><value>
 * The key is compared whole, so two keys of one hash only push each other out. */
#include "clang/cache.h"

#include "base/buf.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static uint64_t
hash(struct str key)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < key.len; i++) {
        h = (h ^ (unsigned char)key.ptr[i]) * 1099511628211u;
    }
    return h;
}

/* NULL: there is no place for a cache. */
static const char *
find_directory(struct arena *arena)
{
    const char *cache = getenv("XDG_CACHE_HOME");
    if (cache && cache[0] == '/') {
        return arena_printf(arena, "%s/asyncc", cache);
    }
    const char *home = getenv("HOME");
    return home && home[0] == '/' ? arena_printf(arena, "%s/.cache/asyncc", home) : NULL;
}

static const char *
entry_header(struct arena *arena, struct str key, size_t value_len)
{
    return arena_printf(arena, "asyncc cache 1 %zu %zu\n", key.len, value_len);
}

/* The value within an entry; NULL if the entry is damaged or another key's. */
static struct str
find_value(struct arena *arena, struct str entry, struct str key)
{
    struct str none = {NULL, 0};
    const char *line_end = memchr(entry.ptr, '\n', entry.len);
    size_t header_len = line_end ? (size_t)(line_end + 1 - entry.ptr) : 0;
    if (!line_end || entry.len < header_len + key.len) {
        return none;
    }
    size_t value_len = entry.len - header_len - key.len;
    struct str header = str_from(entry_header(arena, key, value_len));
    if (!str_eq(header, (struct str){entry.ptr, header_len})
        || !str_eq(key, (struct str){entry.ptr + header_len, key.len})) {
        return none;
    }
    return (struct str){arena_copy(arena, entry.ptr + header_len + key.len, value_len), value_len};
}

struct str
cache_find(struct arena *arena, struct str key)
{
    const char *directory = find_directory(arena);
    struct str value = {NULL, 0};
    if (!directory) {
        return value;
    }
    struct buf entry = {0};
    if (buf_read_file(&entry, arena_printf(arena, "%s/%016" PRIx64, directory, hash(key)))) {
        value = find_value(arena, buf_slice(&entry), key);
    }
    buf_free(&entry);
    return value;
}

static void
make_directories(struct arena *arena, const char *directory)
{
    char *path = arena_copy(arena, directory, strlen(directory));
    for (char *p = path + 1; *p; p++) {
        if (*p == '/') {
            *p = '\0';
            mkdir(path, 0700);
            *p = '/';
        }
    }
    mkdir(path, 0700);
}

void
cache_store(struct arena *arena, struct str key, struct str value)
{
    const char *directory = find_directory(arena);
    if (!directory) {
        return;
    }
    make_directories(arena, directory);
    char *temporary = arena_printf(arena, "%s/new-XXXXXX", directory);
    int fd = mkstemp(temporary);
    FILE *stream = fd >= 0 ? fdopen(fd, "wb") : NULL;
    if (!stream) {
        if (fd >= 0) {
            close(fd);
            unlink(temporary);
        }
        return;
    }
    fputs(entry_header(arena, key, value.len), stream);
    fwrite(key.ptr, 1, key.len, stream);
    fwrite(value.ptr, 1, value.len, stream);
    bool is_written = !ferror(stream);
    is_written &= fclose(stream) == 0;
    if (!is_written || rename(temporary, arena_printf(arena, "%s/%016" PRIx64, directory, hash(key))) != 0) {
        unlink(temporary);
    }
}
