/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Collects diagnostics and decides which lints count. Text is printed as soon as a message is complete, that is, when
 * the next one begins; JSON and SARIF at the end. */
#include "diag.h"

#include "diag_private.h"

#include <stdlib.h>
#include <unistd.h>

const struct lint lint_table[LINT_COUNT] = {
    {"no-await", "async function without an await", true},
    {"blocking-call", "blocking call in an async function", true},
    {"endless-loop", "loop that may never suspend", true},
    {"useless-timeout", "timeout or scope around code that never suspends", true},
    {"polling", "polling a variable with sleeps", true},
    {"masked-await", "interrupt mask held across an await", true},
    {"lock-across-await", "lock held across an await", false},
    {"shared-across-await", "shared variable read before and written after an await", false},
    {"cancel-swallowed", "cancellation caught and not raised again", true},
    {"escaping-local", "address of a local handed to a task that may outlive it", true},
    {"sleep-range", "constant sleep out of range", true},
};

static bool
wants_color(FILE *out, enum diag_color color)
{
    if (color != COLOR_AUTO) {
        return color == COLOR_ALWAYS;
    }
    const char *refuse = getenv("NO_COLOR");
    if (refuse && *refuse) {
        return false;
    }
    const char *force = getenv("CLICOLOR_FORCE");
    if (force && *force && strcmp(force, "0") != 0) {
        return true;
    }
    const char *terminal = getenv("TERM");
    return isatty(fileno(out)) && (!terminal || strcmp(terminal, "dumb") != 0);
}

struct diag *
diag_new(struct arena *arena, FILE *out, enum diag_format format, enum diag_color color)
{
    struct diag *diag = ARENA_NEW(arena, struct diag);
    diag->arena = arena;
    diag->out = out;
    diag->format = format;
    diag->is_colored = wants_color(out, color);
    diag->files.arena = arena;
    for (size_t i = 0; i < LINT_COUNT; i++) {
        diag->settings[i].is_on = lint_table[i].is_usual;
    }
    return diag;
}

struct diag *
diag_new_for(struct arena *arena, struct diag_sink sink)
{
    struct diag *diag = diag_new(arena, stderr, DIAG_SINK, COLOR_NEVER);
    diag->sink = sink;
    return diag;
}

static void
show(const struct diag *diag, const struct message *message)
{
    struct shown_message shown = {
        .severity = message->severity,
        .lint = message->name,
        .text = message->text,
        .at = message->at,
        .ranges = message->ranges.items,
        .range_count = message->ranges.len,
        .fixits = message->fixits.items,
        .fixit_count = message->fixits.len,
    };
    diag->sink.show(diag->sink.context, &shown);
}

void
diag_flush(struct diag *diag)
{
    if (diag->format == DIAG_JSON || diag->format == DIAG_SARIF) {
        return;
    }
    for (; diag->printed < diag->messages.len; diag->printed++) {
        if (diag->format == DIAG_SINK) {
            show(diag, &diag->messages.items[diag->printed]);
        } else {
            diag_print_text(diag, &diag->messages.items[diag->printed]);
        }
    }
    fflush(diag->out);
}

static struct message *
add_message(struct diag *diag, enum severity severity, struct position at, const char *text)
{
    diag_flush(diag);
    vec_push(diag->arena, &diag->messages, (struct message){.severity = severity, .at = at, .text = text});
    if (at.file) {
        vec_last(&diag->messages).at.file = arena_copy(diag->arena, at.file, strlen(at.file));
    }
    return &vec_last(&diag->messages);
}

static void
count(struct diag *diag, enum severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE:
        break;
    case SEVERITY_WARNING:
        diag->warnings++;
        break;
    case SEVERITY_FATAL:
        diag->fatals++;
        diag->errors++;
        break;
    case SEVERITY_INTERNAL:
        diag->internals++;
        diag->errors++;
        diag->counted_errors++;
        break;
    case SEVERITY_ERROR:
        diag->errors++;
        diag->counted_errors++;
        break;
    }
}

void
diag_report(struct diag *diag, enum severity severity, struct position at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add_message(diag, severity, at, arena_vprintf(diag->arena, format, args));
    va_end(args);
    diag->is_suppressed = false;
    count(diag, severity);
}

static size_t
find_lint(const char *name)
{
    size_t index = 0;
    while (index < LINT_COUNT && strcmp(lint_table[index].name, name) != 0) {
        index++;
    }
    return index;
}

