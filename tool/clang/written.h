/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Inside tool/clang: the steps of source_load(). */
#ifndef ASYNCC_CLANG_WRITTEN_H
#define ASYNCC_CLANG_WRITTEN_H

#include "base/buf.h"
#include "base/vec.h"
#include "clang/compiler.h"
#include "clang/lexer.h"
#include "clang/macros.h"
#include "clang/source.h"

typedef VEC(struct str) str_vec;

/* A macro call in code: the written tokens [begin, end). */
struct macro_call {
    written_index begin;
    written_index end;
};
typedef VEC(struct macro_call) macro_call_vec;

/* What one step leaves for the next, beside struct source itself. */
struct loading {
    struct source *source;
    struct diag *diag;
    const struct compiler *compiler;
    struct lex_rules rules;
    struct process second; /* the second run, waiting for its input; its pid is 0 if it has not been started */
    str_vec omitted;      /* slices of source->text that the compiler makes again by itself: predefined macros */
    macro_call_vec calls; /* in order, never nested                                                          */
};

/* Starts what runs_expand() will need, if that is likely to be called: compilers take a while to start, and here it
 * takes that while beside the first run. And ends it if it was not called. */
void runs_begin(struct loading *loading);
void runs_end(struct loading *loading);

/* What the compiler prints: the written form in its own manner; the marked text with macros expanded. NULL text after
 * reporting. Warnings come from the first run only. */
struct str runs_make_written(struct loading *loading);
struct str runs_expand(struct loading *loading, struct str marked);

/* Whether stray quotes would make gcc's -fdirectives-only miss directives of the text; stand-ins for such quotes, and
 * the quotes again. */
bool compiler_misreads_quotes(const struct compiler *compiler);
bool quotes_hide_directives(struct lex_rules rules, struct str text);
void quotes_hide(struct lex_rules rules, char *text, size_t len);
void quotes_show(char *text, size_t len);

/* Makes one form of what the compilers print: conditionals resolved, inactive groups gone, pragmas that the compiler
 * swallowed back in place, line numbers right. Returns text in the source's arena; NULL text after reporting. */
struct str conditionals_resolve(struct loading *loading, struct str text);
struct str pragmas_restore(struct loading *loading, struct str text);

/* What async.h asks for before it shows the keywords; defined in every run. */
#define TRANSLATE_MACRO "ASYNCC__TRANSLATE"

/* The macros in force before the text begins: for gcc, which prints its own, only those that it never prints. */
struct macro_table *written_macros_new(const struct loading *loading);

/* From source->text: written tokens, files, dependencies, macros. */
void written_read(struct loading *loading);

/* Finds each written token of the input in its original bytes: source->written_offsets. */
void offsets_find(struct loading *loading);

/* Finds the macro calls and appends to `out` the text with MARKER_BEGIN and MARKER_END round each. */
#define MARKER_BEGIN "__asyncc_b__"
#define MARKER_END "__asyncc_e__"
bool markers_put(struct loading *loading, struct buf *out);

/* From the marked text after macro expansion: tokens with their origin. False after reporting. */
bool expansion_read(struct loading *loading, struct str expanded);

/* A line marker (# 12 "file.h" 1 3) or a #line directive. */
struct line_marker {
    unsigned line;
    struct str file;  /* unescaped; empty: the same as before */
    bool is_enter;
    bool is_leave;
    bool is_system;
};

/* `text`: behind the # and the word line, if any. False if it is no line marker. */
bool line_marker_read(struct arena *arena, struct lex_rules rules, struct str text, struct line_marker *out_marker);

#endif
