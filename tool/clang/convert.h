/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* From libclang's cursors to the syntax tree; the parts share the state below. */
#ifndef ASYNCC_CLANG_CONVERT_H
#define ASYNCC_CLANG_CONVERT_H

#include "base/map.h"
#include "base/vec.h"
#include "clang/ast.h"
#include "clang/parse_text.h"

#include <clang-c/Index.h>

/* The name that our text has for libclang. */
#define PARSE_INPUT_NAME "input.c"

struct decl_entry;
struct type_entry;

/* The declarations and types met so far, by libclang's identity. */
struct decl_table {
    struct decl_entry *slots;
    size_t len;
    size_t cap;
};

struct type_table {
    struct type_entry *slots;
    size_t len;
    size_t cap;
};

struct decl_list {
    struct decl **items;
    size_t len;
    size_t cap;
};

/* The body of a plain function, in decl->info until it is known whether anybody wants to look at it. */
struct plain_body {
    CXCursor cursor;
};

/* Children of a cursor, all kinds. */
struct cursors {
    CXCursor *items;
    size_t len;
    size_t cap;
};

struct convert {
    struct arena *arena;
    struct arena scratch;   /* what is needed only while a statement or declaration is being converted */
    const struct source *source;
    const struct parse_input *input;
    CXTranslationUnit unit;
    unsigned first_location; /* libclang's number of the first byte of our text */
    unsigned location_count; /* so many are numbered one after the other from there; 0: nobody knows */
    struct decl_table decls;
    struct type_table types;
    struct decl_list all;   /* every declaration, for the ordinals                        */
    struct decl_list scope; /* file scope                                                 */
    struct decl_list *list; /* where declarations of the current scope are put            */
    struct decl *function;  /* whose body is being converted, or NULL                     */
    struct map functions;   /* the functions declared so far, by name                     */
    struct map async_names; /* names whose use makes a body interesting                   */
    struct map frame_bytes; /* values of ASYNC_FRAME, by the name of their enumerator     */
    unsigned char *met;     /* for each token: how often its keyword was met, 2 for more  */
    bool *is_named;         /* for each token: a declaration there is used by async code  */
    const char *restrict_word; /* as in struct type, once a type needed it                    */
    long long pointer_size;
    long long pointer_align;
    bool has_no_alignment;  /* of the target: libclang takes short for aligned where avr-gcc does not */
    struct decl_list called;        /* functions, by what has been converted                 */
    VEC(unsigned) errors;           /* offsets in our text; inspect_called()                 */
    bool is_inspecting;             /* what is converted is not async code                   */
    struct cursors visited; /* of the call of clang_visitChildren() that is going on          */
    unsigned in_body; /* inside something that is converted in depth                */
};

/* A range of tokens [begin, end). */
struct extent {
    token_index begin;
    token_index end;
};

/* convert_scope.c */
struct ast *convert_unit(struct convert *c);
struct node *convert_decl_stmt(struct convert *c, CXCursor cursor, struct extent extent);

/* The body of a function definition; NULL if there is none. */
struct node *convert_body(struct convert *c, struct decl *decl, CXCursor cursor);

/* convert_inspect.c: a plain function's definition; a call; once all has been converted: bodies of functions called. */
void inspect_later(struct convert *c, struct decl *decl, CXCursor cursor);
void inspect_call(struct convert *c, const struct node *callee);
void inspect_called(struct convert *c);

/* convert_node.c. Cursors of children last as long as the statement or declaration that is being converted. */
struct cursors cursor_children(struct convert *c, CXCursor cursor);
struct cursors cursor_expressions(struct convert *c, CXCursor cursor);
/* In the order of the source, without repetitions: libclang shows the bounds of a VLA several times. */
struct cursors cursors_distinct(struct convert *c, struct cursors cursors);
struct extent cursor_extent(struct convert *c, CXCursor cursor);
token_index cursor_token(const struct convert *c, CXCursor cursor);
/* Where the text of a cursor begins and ends; false if it is not in our text. */
bool cursor_offsets(const struct convert *c, CXCursor cursor, unsigned *out_begin, unsigned *out_end);
/* Whether the unexposed expression is its operand, converted: nothing of it stands in the source. */
bool cursor_is_conversion(const struct convert *c, CXCursor cursor, CXCursor operand);
/* Once there is a unit, before the others. */
void cursor_prepare(struct convert *c);
/* A copy, without places in our text: "(unnamed struct at input.c:3:8)" is "(unnamed struct)". */
char *take_string(struct convert *c, CXString string);
/* Before the `__extension__`s in front of a declaration. */
token_index skip_extension_back(const struct convert *c, token_index at);
void meet_keyword(struct convert *c, token_index at);
enum keyword keyword_at(const struct convert *c, token_index at);
/* Behind the semicolon if one follows. */
token_index skip_semicolon(const struct convert *c, token_index at);

/* convert_table.c: what is remembered for a cursor or type; NULL at first. */
struct decl **decl_slot(struct convert *c, CXCursor cursor);
struct type **type_slot(struct convert *c, const void *key);

/* convert_type.c */
const struct type *convert_type(struct convert *c, CXType type);
/* The pointer that an array or a function becomes as a parameter or value; other types as they are. */
const struct type *decay_type(struct convert *c, const struct type *type);

/* convert_decl.c: the object for a declaration, without bodies and initializers. */
struct decl *convert_decl(struct convert *c, CXCursor cursor);
struct decl *convert_label(struct convert *c, CXCursor cursor);
/* A builtin for which libclang has no declaration. */
struct decl *convert_builtin(struct convert *c, token_index at);
struct decl *new_decl(struct convert *c, enum decl_kind kind);
/* The values of ASYNC_FRAME, once everything else has been converted. */
void convert_frame_bounds(struct convert *c);

/* convert_attributes.c */
void convert_attributes(struct convert *c, struct decl *decl, struct cursors children);
/* ASYNC_TASK_POOL, ASYNC_ITERATOR, ASYNC_CONTEXT_MANAGER from what parse_forms.c made of them. */
bool convert_file_form(struct convert *c, struct decl *decl, CXCursor cursor);
void name_decl(struct convert *c, const struct decl *decl);

/* convert_stmt.c */
struct node *convert_stmt(struct convert *c, CXCursor cursor);

/* convert_expr.c */
struct node *convert_expr(struct convert *c, CXCursor cursor);

/* convert_value.c: fills what all expressions have; `value_type` is NULL without an implicit conversion. */
void node_set_value(struct convert *c, struct node *node, const struct type *type, const struct type *value_type);

/* convert_async.c: what the words of the language became. */
struct node *convert_async_stmt(struct convert *c, CXCursor cursor, struct extent extent, enum keyword keyword);
struct node *convert_consumer(struct convert *c, CXCursor paren, struct extent extent, enum keyword keyword);
bool is_consumer_keyword(enum keyword keyword);

/* Makes nodes; children are adopted, NULL among them stays. */
struct node *node_new(struct convert *c, enum node_kind kind, struct extent extent);
/* With room for so many children, each of which node_put() adopts once it is there: they lie behind it in memory. */
struct node *node_open(struct convert *c, enum node_kind kind, struct extent extent, size_t child_count);
void node_put(struct node *parent, size_t at, struct node *child);
void node_adopt(struct convert *c, struct node *parent, struct node *const *children, size_t count);
struct node *node_unknown(struct convert *c, CXCursor cursor);

#endif
