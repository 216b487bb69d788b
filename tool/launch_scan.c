/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Headers are searched where the command line says and in the usual system directories. */
#include "launch_private.h"

#include <stdlib.h>

static void
add_list(struct arena *arena, struct scan_paths *paths, const char *variable)
{
    const char *list = getenv(variable);
    while (list && *list) {
        size_t len = strcspn(list, ":");
        vec_push(arena, &paths->directories, arena_copy(arena, list, len));
        list += len + (list[len] == ':');
    }
}

/* -IDIR or -I DIR and the like; returns the directory or NULL. */
static const char *
match_directory(const struct launch_command *command, size_t *index, const char *option)
{
    const char *word = command->words.items[*index].text;
    size_t len = strlen(option);
    if (!word || strncmp(word, option, len) != 0) {
        return NULL;
    }
    if (word[len]) {
        return word + len;
    }
    return *index + 1 < command->words.len ? command->words.items[++*index].text : NULL;
}

struct scan_paths
launch_scan_paths(struct arena *arena, const struct launch_command *command)
{
    static const char *const options[] = {"-iquote", "-I", "-isystem", "-idirafter"};
    struct scan_paths paths = {0};
    for (size_t i = 0; i < command->words.len; i++) {
        if (command->words.items[i].role == ROLE_INCLUDE && i + 1 < command->words.len) {
            vec_push(arena, &paths.forced, command->words.items[++i].text);
            continue;
        }
        for (size_t j = 0; j < sizeof options / sizeof *options; j++) {
            const char *directory = match_directory(command, &i, options[j]);
            if (directory) {
                vec_push(arena, j == 0 ? &paths.quote_directories : &paths.directories, directory);
                break;
            }
        }
    }
    add_list(arena, &paths, "CPATH");
    add_list(arena, &paths, "C_INCLUDE_PATH");
    vec_push(arena, &paths.directories, "/usr/local/include");
    vec_push(arena, &paths.directories, "/usr/include");
    return paths;
}
