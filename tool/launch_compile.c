/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Runs the compiler on translated text in place of the sources. Dependency files are written here: for the compiler the
 * text includes nothing. */
#include "depfile.h"
#include "driver.h"
#include "launch_private.h"
#include "launch_process.h"
#include "launch_text.h"
#include "output.h"
#include "places.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void
add_program(struct launch *launch, struct words *argv)
{
    for (size_t i = 0; i < launch->command.program.len; i++) {
        vec_push(launch->arena, argv, launch->command.program.items[i]);
    }
}

static int
run(struct launch *launch, struct words *argv)
{
    const char **words = words_end(launch->arena, argv);
    for (size_t i = 0; launch->options->is_verbose && words[i]; i++) {
        fprintf(stderr, "%s%s", words[i], words[i + 1] ? " " : "\n");
    }
    return launch_wait(words);
}

/* The unit of an input if it was translated, else NULL. */
static struct unit *
find_translated(const struct launch *launch, const struct launch_input *input)
{
    for (size_t i = 0; i < launch->unit_count; i++) {
        if (launch->units[i].input == input && launch->units[i].is_translated) {
            return &launch->units[i];
        }
    }
    return NULL;
}

/* The directory of the user's file with its slash; "" if there is none. */
static const char *
directory_of(struct arena *arena, const char *path)
{
    return arena_copy(arena, path, (size_t)(depfile_base_name(path) - path));
}

/* What the names of a program's -save-temps, --coverage, -gsplit-dwarf, ... files begin with; NULL: the compiler is too
 * old to be told. gcc: out/app of -o out/app.exe. */
static const char *
find_dump_prefix(const struct launch *launch)
{
    const struct launch_command *command = &launch->command;
    bool is_gcc = launch->compiler->kind == COMPILER_GCC;
    struct str version = compiler_macro(launch->compiler, is_gcc ? "__GNUC__" : "__clang_major__");
    if (command->has_dump_prefix || !version.ptr || atoi(version.ptr) < (is_gcc ? 11 : 17)) {
        return NULL;
    }
    if (!command->output) {
        return "a-";
    }
    const char *output = command->output;
    if (is_gcc) {
        output = command->temporaries && strstr(command->temporaries, "=cwd") ? depfile_base_name(output) : output;
        size_t len = strlen(output);
        bool is_executable = len > 4 && strcmp(output + len - 4, ".exe") == 0;
        output = arena_copy(launch->arena, output, is_executable ? len - 4 : len);
    }
    return arena_printf(launch->arena, "%s-", output);
}

/* Where the object file of a source that is linked goes. */
static const char *
name_linked_object(const struct launch *launch, const struct unit *unit, const char *dump_prefix)
{
    const struct launch_command *command = &launch->command;
    if (!command->temporaries) {
        return unit->object;
    }
    if (launch->compiler->kind == COMPILER_GCC) {
        return dump_prefix ? arena_printf(launch->arena, "%s%s", dump_prefix, depfile_base_name(unit->object))
                           : unit->object;
    }
    bool has_directory = strstr(command->temporaries, "=obj") && command->output;
    return arena_printf(launch->arena, "%s%s", has_directory ? directory_of(launch->arena, command->output) : "",
                        depfile_base_name(unit->object));
}

/* Flags for one translated source, up to its name. */
static void
add_compile_flags(struct launch *launch, const struct unit *unit, struct words *argv)
{
    launch_command_select(launch->arena, &launch->command, ROLE_FLAG | ROLE_TEMPORARIES | ROLE_SHOW, argv);
    if (unit->dump_prefix) {
        vec_push(launch->arena, argv, "-dumpdir");
        vec_push(launch->arena, argv, unit->dump_prefix);
        if (launch->compiler->kind == COMPILER_GCC) {
            vec_push(launch->arena, argv, "-dumpbase");
            vec_push(launch->arena, argv, depfile_base_name(unit->source));
            vec_push(launch->arena, argv, "-dumpbase-ext");
            vec_push(launch->arena, argv, ".c");
        }
    }
    for (const char *const *flag = compiler_form_flags(launch->compiler); *flag; flag++) {
        vec_push(launch->arena, argv, *flag);
    }
    if (launch->compiler->kind == COMPILER_CLANG) {
        vec_push(launch->arena, argv, "-Qunused-arguments");
    }
}

