/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Asks the user's compiler for its target and its predefined macros, and draws from them what libclang must be told. */
#include "clang/compiler.h"

#include "clang/cache.h"
#include "clang/flags.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct query {
    struct arena *arena;
    struct diag *diag;
    struct compiler *compiler;
};

/* The words of `cc` as a shell splits them: blanks part, both quotes and the backslash hold together. */
static const char *const *
split_words(struct arena *arena, const char *cc)
{
    struct arg_list words = {.arena = arena};
    while (*cc) {
        cc += strspn(cc, " \t\n");
        if (!*cc) {
            break;
        }
        char *word = ARENA_ARRAY(arena, char, strlen(cc) + 1);
        size_t len = 0;
        char quote = '\0';
        for (; *cc && (quote || !strchr(" \t\n", *cc)); cc++) {
            if (quote ? *cc == quote : (*cc == '"' || *cc == '\'')) {
                quote = quote ? '\0' : *cc;
            } else {
                if (*cc == '\\' && cc[1] && quote != '\'') {
                    cc++;
                }
                word[len++] = *cc;
            }
        }
        flags_add(&words, word);
    }
    return flags_end(&words);
}

static bool
is_executable(const char *path, struct stat *out_info)
{
    return access(path, X_OK) == 0 && stat(path, out_info) == 0 && S_ISREG(out_info->st_mode);
}

/* Where the shell would find the program; NULL if nowhere. */
static const char *
find_program(struct arena *arena, const char *name, struct stat *out_info)
{
    if (strchr(name, '/')) {
        return is_executable(name, out_info) ? name : NULL;
    }
    const char *path = getenv("PATH");
    for (const char *dir = path ? path : "/usr/bin:/bin"; *name;) {
        size_t len = strcspn(dir, ":");
        const char *candidate = arena_printf(arena, "%.*s/%s", len ? (int)len : 1, len ? dir : ".", name);
        if (is_executable(candidate, out_info)) {
            return candidate;
        }
        if (!dir[len]) {
            break;
        }
        dir += len + 1;
    }
    return NULL;
}

/* Everything the answers depend on, one item per line. */
static struct str
describe_query(struct arena *arena, const char *const *command, const char *const *flags)
{
    struct buf key = {0};
    for (; *command; command++) {
        struct stat info;
        const char *program = find_program(arena, *command, &info);
        buf_printf(&key, "word %s\n", *command);
        if (program) {
            buf_printf(&key, "program %s %lld %lld\n", program, (long long)info.st_mtime, (long long)info.st_size);
        }
    }
    struct arg_list used = {.arena = arena};
    flags_for_preprocessing(&used, flags, FLAGS_QUERY);
    for (size_t i = 0; i < used.args.len; i++) {
        buf_printf(&key, "flag %s\n", used.args.items[i]);
    }
    struct str text = {arena_copy(arena, key.data ? key.data : "", key.len), key.len};
    buf_free(&key);
    return text;
}

/* Runs the compiler with the user's flags and `extra`; false if it failed. */
static bool
ask(struct arena *arena, const struct compiler *compiler, const char *const *extra, struct buf *out)
{
    struct arg_list argv = flags_begin(arena, compiler->command);
    flags_for_preprocessing(&argv, compiler->flags, FLAGS_QUERY);
    for (; *extra; extra++) {
        flags_add(&argv, *extra);
    }
    return process_run(flags_end(&argv), (struct str){"", 0}, out, NULL) == 0;
}

/* The answers as one text: the target in the first line, then the macros. False after reporting. */
static bool
ask_all(struct query *query, struct buf *out)
{
    static const char *const for_target[] = {"-dumpmachine", NULL};
    static const char *const for_macros[] = {"-dM", "-E", "-x", "c", "-", NULL};
    const struct compiler *compiler = query->compiler;
    struct position nowhere = {0};
    struct buf target = {0};
    bool is_known = ask(query->arena, compiler, for_target, &target);
    if (is_known) {
        struct str line = buf_slice(&target);
        buf_add(out, line.ptr, strcspn(line.ptr, "\r\n"));
        buf_char(out, '\n');
        is_known = ask(query->arena, compiler, for_macros, out);
    }
    buf_free(&target);
    if (!is_known) {
        diag_report(query->diag, SEVERITY_FATAL, nowhere,
                    "'%s' does not tell its target and macros (-dumpmachine, -dM -E); name a C compiler with --cc=",
                    compiler->command[0]);
    }
    return is_known;
}

