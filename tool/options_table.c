/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Each option: how it is written, what it sets, what --help says about it. */
#include "options_private.h"

#include "depfile.h"

#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const pass_names[PASS_COUNT] = {
    "source", "tokens", "ast", "model", "normal", "cfg", "live", "escape", "layout", "saves", "emit",
};

const char *
pass_name(enum pass pass)
{
    return pass_names[pass];
}

/* "a, b or c" */
static const char *
list_names(struct arena *arena, const char *const *names, size_t count)
{
    const char *text = names[0];
    for (size_t i = 1; i < count; i++) {
        text = arena_printf(arena, "%s%s%s", text, i + 1 < count ? ", " : " or ", names[i]);
    }
    return text;
}

/* The index of `value`; false after a message. */
static bool
find_choice(struct parser *parser, const struct option *option, const char *const *names, size_t count,
            const char *value, size_t *out_index)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], value) == 0) {
            *out_index = i;
            return true;
        }
    }
    return usage_error(parser, "unknown value '%s' for %s; use %s", value, option->name,
                       list_names(parser->arena, names, count));
}

static bool
set_output(struct parser *parser, const struct option *option, const char *value)
{
    if (parser->options->output) {
        return usage_error(parser, "%s is given twice: '%s' and '%s'", option->name, parser->options->output, value);
    }
    if (!*value) {
        return usage_error(parser, "%s needs the name of a file", option->name);
    }
    parser->options->output = value;
    return true;
}

static bool
set_emit(struct parser *parser, const struct option *option, const char *value)
{
    static const char *const names[] = {"readable", "self-contained"};
    size_t index = 0;
    if (!find_choice(parser, option, names, COUNT(names), value, &index)) {
        return false;
    }
    parser->options->emit = (enum emit_form)index;
    return true;
}

static bool
set_cc(struct parser *parser, const struct option *option, const char *value)
{
    if (!*value) {
        return usage_error(parser, "%s needs a command", option->name);
    }
    parser->options->cc = value;
    return true;
}

static bool
set_depfile(struct parser *parser, const struct option *option, const char *value)
{
    struct depfile_options *depfile = &parser->options->depfile;
    (void)value;
    if (strcmp(option->name, "-MP") == 0) {
        depfile->has_phony_targets = true;
        return true;
    }
    /* As in gcc: -MD together with -MMD means -MMD. */
    depfile->has_system_headers =
        strcmp(option->name, "-MD") == 0 && (!depfile->is_wanted || depfile->has_system_headers);
    depfile->is_wanted = true;
    return true;
}

static bool
set_depfile_name(struct parser *parser, const struct option *option, const char *value)
{
    (void)option;
    parser->options->depfile.file = value;
    return true;
}

static bool
add_depfile_target(struct parser *parser, const struct option *option, const char *value)
{
    const char **targets = &parser->options->depfile.targets;
    bool is_quoted = strcmp(option->name, "-MQ") == 0;
    *targets = depfile_join_targets(parser->arena, *targets, is_quoted ? depfile_quote(parser->arena, value) : value);
    return true;
}

static bool
set_heap(struct parser *parser, const struct option *option, const char *value)
{
    static const char *const names[] = {"auto", "on", "off"};
    size_t index = 0;
    if (!find_choice(parser, option, names, COUNT(names), value, &index)) {
        return false;
    }
    parser->options->heap = (enum heap_mode)index;
    return true;
}

static bool
set_report(struct parser *parser, const struct option *option, const char *value)
{
    static const char *const names[] = {"text", "json"};
    size_t index = 0;
    if (value && !find_choice(parser, option, names, COUNT(names), value, &index)) {
        return false;
    }
    parser->options->report = index ? REPORT_JSON : REPORT_TEXT;
    return true;
}

static bool
set_max_frame(struct parser *parser, const struct option *option, const char *value)
{
    char *end;
    unsigned long long bytes = strtoull(value, &end, 10);
    if (*value < '0' || *value > '9' || *end || bytes == 0 || bytes > 1u << 30) {
        return usage_error(parser, "%s needs a number of bytes, not '%s'", option->name, value);
    }
    parser->options->max_frame = (size_t)bytes;
    return true;
}

static bool
add_dump(struct parser *parser, const struct option *option, const char *value)
{
    for (const char *name = value; name; name = strchr(name, ',') ? strchr(name, ',') + 1 : NULL) {
        size_t index = 0;
        const char *word = arena_copy(parser->arena, name, strcspn(name, ","));
        if (!find_choice(parser, option, pass_names, PASS_COUNT, word, &index)) {
            return false;
        }
        parser->options->dump[index] = true;
    }
    return true;
}

static bool
set_stop_after(struct parser *parser, const struct option *option, const char *value)
{
    size_t index = 0;
    if (!find_choice(parser, option, pass_names, PASS_COUNT, value, &index)) {
        return false;
    }
    parser->options->stop_after = (enum pass)index;
    return true;
}

