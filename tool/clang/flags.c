/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Which flag goes where. Unknown flags go to the user's compiler, which knows them, and not to libclang. */
#include "clang/flags.h"

#include <string.h>

struct arg_list
flags_begin(struct arena *arena, const char *const *command)
{
    struct arg_list list = {.arena = arena};
    for (; *command; command++) {
        flags_add(&list, *command);
    }
    return list;
}

void
flags_add(struct arg_list *list, const char *flag)
{
    vec_push(list->arena, &list->args, flag);
}

const char *const *
flags_end(struct arg_list *list)
{
    flags_add(list, NULL);
    return list->args.items;
}

static bool
is_one_of(const char *flag, const char *const *names)
{
    for (; *names; names++) {
        if (strcmp(flag, *names) == 0) {
            return true;
        }
    }
    return false;
}

static bool
begins_with_one_of(const char *flag, const char *const *prefixes)
{
    for (; *prefixes; prefixes++) {
        if (strncmp(flag, *prefixes, strlen(*prefixes)) == 0) {
            return true;
        }
    }
    return false;
}

bool
flags_contain(const char *const *flags, const char *flag)
{
    return is_one_of(flag, flags);
}

/* Options whose value is the next argument. */
static bool
takes_value(const char *flag)
{
    static const char *const names[] = {
        "-o",        "-MF",          "-MT",      "-MQ",       "-MJ",     "-x",           "-include",    "-imacros",
        "-I",        "-D",           "-U",       "-A",        "-isystem", "-idirafter",  "-iquote",     "-iprefix",
        "-isysroot", "-iwithprefix", "-iwithprefixbefore",    "-imultilib", "-Xpreprocessor", "-Xassembler", "-Xlinker",
        "-Xclang",   "-T",           "-u",       "-z",        "-L",      "-l",           "-target",     "-mllvm",
        "-B",        "--param",      "-arch",    "-dumpbase", "-dumpdir", "-aux-info",   "-include-pch", "-wrapper",
        "--sysroot", "--include-directory", NULL,
    };
    return is_one_of(flag, names);
}

static bool
is_output_flag(const char *flag)
{
    static const char *const names[] = {"-c", "-S", "-E", "-P", "-C", "-CC", "-v", "-M", "-MM", "-MD", "-MMD", "-MP",
                                        "-MG", "-fsyntax-only", "-fdirectives-only", "-frewrite-includes",
                                        "-fpreprocessed", "-fworking-directory", "-include-pch", "-pipe", NULL};
    static const char *const prefixes[] = {"-o", "-MF", "-MT", "-MQ", "-MJ", "-g", "-d", "-save-temps", "--save-temps",
                                           "-Wp,-M", "-aux-info", NULL};
    return is_one_of(flag, names) || begins_with_one_of(flag, prefixes);
}

/* gcc refuses -fdirectives-only with it; the warning is the compilation's to give. */
static bool
is_at_odds_with_directives(const char *flag)
{
    return strcmp(flag, "-Wunused-macros") == 0;
}

/* The text of the second run has no includes left, is UTF-8, and its warnings were given in the first. */
static bool
is_done_by_first_run(const char *flag)
{
    static const char *const prefixes[] = {"-include", "-imacros", "-finput-charset", "-Werror", NULL};
    return begins_with_one_of(flag, prefixes) || strcmp(flag, "-pedantic-errors") == 0;
}

/* Neither the target nor the predefined macros depend on these; left out, one answer serves many files. */
static bool
is_of_one_file(const char *flag)
{
    static const char *const prefixes[] = {"-I",       "-D",       "-U", "-isystem", "-idirafter", "-iquote",
                                           "-include", "-imacros", "-W", "-L",       "-l",         NULL};
    return begins_with_one_of(flag, prefixes) || strcmp(flag, "-pedantic-errors") == 0;
}

static bool
is_dropped(const char *flag, enum flags_use use)
{
    switch (use) {
    case FLAGS_QUERY:
        return is_output_flag(flag) || is_of_one_file(flag);
    case FLAGS_FIRST_RUN:
        return is_output_flag(flag) || is_at_odds_with_directives(flag);
    case FLAGS_SECOND_RUN:
        return is_output_flag(flag) || is_done_by_first_run(flag);
    }
    return false;
}

void
flags_for_preprocessing(struct arg_list *list, const char *const *flags, enum flags_use use)
{
    for (; *flags; flags++) {
        bool is_kept = !is_dropped(*flags, use);
        if (is_kept) {
            flags_add(list, *flags);
        }
        if (takes_value(*flags) && flags[1]) {
            flags++;
            if (is_kept) {
                flags_add(list, *flags);
            }
        }
    }
}

/* Flags that clang takes and that change types, constants or the grammar. */
static bool
is_for_parsing(const char *flag)
{
    static const char *const names[] = {
        "-ansi",              "-trigraphs",         "-m16",                "-m32",
        "-m64",               "-mx32",              "-mthumb",             "-marm",
        "-mlittle-endian",    "-mbig-endian",       "-EL",                 "-EB",
        "-mms-bitfields",     "-mno-ms-bitfields",  "-malign-double",      "-fshort-enums",
        "-fno-short-enums",   "-fpack-struct",      "-fshort-wchar",       "-fno-short-wchar",
        "-fms-extensions",    "-fno-ms-extensions", "-fgnu89-inline",      "-fasm",
        "-fno-asm",           "-fgnu-keywords",     "-fno-gnu-keywords",   "-ffreestanding",
        "-fhosted",           "-fno-builtin",       "-fblocks",            "-fdollars-in-identifiers",
        "-fno-dollars-in-identifiers",              "-funsigned-char",     "-fsigned-char",
        "-fno-signed-char",   "-fno-unsigned-char", NULL,
    };
    static const char *const prefixes[] = {
        "-std=",  "--std=", "-march=", "-mabi=",   "-mfpu=", "-mfloat-abi=", "-mcpu=",        "-mmcu=",
        "-mdouble=", "-fpack-struct=", "-mlong-double-", "-msse", "-mavx",   "--target=", NULL,
    };
    return is_one_of(flag, names) || begins_with_one_of(flag, prefixes);
}

void
flags_for_parsing(struct arg_list *list, const char *const *flags)
{
    for (; *flags; flags++) {
        if (is_for_parsing(*flags)) {
            flags_add(list, *flags);
        } else if (takes_value(*flags) && flags[1]) {
            bool is_target = strcmp(*flags, "-target") == 0;
            flags++;
            if (is_target) {
                flags_add(list, "-target");
                flags_add(list, *flags);
            }
        }
    }
}
