/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Knows of gcc's and clang's options only what changes the meaning of the words around them: which take a separate
 * value, which select what is made, which name files. */
#include "launch_command.h"

#include "base/buf.h"
#include "depfile.h"

#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { DEEPEST_RESPONSE_FILE = 32 };

struct separate {
    const char *name;
    enum word_role role;
};

/* Options whose value is the next word. */
static const struct separate separates[] = {
    {"-o", ROLE_OUTPUT},         {"-x", ROLE_LANGUAGE},
    {"-MF", ROLE_DEPENDENCY},    {"-MT", ROLE_DEPENDENCY},
    {"-MQ", ROLE_DEPENDENCY},    {"-MJ", ROLE_DEPENDENCY},
    {"-include", ROLE_INCLUDE},  {"-imacros", ROLE_INCLUDE},
    {"-L", ROLE_LINKER},         {"-l", ROLE_LINKER},
    {"-T", ROLE_LINKER},         {"-u", ROLE_LINKER},
    {"-z", ROLE_LINKER},         {"-e", ROLE_LINKER},
    {"-Xlinker", ROLE_LINKER},   {"-framework", ROLE_LINKER},
    {"-rpath", ROLE_LINKER},     {"-I", ROLE_FLAG},
    {"-D", ROLE_FLAG},           {"-U", ROLE_FLAG},
    {"-isystem", ROLE_FLAG},     {"-iquote", ROLE_FLAG},
    {"-idirafter", ROLE_FLAG},   {"-iprefix", ROLE_FLAG},
    {"-iwithprefix", ROLE_FLAG}, {"-iwithprefixbefore", ROLE_FLAG},
    {"-isysroot", ROLE_FLAG},    {"--sysroot", ROLE_FLAG},
    {"-imultilib", ROLE_FLAG},   {"-Xpreprocessor", ROLE_FLAG},
    {"-Xclang", ROLE_FLAG},      {"-Xassembler", ROLE_FLAG},
    {"-mllvm", ROLE_FLAG},       {"-target", ROLE_FLAG},
    {"-arch", ROLE_FLAG},        {"--param", ROLE_FLAG},
    {"-aux-info", ROLE_FLAG},    {"-A", ROLE_FLAG},
    {"-B", ROLE_FLAG},           {"-dumpbase", ROLE_FLAG},
    {"-dumpdir", ROLE_FLAG},     {"-dumpbase-ext", ROLE_FLAG},
    {"-wrapper", ROLE_FLAG},     {"-specs", ROLE_FLAG},
    {"--specs", ROLE_FLAG},
};

/* Programs that run the compiler that follows. */
static const char *const wrappers[] = {"ccache", "sccache", "distcc", "icecc"};

struct parse {
    struct arena *arena;
    struct launch_command *command;
    const char *language;
};

