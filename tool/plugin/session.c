/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* One source on its way through the translator, in clang's process: the plugin's words become asyncc's options, clang
 * preprocesses and shows the messages. */
#include "plugin/session.h"

#include "clang/compiler.h"
#include "clang/token.h"
#include "crash.h"
#include "report.h"
#include "scan.h"
#include "translate.h"

#include <stdio.h>
#include <stdlib.h>

struct session {
    struct arena *arena;
    const struct plugin_source *source;
    const struct plugin_host *host;
    struct diag *diag;
    struct options options;
    struct preprocessor preprocessor;
    struct translation translation;
    struct plugin_result *result;
    struct str kept_macros; /* #define lines for preprocessed text: what the translation uses of the runtime's macros */
    bool has_failed; /* clang could not preprocess, and said why */
};

/* Never defined: a struct buf under a name for C++. */
void
plugin_output_add(struct plugin_output *output, const char *text, size_t len)
{
    buf_add((struct buf *)(void *)output, text, len);
}

static bool
rewrite(void *context, struct buf *out)
{
    struct session *session = context;
    if (session->source->is_preprocessed) {
        buf_str(out, session->preprocessor.original);
        return true;
    }
    bool is_good = session->host->rewrite(session->host->context, (struct plugin_output *)(void *)out);
    session->has_failed |= !is_good;
    return is_good;
}

static bool
expand(void *context, struct str text, struct buf *out)
{
    struct session *session = context;
    struct plugin_text marked = {text.ptr, text.len};
    bool is_good = session->host->expand(session->host->context, marked, (struct plugin_output *)(void *)out);
    session->has_failed |= !is_good;
    return is_good;
}

static enum plugin_severity
translate_severity(enum severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE:
        return PLUGIN_NOTE;
    case SEVERITY_WARNING:
        return PLUGIN_WARNING;
    case SEVERITY_ERROR:
    case SEVERITY_FATAL:
    case SEVERITY_INTERNAL:
        return PLUGIN_ERROR;
    }
    return PLUGIN_ERROR;
}

static struct plugin_position
translate_position(struct position at)
{
    return (struct plugin_position){at.file, at.line, at.column, at.length};
}

static void
show(void *context, const struct shown_message *message)
{
    const struct session *session = context;
    struct plugin_fixit fixit = {0};
    struct plugin_message shown = {
        .severity = translate_severity(message->severity),
        .lint = message->lint,
        .text = message->text,
        .at = translate_position(message->at),
    };
    if (message->range_count) {
        shown.range = translate_position(message->ranges[0]);
    }
    if (message->fixit_count) {
        fixit = (struct plugin_fixit){translate_position(message->fixits[0].at), message->fixits[0].text};
        shown.fixit = &fixit;
    }
    session->host->show(session->host->context, &shown);
}

static struct words
list_words(struct arena *arena, plugin_words words)
{
    struct words list = {0};
    for (; *words; words++) {
        vec_push(arena, &list, *words);
    }
    return list;
}

/* Quickly: false says that there is none. */
static bool
may_hold_async(struct session *session)
{
    const struct plugin_source *source = session->source;
    struct scan_paths paths = {
        .quote_directories = list_words(session->arena, source->quote_directories),
        .directories = list_words(session->arena, source->directories),
        .forced = list_words(session->arena, source->forced_headers),
    };
    struct str text = {source->text.begin, source->text.len};
    if (source->is_preprocessed) {
        return session->kept_macros.len > 0;
    }
    return scan_source(session->arena, &paths, source->path, text) != SCAN_CANNOT;
}

/* Takes what <async/preprocessed.h> keeps out of preprocessed text, leaving empty lines. */
static void
take_kept_macros(struct session *session)
{
    static const char begin[] = "#pragma asyncc \"";
    struct plugin_text source = session->source->text;
    char *text = arena_copy(session->arena, source.begin, source.len);
    struct buf macros = {0};
    for (char *line = text; line && (line = strstr(line, begin));) {
        char *name = line + strlen(begin);
        size_t line_len = strcspn(line, "\n");
        size_t name_len = strcspn(name, "\"\n");
        if ((line == text || line[-1] == '\n') && name[name_len] == '"') {
            char *value = name + name_len + 1;
            buf_printf(&macros, "#define %.*s %.*s\n", (int)name_len, name, (int)(line + line_len - value), value);
            memset(line, ' ', line_len);
        }
        line += line_len;
    }
    session->preprocessor.original = (struct str){text, source.len};
    session->kept_macros = (struct str){arena_copy(session->arena, buf_slice(&macros).ptr, macros.len), macros.len};
    buf_free(&macros);
}

/* The macros in force at the begin. In preprocessed text each word of the language stands for itself. */
static struct str
list_macros(struct session *session)
{
    struct buf lines = {0};
    buf_add(&lines, session->source->predefined.begin, session->source->predefined.len);
    if (session->source->is_preprocessed) {
        for (enum keyword keyword = KEYWORD_NONE + 1; keyword < KEYWORD_COUNT; keyword++) {
            buf_printf(&lines, "#define %s %s\n", keyword_name(keyword), keyword_name(keyword));
        }
    }
    struct str copy = {arena_copy(session->arena, buf_slice(&lines).ptr, lines.len), lines.len};
    buf_free(&lines);
    return copy;
}

