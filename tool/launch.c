/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Finds out whether anything on a compiler's command line needs translation, and becomes the compiler if nothing does.
 * Temporary files live in one directory that is gone at the end. */
#include "launch.h"

#include "crash.h"
#include "depfile.h"
#include "driver.h"
#include "launch_private.h"
#include "launch_process.h"
#include "launch_text.h"
#include "output.h"
#include "places.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int
report_io(const char *verb, const char *path, int error)
{
    fprintf(stderr, "asyncc: error: cannot %s '%s': %s\n", verb, path, strerror(error));
    return EXIT_ENVIRONMENT;
}

static void
remove_below(struct arena *arena, const char *directory)
{
    DIR *handle = opendir(directory);
    if (!handle) {
        return;
    }
    for (struct dirent *entry; (entry = readdir(handle));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) {
            continue;
        }
        const char *path = arena_printf(arena, "%s/%s", directory, entry->d_name);
        if (unlink(path) != 0) {
            remove_below(arena, path);
        }
    }
    closedir(handle);
    rmdir(directory);
}

static bool
make_directory(struct launch *launch)
{
    const char *parent = getenv("TMPDIR");
    char *path = arena_printf(launch->arena, "%s/asyncc-XXXXXX", parent && *parent ? parent : "/tmp");
    if (!mkdtemp(path)) {
        report_io("make the directory", path, errno);
        return false;
    }
    launch->directory = path;
    return true;
}

/* Keeps standard input in a file, which takes its place for whoever reads next. */
static bool
save_standard_input(struct launch *launch, struct str *out_text)
{
    struct buf text = {0};
    bool is_read = buf_read(&text, stdin);
    FILE *file = tmpfile();
    bool is_saved = is_read && file && fwrite(buf_slice(&text).ptr, 1, text.len, file) == text.len && fflush(file) == 0 &&
                    lseek(fileno(file), 0, SEEK_SET) == 0 && dup2(fileno(file), STDIN_FILENO) >= 0;
    if (!is_saved) {
        report_io("save", "standard input", errno);
    }
    *out_text = (struct str){arena_copy(launch->arena, buf_slice(&text).ptr, text.len), text.len};
    buf_free(&text);
    if (file) {
        fclose(file);
    }
    return is_saved;
}

/* Appends a unit if the input may hold async. False: something is wrong that the user was told. */
static bool
add_unit(struct launch *launch, const struct launch_input *input)
{
    struct unit unit = {.input = input, .path = input->path, .name = input->path};
    struct str text;
    bool is_standard_input = strcmp(input->path, "-") == 0;
    if (is_standard_input && isatty(STDIN_FILENO)) {
        return true;
    }
    if (!is_standard_input) {
        text = buf_load(launch->arena, input->path);
    } else if (!save_standard_input(launch, &text)) {
        return false;
    }
    enum scan_result result =
        text.ptr ? scan_source(launch->arena, &launch->paths, is_standard_input ? "" : input->path, text)
                 : SCAN_CANNOT;
    launch->lacks_async_header |= result == SCAN_MAY_LACK_HEADER;
    if (result == SCAN_CANNOT) {
        return true;
    }
    if (is_standard_input) {
        if (!make_directory(launch)) {
            return false;
        }
        unit.name = "<stdin>";
        unit.path = arena_printf(launch->arena, "%s/stdin.c", launch->directory);
        output_write(unit.path, text);
    }
    launch->units[launch->unit_count++] = unit;
    return true;
}

static bool
find_units(struct launch *launch)
{
    const struct launch_command *command = &launch->command;
    bool is_single =
        command->mode == LAUNCH_COMPILE || command->mode == LAUNCH_ASSEMBLE || command->mode == LAUNCH_PREPROCESS;
    /* Several inputs for one output: the compiler's error message. */
    if (command->mode == LAUNCH_INSPECT || command->mode == LAUNCH_OTHER || (is_single && command->output && command->inputs.len > 1)) {
        return true;
    }
    launch->paths = launch_scan_paths(launch->arena, command);
    launch->units = ARENA_ARRAY(launch->arena, struct unit, command->inputs.len + 1);
    for (size_t i = 0; i < command->inputs.len; i++) {
        if (command->inputs.items[i].is_c && !add_unit(launch, &command->inputs.items[i])) {
            return false;
        }
    }
    return true;
}