static bool
add_warning(struct parser *parser, const struct option *option, const char *value)
{
    (void)option;
    if (diag_set_warning(parser->lints, value)) {
        vec_push(parser->arena, &parser->warnings, value);
        return true;
    }
    struct words names = {0};
    for (size_t i = 0; diag_lint_name(i); i++) {
        vec_push(parser->arena, &names, diag_lint_name(i));
        vec_push(parser->arena, &names, arena_printf(parser->arena, "no-%s", diag_lint_name(i)));
        vec_push(parser->arena, &names, arena_printf(parser->arena, "error=%s", diag_lint_name(i)));
    }
    size_t nearest = words_find_nearest(names.items, names.len, value);
    if (nearest < names.len) {
        return usage_error(parser, "unknown lint '-W%s'; did you mean '-W%s'?", value, names.items[nearest]);
    }
    return usage_error(parser, "unknown lint '-W%s'; warnings of the compiler go after '--'", value);
}

static bool
set_diagnostics(struct parser *parser, const struct option *option, const char *value)
{
    static const char *const names[] = {"text", "json", "sarif"};
    size_t index = 0;
    if (!find_choice(parser, option, names, COUNT(names), value, &index)) {
        return false;
    }
    parser->options->diagnostics = (enum diag_format)index;
    return true;
}

static bool
set_color(struct parser *parser, const struct option *option, const char *value)
{
    static const char *const names[] = {"auto", "always", "never"};
    size_t index = COLOR_ALWAYS;
    if (value && !find_choice(parser, option, names, COUNT(names), value, &index)) {
        return false;
    }
    parser->options->color = (enum diag_color)index;
    return true;
}

static bool
add_print_item(struct parser *parser, const struct option *option, const char *value)
{
    static const char *const names[] = {
        "cflags", "libs", "include-dir", "runtime-sources", "runtime-dir", "makefile", "cmake-dir", "plugin", "gdb-script",
        "clangd",
    };
    size_t index = 0;
    if (!find_choice(parser, option, names, COUNT(names), value, &index)) {
        return false;
    }
    vec_push(parser->arena, &parser->print_items, (enum print_item)index);
    parser->options->command = COMMAND_PRINT;
    return true;
}

static bool
set_port(struct parser *parser, const struct option *option, const char *value)
{
    (void)option;
    parser->options->port = value;
    return true;
}

static bool
set_command(struct parser *parser, const struct option *option, const char *value)
{
    (void)value;
    parser->has_command = true;
    parser->options->command = strcmp(option->name, "--version") == 0       ? COMMAND_VERSION
                               : strcmp(option->name, "--help-hidden") == 0 ? COMMAND_HELP_HIDDEN
                                                                            : COMMAND_HELP;
    return true;
}

#ifndef NDEBUG
static bool
add_fault(struct parser *parser, const struct option *option, const char *value)
{
    static const char *const names[] = {"saved", "exit"};
    size_t index = 0;
    if (!find_choice(parser, option, names, COUNT(names), value, &index)) {
        return false;
    }
    parser->options->faults |= 1u << index;
    return true;
}
#endif

static bool
set_switch(struct parser *parser, const struct option *option, const char *value)
{
    struct options *options = parser->options;
    struct {
        const char *name;
        bool *field;
        bool setting;
    } const switches[] = {
        {"--check", &options->is_check, true},
        {"--verify", &options->is_verify, true},
        {"--no-line", &options->has_line_directives, false},
        {"-v", &options->is_verbose, true},
        {"--token-check", &options->has_token_check, true},
        {"--checks", &options->has_checks, true},
        {"--poison", &options->has_poison, true},
        {"-fno-merge", &options->has_merge, false},
        {"-fno-plain", &options->has_plain, false},
        {"-fmerge-all", &options->merges_all, true},
        {"-O0", &options->has_overlap, false},
    };
    (void)value;
    for (size_t i = 0; i < COUNT(switches); i++) {
        if (strcmp(option->name, switches[i].name) == 0) {
            *switches[i].field = switches[i].setting;
        }
    }
    options->has_merge &= options->has_overlap;
    options->has_plain &= options->has_overlap;
    return true;
}

