/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Everything is translated before anything is written, so an error in the last input leaves all outputs alone. */
#include "driver.h"

#include "clang/compiler.h"
#include "crash.h"
#include "depfile.h"
#include "output.h"
#include "report.h"
#include "translate.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

/* One input and what becomes of it. */
struct job {
    const char *input;
    const char *output; /* NULL: nothing is written */
    struct translation translation;
};

struct driver {
    struct arena *arena;
    const struct options *options;
    struct diag *diag;
    struct job *jobs; /* options->input_count of them */
};

static const struct position nowhere;

static const char *
choose_output(struct arena *arena, const struct options *options, const char *input)
{
    if (options->is_check || options->stop_after != PASS_COUNT) {
        return NULL;
    }
    if (!options->output) {
        bool is_silent = options->report != REPORT_NONE || options->input_count > 1;
        for (size_t i = 0; i < PASS_COUNT; i++) {
            is_silent |= options->dump[i];
        }
        return is_silent ? NULL : "-";
    }
    if (!options->is_output_directory) {
        return options->output;
    }
    bool has_slash = options->output[strlen(options->output) - 1] == '/';
    return arena_printf(arena, "%s%s%s", options->output, has_slash ? "" : "/", depfile_base_name(input));
}

static bool
is_same_file(const char *a, const char *b)
{
    struct stat first;
    struct stat second;
    return stat(a, &first) == 0 && stat(b, &second) == 0 && S_ISREG(first.st_mode) && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

/* No output may overwrite an input or another output. */
static bool
check_outputs(struct driver *driver)
{
    size_t count = driver->options->input_count;
    for (size_t i = 0; i < count; i++) {
        const char *output = driver->jobs[i].output;
        bool is_file = output && strcmp(output, "-") != 0;
        for (size_t j = 0; j < count && is_file; j++) {
            if (is_same_file(output, driver->jobs[j].input)) {
                fprintf(stderr, "asyncc: error: the output '%s' would overwrite the input\n", output);
                return false;
            }
            const char *other = driver->jobs[j].output;
            if (j < i && other && strcmp(output, other) == 0) {
                fprintf(stderr, "asyncc: error: '%s' and '%s' would both become '%s'\n", driver->jobs[j].input,
                        driver->jobs[i].input, output);
                return false;
            }
        }
    }
    return true;
}

static void
report_io(struct driver *driver, const char *verb, const char *path, int error)
{
    if (strcmp(path, "-") == 0) {
        diag_report(driver->diag, SEVERITY_FATAL, nowhere, "cannot write to standard output: %s", strerror(error));
    } else {
        diag_report(driver->diag, SEVERITY_FATAL, nowhere, "cannot %s '%s': %s", verb, path, strerror(error));
    }
}

static bool
check_readable(struct driver *driver, const char *path)
{
    struct stat info;
    int error = stat(path, &info) != 0 ? errno : S_ISDIR(info.st_mode) ? EISDIR : access(path, R_OK) != 0 ? errno : 0;
    if (error) {
        report_io(driver, "read", path, error);
    }
    return error == 0;
}

static void
show_compiler(const struct options *options, const struct compiler *compiler)
{
    if (!options->is_verbose) {
        return;
    }
    fprintf(stderr, "asyncc: compiler: %s\nasyncc: target: %s\nasyncc: flags:", options->cc, compiler->target);
    for (size_t i = 0; options->flags[i]; i++) {
        fprintf(stderr, " %s", options->flags[i]);
    }
    fputc('\n', stderr);
}

static void
translate_all(struct driver *driver)
{
    const struct options *options = driver->options;
    bool is_readable = true;
    for (size_t i = 0; i < options->input_count; i++) {
        is_readable &= check_readable(driver, driver->jobs[i].input);
    }
    if (!is_readable) {
        return;
    }
    struct compiler *compiler = compiler_query(driver->arena, driver->diag, options->cc, options->flags);
    if (!compiler) {
        return;
    }
    show_compiler(options, compiler);
    struct translation **translations = ARENA_ARRAY(driver->arena, struct translation *, options->input_count);
    for (size_t i = 0; i < options->input_count; i++) {
        translations[i] = &driver->jobs[i].translation;
    }
    translate_files(driver->arena, driver->diag, options, compiler, options->inputs, translations,
                    options->input_count);
    diag_flush(driver->diag);
}

static void
verify_outputs(struct driver *driver)
{
    for (size_t i = 0; i < driver->options->input_count; i++) {
        const struct job *job = &driver->jobs[i];
        if (job->output && !output_is_same(job->output, buf_slice(&job->translation.output))) {
            diag_report(driver->diag, SEVERITY_ERROR, nowhere,
                        "'%s' is not what '%s' translates to; translate it again", job->output, job->input);
        }
    }
}

static void
write_file(struct driver *driver, const char *path, struct str text)
{
    int error = output_write(path, text);
    if (error) {
        report_io(driver, "write", path, error);
    }
}

/* With several inputs each output depends on all of them: frames of one lie in those of another. */
static struct depfile
collect_dependencies(struct driver *driver, size_t first)
{
    struct depfile all = depfile_new(driver->arena);
    size_t count = driver->options->input_count;
    for (size_t i = 0; i < count; i++) {
        depfile_add(&all, driver->jobs[(first + i) % count].input);
    }
    for (size_t i = 0; i < count; i++) {
        depfile_add_translation(&all, &driver->jobs[(first + i) % count].translation, &driver->options->depfile);
    }
    return all;
}

/* The output, or what gcc would name after the input; with suffix `suffix` if that is not NULL. */
static const char *
name_after(struct driver *driver, const struct job *job, const char *suffix)
{
    bool has_name = job->output && strcmp(job->output, "-") != 0;
    if (has_name) {
        return suffix ? depfile_with_suffix(driver->arena, job->output, suffix) : job->output;
    }
    return depfile_with_suffix(driver->arena, depfile_base_name(job->input), suffix ? suffix : ".o");
}

/* What a rule is for: -MT, else the outputs of the jobs [first, end). */
static const char *
build_targets(struct driver *driver, size_t first, size_t end)
{
    const char *targets = driver->options->depfile.targets;
    for (size_t i = first; i < end && !driver->options->depfile.targets; i++) {
        const char *name = depfile_quote(driver->arena, name_after(driver, &driver->jobs[i], NULL));
        targets = depfile_join_targets(driver->arena, targets, name);
    }
    return targets;
}

static void
write_rule(struct driver *driver, const char *file, size_t first, size_t end)
{
    struct depfile depfile = collect_dependencies(driver, first);
    struct buf text = {0};
    depfile_print(&text, &depfile, build_targets(driver, first, end), &driver->options->depfile);
    write_file(driver, file, buf_slice(&text));
    buf_free(&text);
}

static void
write_depfiles(struct driver *driver)
{
    const struct depfile_options *depfile = &driver->options->depfile;
    size_t count = driver->options->input_count;
    if (depfile->is_wanted && depfile->file) {
        write_rule(driver, depfile->file, 0, count);
    }
    for (size_t i = 0; i < count && depfile->is_wanted && !depfile->file; i++) {
        write_rule(driver, name_after(driver, &driver->jobs[i], ".d"), i, i + 1);
    }
}

static void
write_outputs(struct driver *driver)
{
    const struct options *options = driver->options;
    if (options->is_output_directory && !options->is_check && options->stop_after == PASS_COUNT) {
        int error = output_make_directory(options->output);
        if (error) {
            report_io(driver, "make the directory", options->output, error);
            return;
        }
    }
    for (size_t i = 0; i < options->input_count; i++) {
        const struct job *job = &driver->jobs[i];
        if (job->output) {
            write_file(driver, job->output, buf_slice(&job->translation.output));
        }
    }
    write_depfiles(driver);
}

static void
print_reports(struct driver *driver)
{
    enum report_format format = driver->options->report;
    size_t count = driver->options->input_count;
    for (size_t i = 0; i < count && format != REPORT_NONE; i++) {
        report_print(format, &driver->jobs[i].translation.report, i == 0, i + 1 == count);
    }
}

static void
run_jobs(void *context)
{
    struct driver *driver = context;
    translate_all(driver);
    if (diag_error_count(driver->diag) == 0 && driver->options->is_verify) {
        verify_outputs(driver);
    } else if (diag_error_count(driver->diag) == 0) {
        write_outputs(driver);
    }
    if (diag_error_count(driver->diag) == 0) {
        print_reports(driver);
    }
}

enum exit_status
driver_status(const struct diag *diag)
{
    if (diag_internal_count(diag)) {
        return EXIT_INTERNAL;
    }
    return diag_fatal_count(diag) ? EXIT_ENVIRONMENT : diag_error_count(diag) ? EXIT_ERRORS : EXIT_GOOD;
}

enum exit_status
driver_run(struct arena *arena, const struct options *options)
{
    struct driver driver = {.arena = arena, .options = options};
    driver.jobs = ARENA_ARRAY(arena, struct job, options->input_count);
    for (size_t i = 0; i < options->input_count; i++) {
        driver.jobs[i].input = options->inputs[i];
        driver.jobs[i].output = choose_output(arena, options, options->inputs[i]);
    }
    if (!check_outputs(&driver)) {
        return EXIT_USAGE;
    }
    driver.diag = diag_new(arena, stderr, options->diagnostics, options->color);
    for (size_t i = 0; options->warnings[i]; i++) {
        diag_set_warning(driver.diag, options->warnings[i]);
    }
    crash_run_deep(run_jobs, &driver);
    diag_finish(driver.diag);
    for (size_t i = 0; i < options->input_count; i++) {
        buf_free(&driver.jobs[i].translation.output);
        buf_free(&driver.jobs[i].translation.report);
    }
    return driver_status(driver.diag);
}