/* The flags that the preprocessor gets when asyncc runs it. */
static const char **
build_flags(struct launch *launch)
{
    struct words flags = {0};
    struct arena *arena = launch->arena;
    launch_command_select(arena, &launch->command, ROLE_FLAG | ROLE_INCLUDE, &flags);
    bool needs_language = false;
    bool has_standard_input = false;
    for (size_t i = 0; i < launch->unit_count; i++) {
        size_t len = strlen(launch->units[i].path);
        needs_language |= len < 2 || strcmp(launch->units[i].path + len - 2, ".c") != 0;
        has_standard_input |= launch->units[i].path != launch->units[i].input->path;
    }
    if (needs_language) {
        vec_push(arena, &flags, "-xc");
    }
    if (has_standard_input) {
        vec_push(arena, &flags, "-iquote");
        vec_push(arena, &flags, ".");
    }
    if (launch->lacks_async_header) {
        vec_push(arena, &flags, "-idirafter");
        vec_push(arena, &flags, places_find(arena).include);
    }
    return words_end(arena, &flags);
}

static void
build_options(struct launch *launch)
{
    struct options *options = &launch->translation_options;
    *options = *launch->options;
    struct words inputs = {0};
    for (size_t i = 0; i < launch->unit_count; i++) {
        vec_push(launch->arena, &inputs, launch->units[i].path);
    }
    options->command = COMMAND_TRANSLATE;
    options->inputs = words_end(launch->arena, &inputs);
    options->input_count = inputs.len;
    options->emit = EMIT_SELF_CONTAINED;
    options->cc = launch_command_quote_compiler(launch->arena, &launch->command);
    options->flags = build_flags(launch);
    options->color = options->color == COLOR_AUTO ? launch->command.color : options->color;
}

/* A compiler that does not answer, or not with these flags, will say so itself when it is run. */
static const struct compiler *
query_silently(struct launch *launch)
{
    FILE *sink = fopen("/dev/null", "w");
    struct diag *diag = diag_new(launch->arena, sink ? sink : stderr, DIAG_TEXT, COLOR_NEVER);
    const struct options *options = &launch->translation_options;
    const struct compiler *compiler = compiler_query(launch->arena, diag, options->cc, options->flags);
    diag_finish(diag);
    if (sink) {
        fclose(sink);
    }
    return compiler;
}

static void
translate_units(void *context)
{
    struct launch *launch = context;
    const struct options *options = &launch->translation_options;
    launch->compiler = query_silently(launch);
    if (!launch->compiler) {
        return;
    }
    const char **paths = ARENA_ARRAY(launch->arena, const char *, launch->unit_count + 1);
    struct translation **translations = ARENA_ARRAY(launch->arena, struct translation *, launch->unit_count + 1);
    for (size_t i = 0; i < launch->unit_count; i++) {
        paths[i] = launch->units[i].path;
        translations[i] = &launch->units[i].translation;
    }
    translate_files(launch->arena, launch->diag, options, launch->compiler, paths, translations, launch->unit_count);
    diag_flush(launch->diag);
    for (size_t i = 0; i < launch->unit_count; i++) {
        launch->units[i].is_translated = !launch->units[i].translation.is_verbatim;
    }
}

/* As the compiler takes its options, those of asyncc itself after them; but -w is final. */
static void
set_warnings(struct launch *launch)
{
    const struct launch_command *command = &launch->command;
    for (size_t i = 0; i < command->warnings.len; i++) {
        diag_set_warning(launch->diag, command->warnings.items[i]);
    }
    for (size_t i = 0; launch->options->warnings[i]; i++) {
        diag_set_warning(launch->diag, launch->options->warnings[i]);
    }
    if (command->has_no_warnings) {
        diag_set_warning(launch->diag, "no-all");
    }
}

