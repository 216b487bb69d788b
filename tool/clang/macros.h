/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Which names are macros where: every #define and #undef of a source, by written token. */
#ifndef ASYNCC_CLANG_MACROS_H
#define ASYNCC_CLANG_MACROS_H

#include "base/arena.h"
#include "clang/compiler.h"
#include "clang/lexer.h"

/* How the expansion of a macro ends, which decides whether a ( behind a call can belong to it:
 *     #define F(x) x        #define A F        A (1)    is F(1)  */
enum macro_tail {
    TAIL_PLAIN, /* in a token that can begin no call               */
    TAIL_NAME,  /* in the identifier `tail_name`, no parameter     */
    TAIL_CALL,  /* in tail_name(...)                               */
    TAIL_ANY,   /* in a parameter or a pasted token                */
};

struct macro {
    struct str name;
    written_index from;  /* in force from the written token of this index on */
    bool is_defined;     /* false: this is its #undef                        */
    bool is_function;
    bool is_alias;       /* object-like for the one identifier `tail_name`   */
    enum macro_tail tail;
    struct str tail_name;
};

struct macro_table;

/* With what `kind` of compiler predefines and never prints (__LINE__ …). */
struct macro_table *macros_new(struct arena *arena, enum compiler_kind kind, struct lex_rules rules);

/* `text` is what follows the word define or undef on its line. */
void macros_define(struct macro_table *table, struct str text, written_index from);
void macros_undef(struct macro_table *table, struct str text, written_index from);

/* A whole #pragma line without the # and the word; only push_macro and pop_macro matter. */
void macros_pragma(struct macro_table *table, struct str text, written_index from);

/* Reads lines of #define and #undef, in force from the start. */
void macros_predefine(struct macro_table *table, struct str lines);

/* The definition in force just before written token `at`, or NULL. O(log definitions of that name). */
const struct macro *macros_find(const struct macro_table *table, struct str name, written_index at);

/* Whether a macro is undefined or defined anew between the two places. */
bool macros_change_between(const struct macro_table *table, written_index from, written_index to);

/* The keyword that the name stands for, itself or through macros that are nothing but another name. */
enum keyword macros_find_keyword(const struct macro_table *table, struct str name, written_index at);

/* Whether any name ever stood for a keyword: if not, the source has none. */
bool macros_have_keyword(const struct macro_table *table);

/* Whether the expansion of `macro` at that place may take a following ( as the start of one more call.
 * out_next: the macro that is called then, NULL if not known. */
bool macros_may_continue(const struct macro_table *table, const struct macro *macro, written_index at,
                         const struct macro **out_next);

#endif
