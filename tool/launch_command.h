/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A compiler's command line, taken apart as far as --launch needs it. */
#ifndef ASYNCC_LAUNCH_COMMAND_H
#define ASYNCC_LAUNCH_COMMAND_H

#include "base/vec.h"
#include "base/words.h"
#include "options.h"

/* What a word is for; an option's separate value has the option's role. Values are bits, so that sets can be made. */
enum word_role {
    ROLE_FLAG = 1 << 0, /* matters wherever a source is read or compiled           */
    ROLE_INPUT = 1 << 1,
    ROLE_MODE = 1 << 2,        /* -c -S -E -fsyntax-only --analyze                        */
    ROLE_OUTPUT = 1 << 3,      /* -o                                                      */
    ROLE_DEPENDENCY = 1 << 4,  /* -MD and its companions, also as -Wp,-MD,FILE            */
    ROLE_LINKER = 1 << 5,      /* -l -L -Wl, ...                                          */
    ROLE_LANGUAGE = 1 << 6,    /* -x                                                      */
    ROLE_INCLUDE = 1 << 7,     /* -include -imacros: in translated text already           */
    ROLE_TEMPORARIES = 1 << 8, /* -save-temps                                             */
    ROLE_SHOW = 1 << 9,        /* -P -C -H -dD: what -E shows, or what is printed besides */
    ROLE_LINT = 1 << 10,       /* -Wpolling: for asyncc, unknown to the compiler          */
};

struct command_word {
    const char *text;
    enum word_role role;
};

enum launch_mode {
    LAUNCH_LINK,
    LAUNCH_COMPILE,    /* -c */
    LAUNCH_ASSEMBLE,   /* -S */
    LAUNCH_PREPROCESS, /* -E */
    LAUNCH_SYNTAX,     /* -fsyntax-only */
    LAUNCH_ANALYZE,    /* --analyze */
    LAUNCH_INSPECT,    /* -M, -dM: looks at the source as it is */
    LAUNCH_OTHER,      /* anything else that needs no translation: -print-..., C++ */
};

struct launch_input {
    const char *path;     /* "-" is standard input        */
    const char *language; /* of -x before it, or NULL     */
    bool is_c;
    bool is_header; /* to be precompiled             */
    size_t word; /* its index in `words`         */
};

struct launch_command {
    struct words program;           /* the compiler, with ccache and its like before it  */
    size_t wrapper_count;           /* how many words of it are ccache and its like      */
    VEC(struct command_word) words; /* the rest, @FILEs expanded                    */
    VEC(struct launch_input) inputs;
    enum launch_mode mode;
    const char *output; /* -o or NULL                                        */
    struct depfile_options depfile;
    bool is_depfile_from_wp; /* -Wp,-MD,FILE: the target is not that of -o        */
    enum diag_color color;
    struct words warnings;  /* -Werror, -Wno-polling: what concerns asyncc's own, behind -W */
    bool has_lints;         /* words of ROLE_LINT                                 */
    bool has_no_warnings;   /* -w                                                 */
    bool has_dump_prefix;   /* -dumpdir                                           */
    const char *temporaries; /* -save-temps, -save-temps=obj, ... or NULL         */
};

struct launch_command launch_command_parse(struct arena *arena, const char *const *argv);

/* Appends the words whose roles are in the set. */
void launch_command_select(struct arena *arena, const struct launch_command *command, unsigned roles,
                           struct words *out);

/* The compiler alone as text that words_split() takes apart again. */
const char *launch_command_quote_compiler(struct arena *arena, const struct launch_command *command);

#endif