static enum exit_status
translate(struct launch *launch)
{
    const struct options *options = &launch->translation_options;
    build_options(launch);
    launch->diag = diag_new(launch->arena, stderr, options->diagnostics, options->color);
    set_warnings(launch);
    crash_run_deep(translate_units, launch);
    diag_finish(launch->diag);
    return driver_status(launch->diag);
}

/* Whether what is not translated includes <async.h> all the same. */
static void
look_for_async_header(struct launch *launch)
{
    const struct launch_command *command = &launch->command;
    for (size_t i = 0; i < command->inputs.len; i++) {
        const struct launch_input *input = &command->inputs.items[i];
        bool is_source = input->is_header || (input->is_c && command->mode == LAUNCH_INSPECT);
        struct str text = is_source && strcmp(input->path, "-") != 0 ? buf_load(launch->arena, input->path) : STR("");
        if (text.len) {
            launch->paths = launch_scan_paths(launch->arena, command);
            launch->lacks_async_header |=
                scan_source(launch->arena, &launch->paths, input->path, text) == SCAN_MAY_LACK_HEADER;
        }
    }
}

/* The original command, without asyncc's own words; one that includes <async.h> must find it. */
static int
become_compiler(struct launch *launch)
{
    const struct launch_command *command = &launch->command;
    if (command->mode != LAUNCH_OTHER) {
        look_for_async_header(launch);
    }
    if (!launch->lacks_async_header && !command->has_lints) {
        return launch_become(launch->options->launch);
    }
    struct words argv = {0};
    for (size_t i = 0; i < command->program.len; i++) {
        vec_push(launch->arena, &argv, command->program.items[i]);
    }
    launch_command_select(launch->arena, command, ~(unsigned)ROLE_LINT, &argv);
    if (launch->lacks_async_header) {
        vec_push(launch->arena, &argv, "-idirafter");
        vec_push(launch->arena, &argv, places_find(launch->arena).include);
    }
    return launch_become(words_end(launch->arena, &argv));
}

/* Writes each translated text to DIRECTORY/NUMBER/NAME.c. */
static int
write_sources(struct launch *launch)
{
    if (!launch->directory && !make_directory(launch)) {
        return EXIT_ENVIRONMENT;
    }
    for (size_t i = 0; i < launch->unit_count; i++) {
        struct unit *unit = &launch->units[i];
        const char *directory = arena_printf(launch->arena, "%s/%zu", launch->directory, i);
        const char *name = arena_printf(launch->arena, "%s/%s", directory, depfile_base_name(unit->path));
        unit->source = depfile_with_suffix(launch->arena, name, ".c");
        unit->object = depfile_with_suffix(launch->arena, name, ".o");
        struct buf text = {0};
        launch_text_mark(&text, unit->name);
        launch_text_rename(&text, buf_slice(&unit->translation.output), unit->path, unit->name);
        int error = output_make_directory(directory);
        error = error ? error : output_write(unit->source, buf_slice(&text));
        buf_free(&text);
        if (error) {
            return report_io("write", unit->source, error);
        }
    }
    return EXIT_GOOD;
}

static int
run(struct launch *launch)
{
    if (!find_units(launch)) {
        return EXIT_ENVIRONMENT;
    }
    if (launch->unit_count == 0) {
        return become_compiler(launch);
    }
    int status = translate(launch);
    if (status != EXIT_GOOD) {
        return status;
    }
    bool has_translated = false;
    for (size_t i = 0; i < launch->unit_count; i++) {
        has_translated |= launch->units[i].is_translated;
    }
    if (!has_translated) {
        if (launch->directory) {
            remove_below(launch->arena, launch->directory);
        }
        return become_compiler(launch);
    }
    status = write_sources(launch);
    return status == EXIT_GOOD ? launch_compile(launch) : status;
}

int
launch_run(struct arena *arena, const struct options *options)
{
    struct launch launch = {.arena = arena, .options = options};
    launch.command = launch_command_parse(arena, options->launch);
    int status = run(&launch);
    if (launch.directory) {
        remove_below(arena, launch.directory);
    }
    for (size_t i = 0; i < launch.unit_count; i++) {
        buf_free(&launch.units[i].translation.output);
    }
    return status;
}