static bool
is_wrapper(const char *word)
{
    for (size_t i = 0; i < COUNT(wrappers); i++) {
        if (strcmp(depfile_base_name(word), wrappers[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* As the compilers do: a file that cannot be read is an ordinary word. */
static void
expand(struct arena *arena, const char *word, unsigned depth, struct words *out)
{
    FILE *file = *word == '@' && depth < DEEPEST_RESPONSE_FILE ? fopen(word + 1, "rb") : NULL;
    if (!file) {
        vec_push(arena, out, word);
        return;
    }
    struct buf text = {0};
    buf_read(&text, file);
    fclose(file);
    struct words inner = {0};
    words_split(arena, &inner, buf_slice(&text));
    buf_free(&text);
    for (size_t i = 0; i < inner.len; i++) {
        expand(arena, inner.items[i], depth + 1, out);
    }
}

static bool
has_suffix(const char *path, const char *suffix)
{
    size_t len = strlen(path);
    return len > strlen(suffix) && strcmp(path + len - strlen(suffix), suffix) == 0;
}

static void
add_word(struct parse *parse, const char *text, enum word_role role)
{
    vec_push(parse->arena, &parse->command->words, (struct command_word){text, role});
}

static void
add_input(struct parse *parse, const char *path)
{
    struct launch_input input = {.path = path, .language = parse->language, .word = parse->command->words.len};
    const char *language = parse->language;
    input.is_c = language ? strcmp(language, "c") == 0 : has_suffix(path, ".c") || strcmp(path, "-") == 0;
    input.is_header = language ? strcmp(language, "c-header") == 0 : has_suffix(path, ".h");
    vec_push(parse->arena, &parse->command->inputs, input);
    add_word(parse, path, ROLE_INPUT);
}

static void
set_mode(struct parse *parse, enum launch_mode mode)
{
    /* -E stops before -S, -S before -c. */
    static const unsigned char precedence[] = {
        [LAUNCH_LINK] = 0,   [LAUNCH_COMPILE] = 1,    [LAUNCH_ASSEMBLE] = 2,
        [LAUNCH_ANALYZE] = 3, [LAUNCH_SYNTAX] = 4, [LAUNCH_PREPROCESS] = 5, [LAUNCH_INSPECT] = 6, [LAUNCH_OTHER] = 7,
    };
    if (precedence[mode] > precedence[parse->command->mode]) {
        parse->command->mode = mode;
    }
}

static void
set_dependency(struct parse *parse, const char *option, const char *value)
{
    struct depfile_options *depfile = &parse->command->depfile;
    if (strcmp(option, "-MD") == 0 || strcmp(option, "-MMD") == 0) {
        depfile->has_system_headers = option[2] == 'D' && (!depfile->is_wanted || depfile->has_system_headers);
        depfile->is_wanted = true;
        depfile->file = value ? value : depfile->file;
    } else if (strcmp(option, "-MP") == 0) {
        depfile->has_phony_targets = true;
    } else if (strcmp(option, "-MF") == 0) {
        depfile->file = value;
    } else if (value && strcmp(option, "-MT") == 0) {
        depfile->targets = depfile_join_targets(parse->arena, depfile->targets, value);
    } else if (value && strcmp(option, "-MQ") == 0) {
        depfile->targets = depfile_join_targets(parse->arena, depfile->targets, depfile_quote(parse->arena, value));
    }
}

/* -Wp,-MD,FILE,-MT,TARGET: returns whether it is about dependencies. */
static bool
parse_wp(struct parse *parse, const char *word)
{
    struct words parts = {0};
    for (const char *part = word + strlen("-Wp,"); part; part = strchr(part, ',') ? strchr(part, ',') + 1 : NULL) {
        vec_push(parse->arena, &parts, arena_copy(parse->arena, part, strcspn(part, ",")));
    }
    if (parts.len == 0 || strncmp(parts.items[0], "-M", 2) != 0) {
        return false;
    }
    for (size_t i = 0; i < parts.len; i++) {
        bool has_value = i + 1 < parts.len && parts.items[i + 1][0] != '-' && strcmp(parts.items[i], "-MP") != 0;
        set_dependency(parse, parts.items[i], has_value ? parts.items[i + 1] : NULL);
        i += has_value;
    }
    parse->command->is_depfile_from_wp = true;
    return true;
}

static void
parse_color(struct parse *parse, const char *word)
{
    const char *value = strchr(word, '=');
    if (strcmp(word, "-fcolor-diagnostics") == 0 || strcmp(word, "-fdiagnostics-color") == 0) {
        parse->command->color = COLOR_ALWAYS;
    } else if (strcmp(word, "-fno-color-diagnostics") == 0 || strcmp(word, "-fno-diagnostics-color") == 0) {
        parse->command->color = COLOR_NEVER;
    } else if (value && strncmp(word, "-fdiagnostics-color=", 20) == 0) {
        parse->command->color = strcmp(value, "=always") == 0  ? COLOR_ALWAYS
                                : strcmp(value, "=never") == 0 ? COLOR_NEVER
                                                               : COLOR_AUTO;
    }
}

static bool
is_lint(const char *name)
{
    for (size_t i = 0; diag_lint_name(i); i++) {
        if (strcmp(name, diag_lint_name(i)) == 0) {
            return true;
        }
    }
    return false;
}

/* `value` stands behind -W. A lint's own name may begin with "no-". */
static enum word_role
parse_warning(struct parse *parse, const char *value)
{
    const char *name = value;
    if (!is_lint(name)) {
        name += strncmp(name, "no-", 3) == 0 ? 3 : 0;
        name += strncmp(name, "error=", 6) == 0 ? 6 : 0;
    }
    bool is_ours = is_lint(name);
    if (is_ours || strcmp(name, "error") == 0) {
        vec_push(parse->arena, &parse->command->warnings, value);
    }
    parse->command->has_lints |= is_ours;
    bool is_linker = strncmp(value, "l,", 2) == 0;
    return is_ours ? ROLE_LINT : is_linker ? ROLE_LINKER : ROLE_FLAG;
}

/* What an option that is one word is for. */
static enum word_role
parse_single(struct parse *parse, const char *word)
{
    static const struct {
        const char *name;
        enum launch_mode mode;
    } modes[] = {
        {"-c", LAUNCH_COMPILE},
        {"-S", LAUNCH_ASSEMBLE},
        {"-E", LAUNCH_PREPROCESS},
        {"-fsyntax-only", LAUNCH_SYNTAX},
        {"--analyze", LAUNCH_ANALYZE},
        {"-M", LAUNCH_INSPECT},
        {"-MM", LAUNCH_INSPECT},
        {"-dM", LAUNCH_INSPECT},
        {"-###", LAUNCH_OTHER},
        {"--help", LAUNCH_OTHER},
        {"--version", LAUNCH_OTHER},
        {"-fdirectives-only", LAUNCH_OTHER},
        {"-frewrite-includes", LAUNCH_OTHER},
        {"-fpreprocessed", LAUNCH_OTHER},
    };
    for (size_t i = 0; i < COUNT(modes); i++) {
        if (strcmp(word, modes[i].name) == 0) {
            set_mode(parse, modes[i].mode);
            return ROLE_MODE;
        }
    }
    static const char *const shows[] = {"-P", "-C", "-CC", "-H", "-v", "-dD", "-dI", "-dN", "-dU"};
    for (size_t i = 0; i < COUNT(shows); i++) {
        if (strcmp(word, shows[i]) == 0) {
            return ROLE_SHOW;
        }
    }
    parse_color(parse, word);
    if (strncmp(word, "-M", 2) == 0) {
        return ROLE_DEPENDENCY;
    }
    if (strncmp(word, "-Wp,", 4) == 0) {
        return parse_wp(parse, word) ? ROLE_DEPENDENCY : ROLE_FLAG;
    }
    if (strncmp(word, "-save-temps", 11) == 0 || strncmp(word, "--save-temps", 12) == 0) {
        parse->command->temporaries = word;
        return ROLE_TEMPORARIES;
    }
    if (word[1] == 'w' && !word[2]) {
        parse->command->has_no_warnings = true;
    }
    if (word[1] == 'W') {
        return parse_warning(parse, word + 2);
    }
    bool is_linker = strncmp(word, "-l", 2) == 0 || strncmp(word, "-L", 2) == 0 || strncmp(word, "-T", 2) == 0;
    return is_linker ? ROLE_LINKER : ROLE_FLAG;
}

/* Acts on an option and its value, joined or separate. */
static void
apply(struct parse *parse, const char *option, const char *value)
{
    if (strcmp(option, "-o") == 0) {
        parse->command->output = value;
    } else if (strcmp(option, "-x") == 0) {
        parse->language = strcmp(value, "none") == 0 ? NULL : value;
    } else if (strcmp(option, "-dumpdir") == 0) {
        parse->command->has_dump_prefix = true;
    } else if (strncmp(option, "-M", 2) == 0) {
        set_dependency(parse, option, value);
    }
}

/* -oFILE, -xc, -MFFILE: the name of the option that the word begins with, or NULL. */
static const struct separate *
find_joined(const char *word)
{
    static const struct separate joined[] = {
        {"-MF", ROLE_DEPENDENCY}, {"-MT", ROLE_DEPENDENCY}, {"-MQ", ROLE_DEPENDENCY},
        {"-o", ROLE_OUTPUT},      {"-x", ROLE_LANGUAGE},
    };
    for (size_t i = 0; i < COUNT(joined); i++) {
        if (strncmp(word, joined[i].name, strlen(joined[i].name)) == 0) {
            return &joined[i];
        }
    }
    return NULL;
}

static const struct separate *
find_separate(const char *word)
{
    for (size_t i = 0; i < COUNT(separates); i++) {
        if (strcmp(word, separates[i].name) == 0) {
            return &separates[i];
        }
    }
    return NULL;
}

/* Returns how many words were taken. */
static size_t
parse_option(struct parse *parse, const char *word, const char *next)
{
    const struct separate *separate = find_separate(word);
    if (separate && next) {
        apply(parse, word, next);
        add_word(parse, word, separate->role);
        add_word(parse, next, separate->role);
        return 2;
    }
    const struct separate *joined = find_joined(word);
    if (joined) {
        apply(parse, joined->name, word + strlen(joined->name));
        add_word(parse, word, joined->role);
        return 1;
    }
    if (strcmp(word, "-MD") == 0 || strcmp(word, "-MMD") == 0 || strcmp(word, "-MP") == 0) {
        set_dependency(parse, word, NULL);
    }
    add_word(parse, word, parse_single(parse, word));
    return 1;
}

struct launch_command
launch_command_parse(struct arena *arena, const char *const *argv)
{
    struct launch_command command = {0};
    struct parse parse = {.arena = arena, .command = &command};
    for (; argv[0] && argv[1] && is_wrapper(argv[0]); argv++) {
        vec_push(arena, &command.program, argv[0]);
        command.wrapper_count++;
    }
    vec_push(arena, &command.program, argv[0]);
    if (strstr(depfile_base_name(argv[0]), "++")) {
        command.mode = LAUNCH_OTHER;
    }
    struct words words = {0};
    for (argv++; *argv; argv++) {
        expand(arena, *argv, 0, &words);
    }
    words_end(arena, &words);
    for (size_t i = 0; i < words.len;) {
        if (words.items[i][0] == '-' && words.items[i][1]) {
            i += parse_option(&parse, words.items[i], words.items[i + 1]);
        } else {
            add_input(&parse, words.items[i++]);
        }
    }
    return command;
}

void
launch_command_select(struct arena *arena, const struct launch_command *command, unsigned roles, struct words *out)
{
    for (size_t i = 0; i < command->words.len; i++) {
        if (command->words.items[i].role & roles) {
            vec_push(arena, out, command->words.items[i].text);
        }
    }
}

const char *
launch_command_quote_compiler(struct arena *arena, const struct launch_command *command)
{
    struct buf text = {0};
    for (size_t i = command->wrapper_count; i < command->program.len; i++) {
        buf_text(&text, text.len ? " " : "");
        for (const char *c = command->program.items[i]; *c; c++) {
            buf_text(&text, strchr(" \t\n\\'\"", *c) ? "\\" : "");
            buf_char(&text, *c);
        }
    }
    const char *copy = arena_copy(arena, buf_slice(&text).ptr, text.len);
    buf_free(&text);
    return copy;
}
