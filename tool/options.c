/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Reads the command line: response files first, then one option after the other, then what they must say together. */
#include "options.h"

#include "base/buf.h"
#include "options_private.h"

#include <stdlib.h>
#include <sys/stat.h>

enum { DEEPEST_RESPONSE_FILE = 32 };

bool
usage_error(struct parser *parser, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(parser->errors, "asyncc: error: %s\n", arena_vprintf(parser->arena, format, args));
    va_end(args);
    return false;
}

/* What is seen while @FILEs are replaced by their words. */
enum expansion {
    IN_OPTIONS, /* asyncc's own: a file that cannot be read is an error         */
    IN_FLAGS,   /* after --: as in gcc, it is an ordinary word                  */
    IN_LAUNCH,  /* after --launch: the compiler's own business                  */
};

static bool
expand(struct parser *parser, const char *const *words, size_t count, enum expansion *state, unsigned depth)
{
    for (size_t i = 0; i < count; i++) {
        struct buf text = {0};
        if (words[i][0] != '@' || *state == IN_LAUNCH) {
            vec_push(parser->arena, &parser->arguments, words[i]);
            *state = *state == IN_OPTIONS && strcmp(words[i], "--") == 0         ? IN_FLAGS
                     : *state == IN_OPTIONS && strcmp(words[i], "--launch") == 0 ? IN_LAUNCH
                                                                                 : *state;
        } else if (depth == DEEPEST_RESPONSE_FILE) {
            return usage_error(parser, "'%s' includes itself", words[i]);
        } else if (buf_read_file(&text, words[i] + 1)) {
            struct words inner = {0};
            words_split(parser->arena, &inner, buf_slice(&text));
            buf_free(&text);
            if (!expand(parser, inner.items, inner.len, state, depth + 1)) {
                return false;
            }
        } else if (*state == IN_FLAGS) {
            vec_push(parser->arena, &parser->arguments, words[i]);
        } else {
            return usage_error(parser, "cannot read the options in '%s'", words[i] + 1);
        }
    }
    return true;
}

/* The option that `word` is, and where its value begins if that is in the same word. */
static const struct option *
find_option(const char *word, const char **out_value)
{
    for (size_t i = 0; i < option_count; i++) {
        const struct option *option = &option_table[i];
        if (!option->name || !option->apply || strncmp(word, option->name, strlen(option->name)) != 0) {
            continue;
        }
        const char *rest = word + strlen(option->name);
        bool is_joined = option->kind == VALUE_JOINED || option->kind == VALUE_ATTACHED;
        bool is_assigned = *rest == '=' && (option->kind == VALUE_NEEDED || option->kind == VALUE_OPTIONAL);
        if (*rest == '\0' || is_joined || is_assigned) {
            *out_value = *rest == '\0' ? NULL : rest + is_assigned;
            return option;
        }
    }
    return NULL;
}

static bool
reject_unknown(struct parser *parser, const char *word)
{
    const char *equals = strchr(word, '=');
    const char *name = arena_copy(parser->arena, word, equals ? (size_t)(equals - word) : strlen(word));
    struct words names = {0};
    for (size_t i = 0; i < option_count; i++) {
        if (option_table[i].name && option_table[i].visibility == SHOWN) {
            vec_push(parser->arena, &names, option_table[i].name);
        }
        /* "--check=yes": the name is right, the value is not. */
        if (equals && option_table[i].name && strcmp(option_table[i].name, name) == 0) {
            return usage_error(parser, "%s takes no value", name);
        }
    }
    if (word[1] != '-') {
        return usage_error(parser, "unknown option '%s'; flags for the compiler go after '--'", word);
    }
    size_t nearest = words_find_nearest(names.items, names.len, name);
    if (nearest < names.len) {
        return usage_error(parser, "unknown option '%s'; did you mean '%s'?", word, names.items[nearest]);
    }
    return usage_error(parser, "unknown option '%s'; see asyncc --help", word);
}

static bool
parse_option(struct parser *parser, size_t *index)
{
    const char *word = parser->arguments.items[*index];
    const char *value;
    const struct option *option = find_option(word, &value);
    if (!option || (option->kind == VALUE_ATTACHED && !value)) {
        return reject_unknown(parser, word);
    }
    bool needs_value = option->kind == VALUE_NEEDED || option->kind == VALUE_JOINED;
    if (needs_value && !value) {
        if (*index + 1 == parser->arguments.len) {
            return usage_error(parser, "%s needs a value: %s", option->name,
                               option->syntax ? option->syntax : option->name);
        }
        value = parser->arguments.items[++*index];
    }
    return option->apply(parser, option, value);
}

static bool
parse_arguments(struct parser *parser)
{
    struct options *options = parser->options;
    struct words *arguments = &parser->arguments;
    for (size_t i = 0; i < arguments->len; i++) {
        const char *word = arguments->items[i];
        if (strcmp(word, "--") == 0) {
            options->flags = &arguments->items[i + 1];
            return true;
        }
        if (strcmp(word, "--launch") == 0) {
            options->command = COMMAND_LAUNCH;
            options->launch = &arguments->items[i + 1];
            return options->launch[0] ? true
                                      : usage_error(parser, "--launch needs a compiler: --launch COMPILER ARGS...");
        }
        if (word[0] != '-' || word[1] == '\0') {
            vec_push(parser->arena, &parser->inputs, word);
        } else if (!parse_option(parser, &i)) {
            return false;
        }
    }
    return true;
}