void
diag_lint(struct diag *diag, const char *name, struct position at, const char *format, ...)
{
    size_t index = find_lint(name);
    struct lint_setting setting = index < LINT_COUNT ? diag->settings[index] : (struct lint_setting){.is_on = true};
    diag->is_suppressed = !setting.is_on;
    if (!setting.is_on) {
        return;
    }
    bool is_error = setting.is_error || (diag->lints_are_errors && !setting.is_never_error);
    enum severity severity = is_error ? SEVERITY_ERROR : SEVERITY_WARNING;
    va_list args;
    va_start(args, format);
    struct message *message = add_message(diag, severity, at, arena_vprintf(diag->arena, format, args));
    va_end(args);
    message->name = index < LINT_COUNT ? lint_table[index].name : arena_copy(diag->arena, name, strlen(name));
    message->was_promoted = is_error;
    count(diag, severity);
}

void
diag_note(struct diag *diag, struct position at, const char *format, ...)
{
    if (diag->is_suppressed) {
        return;
    }
    va_list args;
    va_start(args, format);
    add_message(diag, SEVERITY_NOTE, at, arena_vprintf(diag->arena, format, args));
    va_end(args);
}

void
diag_range(struct diag *diag, struct position range)
{
    if (!diag->is_suppressed && diag->messages.len) {
        vec_push(diag->arena, &vec_last(&diag->messages).ranges, range);
    }
}

void
diag_fixit(struct diag *diag, struct position at, const char *format, ...)
{
    if (diag->is_suppressed || !diag->messages.len) {
        return;
    }
    va_list args;
    va_start(args, format);
    struct fixit fixit = {at, arena_vprintf(diag->arena, format, args)};
    va_end(args);
    vec_push(diag->arena, &vec_last(&diag->messages).fixits, fixit);
}

static void
switch_on(struct diag *diag, bool is_usual_only)
{
    for (size_t i = 0; i < LINT_COUNT; i++) {
        diag->settings[i].is_on |= lint_table[i].is_usual || !is_usual_only;
    }
}

static void
switch_all_off(struct diag *diag)
{
    for (size_t i = 0; i < LINT_COUNT; i++) {
        diag->settings[i].is_on = false;
    }
}

/* error=name and no-error=name. */
static bool
set_error(struct diag *diag, const char *name, bool is_error)
{
    size_t index = find_lint(name);
    if (index == LINT_COUNT) {
        return false;
    }
    struct lint_setting *setting = &diag->settings[index];
    setting->is_error = is_error;
    setting->is_never_error = !is_error;
    setting->is_on |= is_error;
    return true;
}

bool
diag_set_warning(struct diag *diag, const char *option)
{
    bool is_positive = strncmp(option, "no-", 3) != 0;
    /* One lint's own name begins with "no-". */
    const char *name = is_positive || find_lint(option) < LINT_COUNT ? option : option + 3;
    is_positive = name == option;
    if (strcmp(name, "error") == 0) {
        diag->lints_are_errors = is_positive;
        return true;
    }
    if (strncmp(name, "error=", 6) == 0) {
        return set_error(diag, name + 6, is_positive);
    }
    if (strcmp(name, "all") == 0 || strcmp(name, "everything") == 0) {
        if (is_positive) {
            switch_on(diag, strcmp(name, "all") == 0);
        } else {
            switch_all_off(diag);
        }
        return true;
    }
    size_t index = find_lint(name);
    if (index < LINT_COUNT) {
        diag->settings[index].is_on = is_positive;
    }
    return index < LINT_COUNT;
}

const char *
diag_lint_name(size_t index)
{
    return index < LINT_COUNT ? lint_table[index].name : NULL;
}

unsigned
diag_error_count(const struct diag *diag)
{
    return diag->errors;
}

unsigned
diag_fatal_count(const struct diag *diag)
{
    return diag->fatals;
}

unsigned
diag_internal_count(const struct diag *diag)
{
    return diag->internals;
}

static void
print_summary(struct diag *diag)
{
    unsigned warnings = diag->warnings;
    unsigned errors = diag->counted_errors;
    if (warnings) {
        fprintf(diag->out, "%u warning%s", warnings, warnings == 1 ? "" : "s");
    }
    if (errors) {
        fprintf(diag->out, "%s%u error%s", warnings ? " and " : "", errors, errors == 1 ? "" : "s");
    }
    if (warnings || errors) {
        fputs(" generated.\n", diag->out);
    }
}

void
diag_finish(struct diag *diag)
{
    switch (diag->format) {
    case DIAG_TEXT:
        diag_flush(diag);
        print_summary(diag);
        break;
    case DIAG_JSON:
        diag_print_json(diag);
        break;
    case DIAG_SARIF:
        diag_print_sarif(diag);
        break;
    case DIAG_SINK:
        diag_flush(diag);
        break;
    }
    fflush(diag->out);
}