/* heap=on is --heap=on, Wno-polling is -Wno-polling. False after showing what is wrong. */
static bool
parse_arguments(struct session *session)
{
    struct words argv = {0};
    struct arena *arena = session->arena;
    vec_push(arena, &argv, "asyncc");
    vec_push(arena, &argv, "--emit=self-contained");
    for (plugin_words word = session->source->arguments; *word; word++) {
        const char *dashes = **word == '-' ? "" : **word == 'W' ? "-" : "--";
        vec_push(arena, &argv, arena_printf(arena, "%s%s", dashes, *word));
    }
    vec_push(arena, &argv, session->source->path);
    char *message = NULL;
    size_t message_len = 0;
    FILE *errors = open_memstream(&message, &message_len);
    words_end(arena, &argv);
    bool is_good = errors && options_parse(arena, (int)argv.len, (char *const *)(void *)argv.items, errors,
                                           &session->options);
    if (errors) {
        fclose(errors);
    }
    const struct options *options = &session->options;
    if (!is_good) {
        static const char prefix[] = "asyncc: error: ";
        const char *text = message && strncmp(message, prefix, strlen(prefix)) == 0 ? message + strlen(prefix) : "";
        diag_report(session->diag, SEVERITY_ERROR, (struct position){0}, "-fplugin-arg-asyncc-: %.*s",
                    (int)strcspn(text, "\n"), text);
    } else if (options->command != COMMAND_TRANSLATE || options->output || options->depfile.is_wanted ||
               options->input_count != 1) {
        is_good = false;
        diag_report(session->diag, SEVERITY_ERROR, (struct position){0},
                    "-fplugin-arg-asyncc-: only options about the translation itself and about warnings are for the "
                    "plugin");
    }
    free(message);
    return is_good;
}

static void
hand_over(struct session *session)
{
    struct plugin_result *result = session->result;
    const struct translation *translation = &session->translation;
    if (session->has_failed || diag_error_count(session->diag)) {
        result->outcome = PLUGIN_FAILED;
        return;
    }
    if (translation->is_verbatim) {
        return;
    }
    result->outcome = PLUGIN_TRANSLATED;
    struct str text = buf_slice(&translation->output);
    result->text = (struct plugin_text){arena_copy(session->arena, text.ptr, text.len), text.len};
    result->macros = (struct plugin_text){session->kept_macros.ptr, session->kept_macros.len};
    result->dependencies = translation->dependencies;
    result->dependency_is_system = translation->dependency_is_system;
    result->dependency_count = translation->dependency_count;
}

/* On a thread with a large stack. */
static void
run(void *context)
{
    struct session *session = context;
    const struct plugin_source *source = session->source;
    struct options *options = &session->options;
    if (!parse_arguments(session)) {
        session->result->outcome = PLUGIN_FAILED;
        diag_flush(session->diag);
        return;
    }
    for (size_t i = 0; options->warnings[i]; i++) {
        diag_set_warning(session->diag, options->warnings[i]);
    }
    session->preprocessor.context = session;
    session->preprocessor.rewrite = rewrite;
    session->preprocessor.expand = expand;
    const struct compiler *compiler = compiler_describe(session->arena, &session->preprocessor, source->target,
                                                        list_macros(session), source->flags, source->parse_flags);
    struct translation *translation = &session->translation;
    translate_files(session->arena, session->diag, options, compiler, &source->path, &translation, 1);
    diag_flush(session->diag);
    hand_over(session);
    if (session->result->outcome != PLUGIN_FAILED && options->report != REPORT_NONE) {
        report_print(options->report, &session->translation.report, true, true);
        fflush(stdout);
    }
}

void
plugin_translate(const struct plugin_source *source, const struct plugin_host *host, struct plugin_result *out_result)
{
    struct arena *arena = calloc(1, sizeof *arena);
    *out_result = (struct plugin_result){.outcome = PLUGIN_UNTOUCHED, .memory = arena};
    if (!arena) {
        return;
    }
    /* The result names the source among what it depends on, and lives longer than the caller's name for it. */
    struct plugin_source kept = *source;
    kept.path = arena_copy(arena, source->path, strlen(source->path));
    struct session session = {.arena = arena, .source = &kept, .host = host, .result = out_result};
    session.preprocessor.original = (struct str){source->text.begin, source->text.len};
    if (source->is_preprocessed) {
        take_kept_macros(&session);
    }
    if (!may_hold_async(&session)) {
        return;
    }
    session.diag = diag_new_for(arena, (struct diag_sink){show, &session});
    crash_run_deep(run, &session);
    diag_finish(session.diag);
    buf_free(&session.translation.output);
    buf_free(&session.translation.report);
}

void
plugin_free(struct plugin_result *result)
{
    if (result->memory) {
        arena_free(result->memory);
        free(result->memory);
    }
}