/* CC="asyncc --launch gcc" in the environment means gcc here: the launcher must not run itself. */
static const char *
without_launcher(const char *cc)
{
    static const char launch[] = "asyncc --launch ";
    const char *found = strstr(cc, launch);
    bool is_whole_name = found && (found == cc || found[-1] == '/' || found[-1] == ' ');
    return is_whole_name ? found + sizeof launch - 1 : cc;
}

static const char *
get_default_cc(void)
{
    const char *cc = getenv("CC");
    return cc && cc[strspn(cc, " \t")] ? cc : "cc";
}

static bool
is_directory(const char *path)
{
    struct stat info;
    size_t len = strlen(path);
    return (len && path[len - 1] == '/') || (stat(path, &info) == 0 && S_ISDIR(info.st_mode));
}

static bool
check_depfile(struct parser *parser)
{
    const struct depfile_options *depfile = &parser->options->depfile;
    if (!depfile->is_wanted && (depfile->file || depfile->targets || depfile->has_phony_targets)) {
        return usage_error(parser, "-MF, -MT, -MQ and -MP need -MD or -MMD");
    }
    return true;
}

static bool
check_output(struct parser *parser)
{
    const struct options *options = parser->options;
    if (options->is_verify && (!options->output || strcmp(options->output, "-") == 0)) {
        return usage_error(parser, "--verify needs the file to compare with: -o FILE");
    }
    if (parser->inputs.len > 1 && options->output && !options->is_output_directory) {
        return usage_error(parser, "several inputs need a directory: -o %s/", options->output);
    }
    bool is_silent = options->is_check || options->report || options->stop_after != PASS_COUNT;
    if (parser->inputs.len > 1 && !options->output && !is_silent) {
        return usage_error(parser, "several inputs need a directory for the outputs: -o DIR/");
    }
    return true;
}

static bool
check_inputs(struct parser *parser)
{
    if (parser->options->command != COMMAND_TRANSLATE) {
        return true;
    }
    if (parser->inputs.len == 0) {
        return usage_error(parser, "no input; see asyncc --help");
    }
    for (size_t i = 0; i < parser->inputs.len; i++) {
        if (strcmp(parser->inputs.items[i], "-") == 0) {
            return usage_error(parser, "the input must be a file, not standard input");
        }
    }
    return check_output(parser) && check_depfile(parser);
}

static void
fill_options(struct parser *parser)
{
    struct options *options = parser->options;
    options->inputs = words_end(parser->arena, &parser->inputs);
    options->input_count = parser->inputs.len;
    options->warnings = words_end(parser->arena, &parser->warnings);
    options->print_items = parser->print_items.items;
    options->print_item_count = parser->print_items.len;
    options->cc = without_launcher(options->cc ? options->cc : get_default_cc());
    options->is_output_directory = options->output && is_directory(options->output);
    bool is_version = options->command == COMMAND_TRANSLATE && options->is_verbose && parser->inputs.len == 0;
    options->command = is_version ? COMMAND_VERSION : options->command;
}

bool
options_parse(struct arena *arena, int argc, char *const *argv, FILE *errors, struct options *out_options)
{
    static const char *const no_flags[] = {NULL};
    struct options options = {
        .flags = no_flags,
        .stop_after = PASS_COUNT,
        .has_line_directives = true,
        .port = "posix",
        .has_overlap = true,
        .has_merge = true,
        .has_plain = true,
    };
    struct parser parser = {.arena = arena, .errors = errors, .options = &options};
    parser.lints = diag_new(arena, errors, DIAG_TEXT, COLOR_NEVER);
    enum expansion state = IN_OPTIONS;
    if (!expand(&parser, (const char *const *)argv + 1, (size_t)argc - 1, &state, 0)) {
        return false;
    }
    words_end(arena, &parser.arguments);
    if (!parse_arguments(&parser)) {
        return false;
    }
    fill_options(&parser);
    if (!check_inputs(&parser)) {
        return false;
    }
    *out_options = options;
    return true;
}

void
options_print_help(FILE *out, enum command command)
{
    enum { HELP_COLUMN = 28 };
    fputs("usage: asyncc [options] FILE.c ... [-- COMPILER FLAGS]     also @FILE for options\n"
          "       asyncc --launch COMPILER ARGS...\n"
          "       asyncc --print=ITEM\n"
          "Translates C with async functions into plain C.\n\n",
          out);
    for (size_t i = 0; i < option_count; i++) {
        const struct option *option = &option_table[i];
        if (!option->syntax || (option->visibility == HIDDEN && command != COMMAND_HELP_HIDDEN)) {
            continue;
        }
        fprintf(out, "  %-*s", HELP_COLUMN - 2, option->syntax);
        if (strlen(option->syntax) > HELP_COLUMN - 4) {
            fprintf(out, "\n%*s", HELP_COLUMN, "");
        }
        fprintf(out, "%s\n", option->help);
    }
    fputs("\nLints:", out);
    for (size_t i = 0; diag_lint_name(i); i++) {
        fprintf(out, "%s %s", i ? "," : "", diag_lint_name(i));
    }
    fputs(".\nExit status: 0; 1 errors in the source; 2 wrong usage; 3 environment; 4 a fault of asyncc itself.\n",
          out);
}
