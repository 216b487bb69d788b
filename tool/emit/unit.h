/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Everything that one async function becomes: frame, arguments, sites, resume, start, task. */
#ifndef ASYNCC_EMIT_UNIT_H
#define ASYNCC_EMIT_UNIT_H

#include "emit/text.h"

/* What the emission of a unit needs to know beyond its tokens. */
struct unit {
    struct bitset unset;     /* locals that are to start as zero, by index                      */
    unsigned next_label;
};

struct unit_request {
    written_index place;     /* where it will stand                                          */
    bool is_moved;           /* not where the user defined the function                      */
    bool needs_prototype;    /* none of f__start has been printed, should it be external     */
    bool expand_all;         /* no macro call is to be kept                                  */
};

/* Prints the unit. */
void unit_emit(struct printer *out, struct program *program, struct function *fn, const struct unit_request *request);

/* The directives of a function that has moved, where they stood. */
void unit_emit_directives(struct printer *out, struct program *program, struct function *fn);

/* Prototypes of what other functions call; the types that the declaration defines before them, or without these. */
void unit_emit_declarations(struct printer *out, struct program *program, const struct decl *decl);
void unit_emit_prototypes(struct printer *out, struct program *program, const struct decl *decl);

/* Tasks of a function that is defined in another file, or frames of a generator. */
void unit_emit_guest(struct printer *out, struct program *program, struct function *guest);

/* tasks.c: the static tasks of ASYNC_TASK_POOL and the function that takes one. */
void unit_emit_pool(struct printer *out, struct program *program, struct function *fn);

bool unit_starts_as_zero(const struct emission *emission, const struct local *local);

/* stored.c: tasks whose result goes to an lvalue */
struct taken;
void stored_emit_prototypes(struct emission *emission, const struct function *fn);
void stored_emit(struct emission *emission);
void stored_edit(struct emission *emission, const struct node *node, const struct taken *taken);

/* tasks.c */
void tasks_emit_prototypes(struct emission *emission, const struct function *fn);
void tasks_emit_begin(struct emission *emission); /* f__begin, where arguments do not begin in place */
void tasks_emit(struct emission *emission);
/* Whether a task's arguments are read where they are, which is where the frame will be. */
bool tasks_begins_in_place(const struct function *fn);
/* How far into its frame a task of the function gets a pointer when it begins, and what it begins with. */
const char *tasks_begin_text(struct emission *emission);
/* Where the result lies in the frame. */
const char *result_offset(const struct emission *emission);

/* resume.c */
void body_emit(struct emission *emission);

/* The parameters' names, each behind a comma. */
const char *names_only(struct emission *emission, const struct decl *decl);

/* generator.c */
void generator_emit_prototypes(struct emission *emission, const struct function *fn);
void generator_emit(struct emission *emission);
/* What a file has of a generator that is defined in another one. */
void generator_emit_guest(struct emission *emission);
/* Whether somebody closes it at its yields; else they need not look. */
bool generator_may_close(const struct function *fn);

/* frame.c */
void frame_emit(struct emission *emission);
void frame_emit_guest(struct emission *emission);
const char *params_text(struct emission *emission, const struct decl *decl);

/* A parameter's name, or one of ours if it has none. */
const char *param_name(struct emission *emission, const struct decl *decl, size_t index);

#endif