/* From the cache if it is there. NULL text after reporting. */
static struct str
get_answers(struct query *query)
{
    struct compiler *compiler = query->compiler;
    struct str key = describe_query(query->arena, compiler->command, compiler->flags);
    struct str answers = cache_find(query->arena, key);
    if (answers.ptr) {
        return answers;
    }
    struct buf fresh = {0};
    if (ask_all(query, &fresh)) {
        answers = (struct str){arena_copy(query->arena, fresh.data, fresh.len), fresh.len};
        cache_store(query->arena, key, answers);
    }
    buf_free(&fresh);
    return answers;
}

/* The user's -D and -U behind the predefined macros, in their order. */
static struct str
add_command_line_macros(struct arena *arena, struct str predefined, const char *const *flags)
{
    struct buf lines = {0};
    buf_str(&lines, predefined);
    for (; *flags; flags++) {
        bool is_define = strncmp(*flags, "-D", 2) == 0;
        if (!is_define && strncmp(*flags, "-U", 2) != 0) {
            continue;
        }
        const char *text = *flags + 2;
        if (!*text && flags[1]) {
            text = *++flags;
        }
        if (!is_define) {
            buf_printf(&lines, "#undef %s\n", text);
            continue;
        }
        size_t len = strcspn(text, "=");
        buf_printf(&lines, "#define %.*s %s\n", (int)len, text, text[len] ? text + len + 1 : "1");
    }
    struct str all = {arena_copy(arena, lines.data ? lines.data : "", lines.len), lines.len};
    buf_free(&lines);
    return all;
}

struct str
compiler_macro(const struct compiler *compiler, const char *name)
{
    const char *line = compiler->predefined.ptr;
    size_t len = strlen(name);
    while (line && *line) {
        if (strncmp(line, "#define ", 8) == 0 && strncmp(line + 8, name, len) == 0 && line[8 + len] == ' ') {
            const char *value = line + 8 + len + 1;
            return (struct str){value, strcspn(value, "\r\n")};
        }
        line = strchr(line, '\n');
        line = line ? line + 1 : NULL;
    }
    return (struct str){NULL, 0};
}

static bool
is_defined(const struct compiler *compiler, const char *name)
{
    return compiler_macro(compiler, name).ptr != NULL;
}

static bool
has_value(const struct compiler *compiler, const char *name, const char *expected)
{
    struct str value = compiler_macro(compiler, name);
    return value.ptr && str_is(value, expected);
}