const struct option option_table[] = {
    {"-o", VALUE_JOINED, SHOWN, set_output, "-o FILE | -o DIR/",
     "where the output goes; - or nothing: standard output; several inputs need a directory"},
    {"--emit", VALUE_NEEDED, SHOWN, set_emit, "--emit=FORM",
     "readable (default): the user's text and #includes; self-contained: includes resolved"},
    {"--cc", VALUE_NEEDED, SHOWN, set_cc, "--cc=CMD", "whose preprocessor and target to use (default: $CC, then cc)"},
    {"-MD", VALUE_NONE, SHOWN, set_depfile, "-MD, -MMD", "write make dependencies; -MMD leaves out system headers"},
    {"-MMD", VALUE_NONE, SHOWN, set_depfile, NULL, NULL},
    {"-MF", VALUE_JOINED, SHOWN, set_depfile_name, "-MF FILE", "into FILE (default: the output, with suffix .d)"},
    {"-MT", VALUE_JOINED, SHOWN, add_depfile_target, "-MT TARGET, -MQ TARGET",
     "for TARGET instead of the output; -MQ quotes what is special to make"},
    {"-MQ", VALUE_JOINED, SHOWN, add_depfile_target, NULL, NULL},
    {"-MP", VALUE_NONE, SHOWN, set_depfile, "-MP", "with an empty rule for each header"},
    {"--heap", VALUE_NEEDED, SHOWN, set_heap, "--heap=on|off|auto",
     "whether frames may come from the heap; auto: where the target has an operating system"},
    {"--check", VALUE_NONE, SHOWN, set_switch, "--check", "diagnose only"},
    {"--verify", VALUE_NONE, SHOWN, set_switch, "--verify", "write nothing; fail if the output file would change"},
    {"--report", VALUE_OPTIONAL, SHOWN, set_report, "--report[=json]", "frame sizes on standard output"},
    {"--max-frame", VALUE_NEEDED, SHOWN, set_max_frame, "--max-frame=N", "an error for a frame above N bytes"},
    {"--dump", VALUE_NEEDED, SHOWN, add_dump, "--dump=PASS[,PASS]",
     "what a pass saw: source tokens ast model normal cfg live escape layout emit"},
    {"--stop-after", VALUE_NEEDED, SHOWN, set_stop_after, "--stop-after=PASS", "go no further"},
    {"--checks", VALUE_NONE, SHOWN, set_switch, "--checks",
     "for development: ASYNC_MISUSE is reported where a local lock, event, queue … that tasks wait for leaves its scope"},
    {"--no-line", VALUE_NONE, SHOWN, set_switch, "--no-line", "no #line directives"},
    {"-O0", VALUE_NONE, SHOWN, set_switch, "-O0",
     "the simplest output: everything saved, no shared storage, all functions alike, none merged"},
    {"-fno-merge", VALUE_NONE, SHOWN, set_switch, "-fno-merge", "no function merged into its only caller"},
    {"-fno-plain", VALUE_NONE, SHOWN, set_switch, "-fno-plain", "functions that never wait are state machines too"},
    {"-fmerge-all", VALUE_NONE, SHOWN, set_switch, "-fmerge-all", "merge also where each resume pays for it"},
    {"-W", VALUE_ATTACHED, SHOWN, add_warning, "-WLINT, -Wno-LINT",
     "switch a lint on or off; also -Wall, -Weverything"},
    {NULL, VALUE_NONE, SHOWN, NULL, "-Werror[=LINT]", "make lints, or one of them, errors"},
    {"--diagnostics", VALUE_NEEDED, SHOWN, set_diagnostics, "--diagnostics=FORMAT", "text, json or sarif"},
    {"--color", VALUE_OPTIONAL, SHOWN, set_color, "--color=auto|always|never", "colours in text diagnostics"},
    {"--print", VALUE_NEEDED, SHOWN, add_print_item, "--print=ITEM",
     "cflags, libs, include-dir, runtime-sources, runtime-dir, makefile, cmake-dir, plugin, gdb-script or clangd"},
    {"--port", VALUE_NEEDED, SHOWN, set_port, "--port=NAME", "for --print: posix (default), virtual, cortexm, avr, riscv"},
    {"--launch", VALUE_NONE, SHOWN, NULL, "--launch COMPILER ARGS...",
     "run COMPILER, translating on the way any C source that needs it"},
    {"--help", VALUE_NONE, SHOWN, set_command, "--help, --help-hidden", "this text; also what helps to work on asyncc"},
    {"-h", VALUE_NONE, SHOWN, set_command, NULL, NULL},
    {"--help-hidden", VALUE_NONE, SHOWN, set_command, NULL, NULL},
    {"--version", VALUE_NONE, SHOWN, set_command, "--version", "the versions of asyncc and of its libclang"},
    {"-v", VALUE_NONE, SHOWN, set_switch, "-v", "show the commands that are run"},
    {"--token-check", VALUE_NONE, HIDDEN, set_switch, "--token-check",
     "preprocess the output and compare it token by token with what was meant"},
    {"--poison", VALUE_NONE, HIDDEN, set_switch, "--poison", "overwrite frame storage that is dead"},
#ifndef NDEBUG
    {"--plant", VALUE_NEEDED, HIDDEN, add_fault, "--plant=FAULT",
     "a fault on purpose, to see that tests find it: saved (a variable is not saved), exit (a return skips a cleanup)"},
#endif
};

const size_t option_count = COUNT(option_table);
