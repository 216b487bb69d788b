/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A reader, or a make that is interrupted, never sees half a file: text goes into a temporary file beside the output,
 * which then takes the output's name. */
#include "output.h"

#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int
write_all(int file, struct str text)
{
    while (text.len) {
        ssize_t count = write(file, text.ptr, text.len);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return errno;
        }
        text.ptr += count;
        text.len -= (size_t)count;
    }
    return 0;
}

bool
output_is_same(const char *path, struct str text)
{
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode) || (size_t)info.st_size != text.len) {
        return false;
    }
    FILE *file = fopen(path, "rb");
    if (!file) {
        return false;
    }
    bool is_same = true;
    char chunk[16384];
    size_t len;
    while (is_same && (len = fread(chunk, 1, sizeof chunk, file)) > 0) {
        is_same = len <= text.len && memcmp(chunk, text.ptr, len) == 0;
        text.ptr += is_same ? len : 0;
        text.len -= is_same ? len : 0;
    }
    fclose(file);
    return is_same && text.len == 0;
}

static mode_t
get_umask(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return mask;
}

/* DIR/.NAME.XXXXXX for DIR/NAME */
static void
build_temporary_name(struct buf *out, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    buf_add(out, path, (size_t)(name - path));
    /* A name may already be as long as the file system allows. */
    buf_printf(out, ".%.200s.XXXXXX", name);
}

static int
replace_file(const char *path, struct str text)
{
    struct buf temporary = {0};
    build_temporary_name(&temporary, path);
    int error = 0;
    int file = mkstemp(temporary.data);
    if (file < 0) {
        error = errno;
        goto free_name;
    }
    error = write_all(file, text);
    if (!error && fchmod(file, 0666 & ~get_umask()) != 0) {
        error = errno;
    }
    if (close(file) != 0 && !error) {
        error = errno;
    }
    if (!error && rename(temporary.data, path) != 0) {
        error = errno;
    }
    if (error) {
        unlink(temporary.data);
    }
free_name:
    buf_free(&temporary);
    return error;
}

/* A terminal, a pipe, /dev/null: there is nothing to replace. */
static int
write_in_place(const char *path, struct str text)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) {
        return errno;
    }
    int error = write_all(file, text);
    return close(file) != 0 && !error ? errno : error;
}

static int
write_existing(const char *path, const struct stat *info, struct str text)
{
    if (S_ISDIR(info->st_mode)) {
        return EISDIR;
    }
    if (!S_ISREG(info->st_mode)) {
        return write_in_place(path, text);
    }
    /* Renaming would not mind, but the user who took the permission away does. */
    if (access(path, W_OK) != 0) {
        return errno;
    }
    /* A symbolic link stays one. */
    char *target = realpath(path, NULL);
    int error = replace_file(target ? target : path, text);
    free(target);
    return error;
}

int
output_write(const char *path, struct str text)
{
    if (strcmp(path, "-") == 0) {
        return fflush(stdout) != 0 ? errno : write_all(STDOUT_FILENO, text);
    }
    if (output_is_same(path, text)) {
        return 0;
    }
    struct stat info;
    return stat(path, &info) == 0 ? write_existing(path, &info, text) : replace_file(path, text);
}

int
output_make_directory(const char *path)
{
    struct buf partial = {0};
    int error = 0;
    for (const char *at = path; *at && !error; at++) {
        buf_char(&partial, *at);
        bool is_end = at[1] == '/' || at[1] == '\0';
        if (is_end && *at != '/' && mkdir(partial.data, 0777) != 0 && errno != EEXIST) {
            error = errno;
        }
    }
    buf_free(&partial);
    return error;
}