/* The path as a string of JSON. */
static void
add_quoted(struct buf *out, const char *path)
{
    buf_char(out, '"');
    for (; *path; path++) {
        buf_text(out, *path == '"' || *path == '\\' ? "\\" : "");
        buf_char(out, *path);
    }
    buf_char(out, '"');
}

/* clang writes the name of the file that it is given into the object (for sanitizers, profiles, link-time optimisation):
 * it is given the user's, and told to find the translated text there. */
static int
write_overlay(const struct launch *launch, const struct unit *unit, const char **out_overlay)
{
    bool is_absolute = *unit->input->path == '/';
    char directory[PATH_MAX];
    /* As clang finds the directory that it is in. */
    const char *pwd = getenv("PWD");
    struct stat here;
    struct stat there;
    bool is_pwd_right = pwd && *pwd == '/' && stat(".", &here) == 0 && stat(pwd, &there) == 0 &&
                        here.st_dev == there.st_dev && here.st_ino == there.st_ino;
    if (!is_absolute && !is_pwd_right && !getcwd(directory, sizeof directory)) {
        return errno;
    }
    struct buf text = {0};
    buf_text(&text, "{\"version\":0,\"use-external-names\":false,\"roots\":[{\"type\":\"file\",\"name\":");
    add_quoted(&text, is_absolute ? unit->input->path
                                  : arena_printf(launch->arena, "%s/%s", is_pwd_right ? pwd : directory,
                                                 unit->input->path));
    buf_text(&text, ",\"external-contents\":");
    add_quoted(&text, unit->source);
    buf_text(&text, "}]}\n");
    *out_overlay = arena_printf(launch->arena, "%s.overlay", unit->source);
    int error = output_write(*out_overlay, buf_slice(&text));
    buf_free(&text);
    return error;
}

/* The name under which the compiler reads the translated text. */
static int
name_source(const struct launch *launch, const struct unit *unit, struct words *argv)
{
    bool is_clang = launch->compiler->kind == COMPILER_CLANG;
    bool is_standard_input = unit->path != unit->input->path;
    if (is_clang && is_standard_input) {
        vec_push(launch->arena, argv,
                 arena_printf(launch->arena, "-ffile-prefix-map=%s=", directory_of(launch->arena, unit->source)));
    }
    if (!is_clang || is_standard_input) {
        vec_push(launch->arena, argv, unit->source);
        return 0;
    }
    const char *overlay = NULL;
    int error = write_overlay(launch, unit, &overlay);
    vec_push(launch->arena, argv, "-ivfsoverlay");
    vec_push(launch->arena, argv, overlay);
    if (unit->input->language) {
        vec_push(launch->arena, argv, "-xc");
    }
    vec_push(launch->arena, argv, unit->input->path);
    return error;
}

/* The compiler without ccache and its like before it: those preprocess what they are given once more, which the text
 * for gcc does not bear, and its name in the temporary directory is another one each time. */
static void
add_compiler(struct launch *launch, struct words *argv)
{
    for (size_t i = launch->command.wrapper_count; i < launch->command.program.len; i++) {
        vec_push(launch->arena, argv, launch->command.program.items[i]);
    }
}

/* Without an output the compiler names it after the source, which has the name of the user's. */
static int
compile(struct launch *launch, const struct unit *unit, const char *mode, const char *output)
{
    struct words argv = {0};
    add_compiler(launch, &argv);
    add_compile_flags(launch, unit, &argv);
    vec_push(launch->arena, &argv, mode);
    int error = name_source(launch, unit, &argv);
    if (error) {
        fprintf(stderr, "asyncc: error: cannot write for '%s': %s\n", unit->name, strerror(error));
        return EXIT_ENVIRONMENT;
    }
    if (!output && unit->path != unit->input->path && launch->command.mode != LAUNCH_SYNTAX) {
        output = launch->command.mode == LAUNCH_ASSEMBLE ? "-.s" : "-.o";
    }
    if (output) {
        vec_push(launch->arena, &argv, "-o");
        vec_push(launch->arena, &argv, output);
    }
    return run(launch, &argv);
}

/* A reader that goes away must not end us before the temporary files are gone. */
static int
write_preprocessed(const char *path, struct str text)
{
    struct sigaction before;
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGPIPE, &ignore, &before);
    int error = output_write(path, text);
    sigaction(SIGPIPE, &before, NULL);
    return error;
}

