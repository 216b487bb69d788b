/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What an expression does to the objects of the function: reads, writes, and where their addresses go. */
#ifndef ASYNCC_ANALYSIS_REFS_H
#define ASYNCC_ANALYSIS_REFS_H

#include "model/function.h"

enum ref_flags {
    REF_USE = 1,      /* its value, or a part of it, may be read here                              */
    REF_KILL = 2,     /* all of it is certainly written here (or it comes into being: REF_FRESH)   */
    REF_WRITE = 4,    /* a part of it may be written here, or all of it on some path               */
    REF_ADDRESS = 8,  /* its address leaves the spot, to somebody who does not keep it             */
    REF_ESCAPE = 16,  /* its address may be kept                                                   */
    REF_FRESH = 32,   /* declared here without an initializer: what it held before is gone         */
    REF_DECLARED = 64, /* declared here: KILL comes before any use                                  */
    REF_HELD = 128,   /* of an await: somebody has its address until it is done, not longer         */
};

struct ref {
    unsigned object; /* see analysis/cfg.h */
    unsigned flags;  /* enum ref_flags     */
};

/* One entry per object. */
struct ref_list {
    struct ref *items;
    size_t len;
    size_t cap;
};

/* What becomes of an expression's value. */
enum value_goes {
    VALUE_DROPPED, /* looked at on the spot at most: a condition, an expression statement */
    VALUE_STORED,  /* addresses in it are kept                                            */
    VALUE_AWAITED, /* an argument of an await: so is that of x in `x = call`              */
};

/* Adds what the evaluation of `value` does; NULL: nothing. */
void refs_collect(const struct function *fn, const struct node *value, enum value_goes goes, struct ref_list *refs);

/* Adds what the evaluation of an argument does that is awaited with; `fate` are the flags for objects whose address it is. */
void refs_collect_argument(const struct function *fn, const struct node *value, unsigned fate, struct ref_list *refs);

/* The flags for an object whose address is that argument of an await; `callee`: the function or awaitable, NULL: not known. */
unsigned refs_awaited_fate(const struct decl *callee, size_t index);

/* Adds what the sizes in the declared type read. */
void refs_collect_type(const struct function *fn, const struct decl *decl, struct ref_list *refs);

void refs_add(const struct function *fn, struct ref_list *refs, size_t object, unsigned flags);

#endif
