/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Answers for build scripts: one line each. What consists of words is quoted as shells, make and response files have it;
 * what is one path is printed as it is. */
#include "print.h"

#include "base/vec.h"
#include "base/words.h"
#include "clang/compiler.h"
#include "places.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

struct printer {
    struct arena *arena;
    const struct options *options;
    struct places places;
};

static enum exit_status
fail(enum exit_status status, const char *message, const char *path)
{
    fprintf(stderr, "asyncc: error: %s'%s'\n", message, path);
    return status;
}

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in a directory that end in .c, sorted. */
static struct words
list_sources(struct arena *arena, const char *directory)
{
    struct words names = {0};
    DIR *handle = opendir(directory);
    if (!handle) {
        return names;
    }
    for (struct dirent *entry; (entry = readdir(handle));) {
        size_t len = strlen(entry->d_name);
        if (len > 2 && strcmp(entry->d_name + len - 2, ".c") == 0) {
            vec_push(arena, &names, arena_copy(arena, entry->d_name, len));
        }
    }
    closedir(handle);
    if (names.len) {
        qsort(names.items, names.len, sizeof *names.items, compare_names);
    }
    return names;
}

/* Whether `name` means the port in the file `file`: cortex-m and cortex_m are cortexm. */
static bool
is_port(const char *file, const char *name)
{
    for (;; file++, name++) {
        file += strspn(file, "-_");
        name += strspn(name, "-_");
        if (strcmp(file, ".c") == 0 || *file != *name) {
            return strcmp(file, ".c") == 0 && *name == '\0';
        }
    }
}

/* The port's name without ".c"; NULL after a message. */
static const char *
find_port(const struct printer *printer)
{
    const char *directory = arena_printf(printer->arena, "%s/port", printer->places.runtime);
    struct words names = list_sources(printer->arena, directory);
    for (size_t i = 0; i < names.len; i++) {
        if (is_port(names.items[i], printer->options->port)) {
            return arena_copy(printer->arena, names.items[i], strlen(names.items[i]) - 2);
        }
    }
    fprintf(stderr, "asyncc: error: unknown port '%s'; known:", printer->options->port);
    for (size_t i = 0; i < names.len; i++) {
        fprintf(stderr, " %.*s", (int)strlen(names.items[i]) - 2, names.items[i]);
    }
    fputs(names.len ? "\n" : " none\n", stderr);
    return NULL;
}

/* One word, with a backslash before what would end it or mean something. */
static void
print_word(const char *before, const char *word)
{
    fputs(before, stdout);
    for (; *word; word++) {
        if (strchr(" \t\\\"'`$&;|<>()*?[]#!{}", *word)) {
            putchar('\\');
        }
        putchar(*word);
    }
}

static enum exit_status
print_cflags(const struct printer *printer)
{
    const struct options *options = printer->options;
    if (options->emit == EMIT_READABLE) {
        print_word("-I", printer->places.include);
        putchar('\n');
        return EXIT_GOOD;
    }
    struct diag *diag = diag_new(printer->arena, stderr, options->diagnostics, options->color);
    const struct compiler *compiler = compiler_query(printer->arena, diag, options->cc, options->flags);
    diag_finish(diag);
    if (!compiler) {
        return EXIT_ENVIRONMENT;
    }
    const char *const *flags = compiler_form_flags(compiler);
    for (size_t i = 0; flags[i]; i++) {
        printf("%s%s", i ? " " : "", flags[i]);
    }
    putchar('\n');
    return EXIT_GOOD;
}

static enum exit_status
print_existing(const char *what, const char *path)
{
    if (access(path, R_OK) != 0) {
        return fail(EXIT_ENVIRONMENT, what, path);
    }
    puts(path);
    return EXIT_GOOD;
}

static enum exit_status
print_existing_word(const char *what, const char *path)
{
    if (access(path, R_OK) != 0) {
        return fail(EXIT_ENVIRONMENT, what, path);
    }
    print_word("", path);
    putchar('\n');
    return EXIT_GOOD;
}

static enum exit_status
print_libs(const struct printer *printer)
{
    const char *port = find_port(printer);
    if (!port) {
        return EXIT_USAGE;
    }
    return print_existing_word("there is no library for this port (compile what --print=runtime-sources names): no ",
                               arena_printf(printer->arena, "%s/libasync_%s.a", printer->places.lib, port));
}

static void
print_sources(const struct printer *printer, const char *directory)
{
    struct words names = list_sources(printer->arena, directory);
    for (size_t i = 0; i < names.len; i++) {
        print_word("", arena_printf(printer->arena, "%s/%s", directory, names.items[i]));
        putchar(' ');
    }
}

/* The file of a port, and those in the directory of its name, if it has one. */
static enum exit_status
print_runtime_sources(const struct printer *printer)
{
    const char *port = find_port(printer);
    if (!port) {
        return EXIT_USAGE;
    }
    print_sources(printer, printer->places.runtime);
    print_sources(printer, arena_printf(printer->arena, "%s/port/%s", printer->places.runtime, port));
    print_word("", arena_printf(printer->arena, "%s/port/%s.c", printer->places.runtime, port));
    putchar('\n');
    return EXIT_GOOD;
}

/* A .clangd: async code parses as it stands once ASYNCC is defined and <async.h> is found. What a compilation database
 * says of the launcher and of the plugin is not for clangd. */
static enum exit_status
print_clangd(const struct printer *printer)
{
    fputs("CompileFlags:\n  Add: [-DASYNCC, '-I", stdout);
    for (const char *c = printer->places.include; *c; c++) {
        fputs(*c == '\'' ? "''" : (const char[]){*c, '\0'}, stdout);
    }
    fputs("']\n  Remove: [--launch, -fplugin=*, -fplugin-arg-*, -fpreprocessed, \"-Wp,*\"]\n", stdout);
    return EXIT_GOOD;
}

static enum exit_status
print_item(const struct printer *printer, enum print_item item)
{
    switch (item) {
    case PRINT_CFLAGS:
        return print_cflags(printer);
    case PRINT_LIBS:
        return print_libs(printer);
    case PRINT_INCLUDE_DIR:
        puts(printer->places.include);
        return EXIT_GOOD;
    case PRINT_RUNTIME_SOURCES:
        return print_runtime_sources(printer);
    case PRINT_RUNTIME_DIR:
        puts(printer->places.runtime);
        return EXIT_GOOD;
    case PRINT_MAKEFILE:
        return print_existing_word("cannot read ", arena_printf(printer->arena, "%s/asyncc.mk", printer->places.cmake));
    case PRINT_CMAKE_DIR:
        puts(printer->places.cmake);
        return EXIT_GOOD;
    case PRINT_PLUGIN:
        return print_existing("this asyncc comes without the plugin: no ",
                              arena_printf(printer->arena, "%s/asyncc/asyncc.so", printer->places.lib));
    case PRINT_GDB_SCRIPT:
        return print_existing("cannot read ", arena_printf(printer->arena, "%s/async.py", printer->places.gdb));
    case PRINT_CLANGD:
        return print_clangd(printer);
    }
    return EXIT_INTERNAL;
}

enum exit_status
print_items(struct arena *arena, const struct options *options)
{
    struct printer printer = {.arena = arena, .options = options, .places = places_find(arena)};
    enum exit_status status = EXIT_GOOD;
    for (size_t i = 0; i < options->print_item_count && status == EXIT_GOOD; i++) {
        status = print_item(&printer, options->print_items[i]);
    }
    return status;
}
