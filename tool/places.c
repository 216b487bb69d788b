/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The executable's own directory tells: the build tree's, whose places are known, or any other, to which the places of
 * an installation are relative. */
#include "places.h"

#include "asyncc_config.h"

#include <stdlib.h>
#include <string.h>

/* The path without links and dots; as it is if it does not exist. */
static const char *
resolve(struct arena *arena, const char *path)
{
    char *resolved = realpath(path, NULL);
    const char *copy = resolved ? arena_copy(arena, resolved, strlen(resolved)) : path;
    free(resolved);
    return copy;
}

static const char *
below(struct arena *arena, const char *directory, const char *relative)
{
    return resolve(arena, arena_printf(arena, "%s/%s", directory, relative));
}

struct places
places_find(struct arena *arena)
{
    const char *executable = resolve(arena, "/proc/self/exe");
    const char *slash = strrchr(executable, '/');
    const char *directory = arena_copy(arena, executable, slash ? (size_t)(slash - executable) : 0);
    const char *build_directory = resolve(arena, ASYNCC_BUILD_BIN_DIR);
    if (strcmp(directory, build_directory) == 0 || strcmp(directory, "/proc/self") == 0) {
        return (struct places){executable, ASYNCC_BUILD_INCLUDE_DIR, ASYNCC_BUILD_RUNTIME_DIR, ASYNCC_BUILD_LIB_DIR,
                               ASYNCC_BUILD_CMAKE_DIR, ASYNCC_BUILD_GDB_DIR};
    }
    return (struct places){
        .executable = executable,
        .include = below(arena, directory, ASYNCC_INSTALL_INCLUDE_RELDIR),
        .runtime = below(arena, directory, ASYNCC_INSTALL_RUNTIME_RELDIR),
        .lib = below(arena, directory, ASYNCC_INSTALL_LIB_RELDIR),
        .cmake = below(arena, directory, ASYNCC_INSTALL_CMAKE_RELDIR),
        .gdb = below(arena, directory, ASYNCC_INSTALL_GDB_RELDIR),
    };
}