/* -E: preprocesses the translated text, macros of the user's included. */
static int
preprocess(struct launch *launch, const struct unit *unit)
{
    struct buf text = {0};
    launch_text_without_predefined(&text, buf_slice(&unit->translation.output));
    int error = output_write(unit->source, buf_slice(&text));
    buf_free(&text);
    struct words argv = {0};
    add_program(launch, &argv);
    launch_command_select(launch->arena, &launch->command, ROLE_FLAG | ROLE_SHOW, &argv);
    vec_push(launch->arena, &argv, "-E");
    /* Nothing is left to include, but without this gcc would read <stdc-predef.h> again. */
    vec_push(launch->arena, &argv, "-nostdinc");
    vec_push(launch->arena, &argv, unit->source);
    struct buf output = {0};
    struct buf halfway = {0};
    struct buf renamed = {0};
    int status = error ? EXIT_ENVIRONMENT : process_run(words_end(launch->arena, &argv), STR(""), &output, NULL);
    if (status == 0) {
        launch_text_rename(&halfway, buf_slice(&output), unit->source, unit->name);
        launch_text_rename(&renamed, buf_slice(&halfway), unit->path, unit->name);
        error = write_preprocessed(launch->command.output ? launch->command.output : "-", buf_slice(&renamed));
    }
    if (error) {
        fprintf(stderr, "asyncc: error: cannot write the preprocessed '%s': %s\n", unit->name, strerror(error));
        status = EXIT_ENVIRONMENT;
    }
    buf_free(&output);
    buf_free(&halfway);
    buf_free(&renamed);
    return status;
}

static const char *
name_dependency_target(const struct launch *launch, const struct unit *unit)
{
    const struct launch_command *command = &launch->command;
    bool is_gcc = launch->compiler->kind == COMPILER_GCC;
    if (command->depfile.targets) {
        return command->depfile.targets;
    }
    bool is_output = command->output && strcmp(command->output, "-") != 0 &&
                     (!is_gcc || (command->mode != LAUNCH_PREPROCESS && !command->is_depfile_from_wp));
    return depfile_quote(launch->arena,
                         is_output ? command->output
                                   : depfile_with_suffix(launch->arena, depfile_base_name(unit->input->path), ".o"));
}

static const char *
name_dependency_file(const struct launch *launch, const struct unit *unit)
{
    const struct launch_command *command = &launch->command;
    if (command->depfile.file) {
        return command->depfile.file;
    }
    if (command->output && strcmp(command->output, "-") != 0) {
        return depfile_with_suffix(launch->arena, command->output, ".d");
    }
    const char *name = depfile_with_suffix(launch->arena, depfile_base_name(unit->input->path), ".d");
    bool has_prefix = command->mode == LAUNCH_LINK && launch->compiler->kind == COMPILER_GCC;
    return has_prefix ? arena_printf(launch->arena, "a-%s", name) : name;
}

static int
write_dependencies(const struct launch *launch, const struct unit *unit)
{
    const struct depfile_options *options = &launch->command.depfile;
    if (!options->is_wanted) {
        return 0;
    }
    struct depfile depfile = depfile_new(launch->arena);
    depfile_add(&depfile, unit->input->path);
    struct depfile read = depfile_new(launch->arena);
    depfile_add_translation(&read, &unit->translation, options);
    for (size_t i = 0; i < read.paths.len; i++) {
        /* A copy of standard input is nothing to depend on. */
        if (strcmp(read.paths.items[i], unit->path) != 0) {
            depfile_add(&depfile, read.paths.items[i]);
        }
    }
    struct buf text = {0};
    const char *file = name_dependency_file(launch, unit);
    depfile_print(&text, &depfile, name_dependency_target(launch, unit), options);
    int error = output_write(file, buf_slice(&text));
    buf_free(&text);
    if (error) {
        fprintf(stderr, "asyncc: error: cannot write '%s': %s\n", file, strerror(error));
    }
    return error ? EXIT_ENVIRONMENT : 0;
}

static int
compile_to_link(struct launch *launch, struct unit *unit)
{
    unit->dump_prefix = find_dump_prefix(launch);
    unit->object = name_linked_object(launch, unit, unit->dump_prefix);
    return compile(launch, unit, "-c", unit->object);
}

