/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The user's text with small changes: ranges of tokens given back as they were written, but for edits and holes.
 *
 * Tokens that a macro call produced are given back as that call unless something in them changes; then the call is written
 * expanded, and names in it that are macros must be switched off (emission.switched_off).
 */
#ifndef ASYNCC_EMIT_TEXT_H
#define ASYNCC_EMIT_TEXT_H

#include "emit/printer.h"
#include "model/program.h"

/* Part of a replacement. */
struct piece {
    const char *text;        /* of ours; NULL: the tokens, or the expression */
    token_index begin;
    token_index end;
    const struct node *node; /* printed with its holes                       */
};

/* The tokens [begin, end) are replaced by the pieces. Edits nest, they never cross. */
struct edit {
    token_index begin;
    token_index end;
    struct piece *pieces;
    size_t piece_count;
    struct edit *inner;      /* the next smaller one that begins at the same token */
};

struct emission {
    struct arena *arena;
    struct program *program;
    const struct source *source;
    struct function *fn;         /* NULL outside of async functions                                       */
    struct printer *out;
    struct edit **edits;         /* by token - first_token                                                */
    token_index first_token;
    token_index token_count;
    written_index place;         /* where the output will stand                                           */
    bool expand_all;             /* no macro call is kept                                                 */
    bool is_moved;               /* what changes macros stays behind                                      */
    bool leaves_pragmas;         /* so do the pragmas                                                     */
    bool is_again;               /* what is written has been written: its lines are ours                  */
    struct map switched_off_set;
    VEC(struct str) switched_off; /* macros that would change what is written expanded                   */
    VEC(const char *) directives; /* those of the text that have been printed, by their place in it       */
    const char *indent;          /* of lines of our own                                                   */
    void *info;
};

/* An emission for the tokens [begin, end), without edits yet. */
struct emission *emission_new(struct arena *arena, struct program *program, struct function *fn,
                              struct printer *out, token_index begin, token_index end);

/* Adds an edit; `count` pieces follow in the array. */
void edit_add(struct emission *emission, token_index begin, token_index end, const struct piece *pieces, size_t count);
void edit_text(struct emission *emission, token_index begin, token_index end, const char *text);

#define PIECE_TEXT(t) ((struct piece){.text = (t)})
#define PIECE_TOKENS(b, e) ((struct piece){.begin = (b), .end = (e)})
#define PIECE_NODE(n) ((struct piece){.node = (n)})

/* The tokens [begin, end) with edits; nothing before the first. */
void emit_tokens(struct emission *emission, token_index begin, token_index end);

/* White space, comments and directives between the token before `token` and it; pragmas in front of it that have not
 * been printed yet. (gap.c) */
void emit_gap(struct emission *emission, token_index token);
/* Between written token `before` and the next. */
void emit_written_gap(struct emission *emission, written_index before);
/* A token that is a whole line. */
void emit_pragma(struct emission *emission, token_index token);
/* The #pragma pack among the tokens that are in force behind them; how many #pragma pack(pop) end that. */
unsigned emit_packing(struct emission *emission, token_index begin, token_index end);
/* A directive or pragma token at this place of the text needs not be printed again. */
void note_printed(struct emission *emission, const char *directive);
/* The directives among the tokens [begin, end) that have not been printed: they keep their effect on what follows. */
void emit_directives_left(struct emission *emission, token_index begin, token_index end);

/* An expression with its holes. */
void emit_expr(struct emission *emission, const struct node *node);

/* Moves to the line of the token in the user's file. */
void emit_at(struct emission *emission, token_index token);

/* A line of ours: indented, begun at a new line of the generated file. */
void emit_line(struct emission *emission, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What stands for a hole: a temporary's name, a place in the frame. */
const char *hole_text(struct emission *emission, const struct hole *hole);

/* How a local is written: its name, or its place in the frame. */
const char *local_text(const struct emission *emission, const struct local *local);

/* "__task" of async_static_task, "__generator" of async_static_generator, NULL of other words. */
const char *static_suffix(enum keyword keyword);

/* What the generator whose frame the local is has yielded. (generator.c) */
const char *generator_item(const struct emission *emission, const struct local *frame);

/* What it is resumed with: its state, which one of another file knows itself. */
const char *generator_state(const struct emission *emission, const struct local *frame);

/* Where the function's result goes; it has one. */
const char *result_text(const struct emission *emission);

/* What others know of that place: the struct f__frame, or f__head. */
const char *result_record(const struct function *fn);

/* frame->path */
const char *slot_text(const struct emission *emission, const struct slot *slot);

#endif