/* Architectures that clang 19 has and that gcc spells the same. */
static bool
is_known_to_clang(const char *machine)
{
    static const char *const names[] = {"x86_64", "i386", "i486", "i586", "i686", "arm", "armv", "thumb", "aarch64",
                                        "riscv", "avr", "msp430", "mips", "powerpc", "ppc", "sparc", "s390x",
                                        "loongarch", "hexagon", "wasm", "m68k", "amd64"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strncmp(machine, names[i], strlen(names[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* gcc's name of a machine as clang's triple. What clang does not know becomes a relative with the same widths. */
static const char *
find_target(const struct query *query, const char *machine)
{
    bool is_wide = has_value(query->compiler, "__SIZEOF_POINTER__", "8");
    if (strncmp(machine, "riscv", 5) == 0) {
        const char *rest = strchr(machine, '-');
        return arena_printf(query->arena, "%s%s", is_wide ? "riscv64" : "riscv32", rest ? rest : "-unknown-elf");
    }
    if (strcmp(machine, "avr") == 0 || strncmp(machine, "msp430", 6) == 0 || is_known_to_clang(machine)) {
        return machine;
    }
    if (has_value(query->compiler, "__SIZEOF_POINTER__", "2")) {
        return "msp430";
    }
    return is_wide ? "aarch64-none-elf" : "arm-none-eabi";
}

/* A default that differs from compiler to compiler must be spelled out. */
static const char *
find_standard(const struct query *query)
{
    const char *version = compiler_macro(query->compiler, "__STDC_VERSION__").ptr;
    bool is_strict = is_defined(query->compiler, "__STRICT_ANSI__");
    const char *year = "89";
    if (version && strncmp(version, "199901", 6) >= 0) {
        year = "99";
    }
    if (version && strncmp(version, "201112", 6) >= 0) {
        year = "11";
    }
    if (version && strncmp(version, "201710", 6) >= 0) {
        year = "17";
    }
    if (version && strncmp(version, "2018", 4) > 0) {
        year = "23";
    }
    return arena_printf(query->arena, "-std=%s%s", is_strict ? "c" : "gnu", year);
}

static const char *const *
find_parse_flags(const struct query *query)
{
    const struct compiler *compiler = query->compiler;
    struct arg_list list = {.arena = query->arena};
    flags_add(&list, arena_printf(query->arena, "--target=%s", compiler->target));
    flags_add(&list, find_standard(query));
    flags_add(&list, is_defined(query->compiler, "__CHAR_UNSIGNED__") ? "-funsigned-char" : "-fsigned-char");
    if (has_value(query->compiler, "__ARM_SIZEOF_MINIMAL_ENUM", "1")) {
        flags_add(&list, "-fshort-enums");
    }
    if (strncmp(compiler->target, "avr", 3) == 0) {
        flags_add(&list, "-fpack-struct=1"); /* nothing is aligned there, but clang aligns short */
    }
    flags_for_parsing(&list, compiler->command + 1); /* --cc="gcc -m32" */
    flags_for_parsing(&list, compiler->flags);
    return flags_end(&list);
}

static bool
find_os(const struct compiler *compiler)
{
    return is_defined(compiler, "__unix__") || is_defined(compiler, "_WIN32") || is_defined(compiler, "__APPLE__");
}

/* Takes the answers apart. */
static void
read_answers(struct query *query, struct str answers)
{
    struct compiler *compiler = query->compiler;
    size_t len = strcspn(answers.ptr, "\n");
    const char *machine = arena_copy(query->arena, answers.ptr, len);
    const char *macros = answers.ptr + len + (answers.ptr[len] == '\n');
    compiler->predefined = str_from(macros);
    compiler->kind = is_defined(query->compiler, "__clang__") ? COMPILER_CLANG : COMPILER_GCC;
    compiler->target = find_target(query, machine);
    compiler->parse_flags = find_parse_flags(query);
    compiler->has_os = find_os(compiler);
    compiler->predefined = add_command_line_macros(query->arena, compiler->predefined, compiler->flags);
}

struct compiler *
compiler_query(struct arena *arena, struct diag *diag, const char *cc, const char *const *flags)
{
    struct compiler *compiler = ARENA_NEW(arena, struct compiler);
    struct query query = {.arena = arena, .diag = diag, .compiler = compiler};
    struct position nowhere = {0};
    struct stat info;
    compiler->command = split_words(arena, cc);
    compiler->flags = flags;
    const char *name = compiler->command[0];
    if (!name || !find_program(arena, name, &info)) {
        diag_report(diag, SEVERITY_FATAL, nowhere, "compiler '%s' not found; name one with --cc=", name ? name : cc);
        return NULL;
    }
    struct str answers = get_answers(&query);
    if (!answers.ptr) {
        return NULL;
    }
    read_answers(&query, answers);
    return compiler;
}

struct compiler *
compiler_describe(struct arena *arena, const struct preprocessor *preprocessor, const char *target,
                  struct str predefined, const char *const *flags, const char *const *parse_flags)
{
    static const char *const command[] = {"clang", NULL};
    struct compiler *compiler = ARENA_NEW(arena, struct compiler);
    *compiler = (struct compiler){
        .command = command,
        .preprocessor = preprocessor,
        .flags = flags,
        .kind = COMPILER_CLANG,
        .target = target,
        .predefined = predefined,
        .parse_flags = parse_flags,
    };
    compiler->has_os = find_os(compiler);
    return compiler;
}

/* What `gcc -E -fdirectives-only` leaves defines the predefined macros itself; without these flags gcc would define
 * them twice. (ccache drops -fdirectives-only from a command, but not behind -Wp.) What `clang -E -frewrite-includes`
 * leaves is compiled like any source, but newer ones complain of its line markers. */
const char *const *
compiler_form_flags(const struct compiler *compiler)
{
    static const char *const for_gcc[] = {"-fpreprocessed", "-Wp,-fdirectives-only", "-Wno-unused-macros", NULL};
    static const char *const for_new_clang[] = {"-Wno-gnu-line-marker", NULL};
    static const char *const none[] = {NULL};
    struct str clang_major = compiler_macro(compiler, "__clang_major__");
    if (compiler->kind == COMPILER_GCC) {
        return for_gcc;
    }
    return clang_major.ptr && atoi(clang_major.ptr) >= 15 ? for_new_clang : none;
}