static int
compile_unit(struct launch *launch, struct unit *unit)
{
    const struct launch_command *command = &launch->command;
    int status = write_dependencies(launch, unit);
    if (status) {
        return status;
    }
    switch (command->mode) {
    case LAUNCH_LINK:
        return compile_to_link(launch, unit);
    case LAUNCH_COMPILE:
        return compile(launch, unit, "-c", command->output);
    case LAUNCH_ASSEMBLE:
        return compile(launch, unit, "-S", command->output);
    case LAUNCH_ANALYZE:
        return compile(launch, unit, "--analyze", command->output);
    case LAUNCH_PREPROCESS:
        return preprocess(launch, unit);
    case LAUNCH_SYNTAX:
        return compile(launch, unit, "-fsyntax-only", NULL);
    case LAUNCH_INSPECT:
    case LAUNCH_OTHER:
        break;
    }
    return EXIT_INTERNAL;
}

/* Appends the original command without the sources that are compiled already; when linking, with their objects. */
static void
add_rest(struct launch *launch, struct words *argv, unsigned left_out)
{
    const struct launch_command *command = &launch->command;
    size_t next_input = 0;
    for (size_t i = 0; i < command->words.len; i++) {
        const struct command_word *word = &command->words.items[i];
        if (word->role != ROLE_INPUT) {
            if (!(word->role & left_out)) {
                vec_push(launch->arena, argv, word->text);
            }
            continue;
        }
        const struct launch_input *input = &command->inputs.items[next_input++];
        const struct unit *unit = find_translated(launch, input);
        if (!unit) {
            vec_push(launch->arena, argv, word->text);
        } else if (command->mode == LAUNCH_LINK) {
            vec_push(launch->arena, argv, input->language ? "-xnone" : unit->object);
            if (input->language) {
                vec_push(launch->arena, argv, unit->object);
                vec_push(launch->arena, argv, arena_printf(launch->arena, "-x%s", input->language));
            }
        }
    }
}

/* What the original command does besides: other sources, linking. */
static int
run_rest(struct launch *launch)
{
    const struct launch_command *command = &launch->command;
    bool has_other_source = false;
    bool has_other_input = false;
    for (size_t i = 0; i < command->inputs.len; i++) {
        bool is_left = !find_translated(launch, &command->inputs.items[i]);
        has_other_input |= is_left;
        has_other_source |= is_left && command->inputs.items[i].is_c;
    }
    if (command->mode != LAUNCH_LINK && !has_other_input) {
        return 0;
    }
    struct words argv = {0};
    add_program(launch, &argv);
    /* Without a source, options about dependencies have nothing to do; clang complains of that. */
    add_rest(launch, &argv, has_other_source ? ROLE_LINT : ROLE_LINT | ROLE_DEPENDENCY);
    if (has_other_source && launch->lacks_async_header) {
        vec_push(launch->arena, &argv, "-idirafter");
        vec_push(launch->arena, &argv, places_find(launch->arena).include);
    }
    return run(launch, &argv);
}

/* With -E the outputs follow each other on standard output in the order of the inputs. */
static int
preprocess_all(struct launch *launch)
{
    int status = 0;
    for (size_t i = 0; i < launch->command.inputs.len; i++) {
        const struct launch_input *input = &launch->command.inputs.items[i];
        struct unit *unit = find_translated(launch, input);
        int result;
        if (unit) {
            result = compile_unit(launch, unit);
        } else {
            struct words argv = {0};
            add_program(launch, &argv);
            launch_command_select(launch->arena, &launch->command,
                                  ~(unsigned)(ROLE_INPUT | ROLE_LANGUAGE | ROLE_LINT), &argv);
            if (input->language) {
                vec_push(launch->arena, &argv, arena_printf(launch->arena, "-x%s", input->language));
            }
            vec_push(launch->arena, &argv, input->path);
            result = run(launch, &argv);
        }
        status = status ? status : result;
    }
    return status;
}

int
launch_compile(struct launch *launch)
{
    if (launch->command.mode == LAUNCH_PREPROCESS) {
        return preprocess_all(launch);
    }
    int status = 0;
    for (size_t i = 0; i < launch->unit_count; i++) {
        int result = launch->units[i].is_translated ? compile_unit(launch, &launch->units[i]) : 0;
        status = status ? status : result;
    }
    if (status && launch->command.mode == LAUNCH_LINK) {
        return status;
    }
    int result = run_rest(launch);
    return status ? status : result;
}
