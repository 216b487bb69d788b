/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the check_….c files share; not for others. */
#ifndef ASYNCC_MODEL_CHECKING_H
#define ASYNCC_MODEL_CHECKING_H

#include "model/program.h"

/* A node and what surrounds it. */
struct context {
    struct program *program;
    const struct decl *function;
    bool is_async;
    bool is_consumed; /* the call at hand is what a consumer or await takes     */
    bool is_unevaluated;
    bool is_in_stmt_expr;
    written_index *told; /* the macro call about which an await was reported last  */
};

/* check.c */
struct position range_of(const struct context *context, const struct node *node);
/* Just before and just behind the expression, for insertions. */
struct position start_of(const struct context *context, const struct node *node);
struct position end_of(const struct context *context, const struct node *node);
void note_declaration(const struct context *context, const struct decl *decl);
void report_node(const struct context *context, const struct node *node, const char *text);
/* The macro in whose expansion the token stands, or an empty text. */
struct str macro_of(const struct program *program, token_index at);

/* What an await or a consumer takes: a call, or anything else. */
void check_consumed(const struct context *context, struct node *operand);

/* check_consumer.c: what each form takes, and where it may stand. */
void check_consumer(const struct context *context, struct node *node);
void check_awaits_form(const struct context *context, const struct node *await, const struct node *form);

/* check_await.c: an await, what it takes, and calls that nothing takes. */
/* False: what it takes need not be looked at any more. */
bool check_await(const struct context *context, const struct node *node);
/* The call is of something that can be awaited, and there is storage for its frame. */
void check_frame(const struct context *context, const struct node *call);
/* The same of a function; `operand` is what asks for it. */
void check_awaited_function(const struct context *context, const struct node *operand, const struct decl *target);
void check_unconsumed(const struct context *context, const struct node *call);

/* check_cycle.c: frames that would contain themselves: `node` (an await, async_for or async_with) has one of the callee. */
void check_recursion(const struct context *context, const struct node *node, const struct decl *callee);

/* check_generator.c: generators and context managers that are functions. */
/* "an async generator", and what to write with a call of it. */
const char *kind_of_function(const struct context *context, const struct decl *decl);
const char *use_of_function(const struct context *context, const struct decl *decl);
/* Whether a value of type `from` can be stored as one of type `to` without a conversion. */
bool is_compatible(const struct type *from, const struct type *to);
/* What async_for iterates over, what async_with enters. */
void check_begun(const struct context *context, struct node *form);
void check_yield(const struct context *context, const struct node *node);
void check_return(const struct context *context, const struct node *node);
void check_exit_error(const struct context *context, const struct node *call);
/* async_next(&it, &v), async_close(&it) and async_open(&it, g(a)): is `it` an object of the right generator? */
void check_object_call(const struct context *context, const struct node *call);
void check_open(const struct context *context, struct node *form);

/* check_protocol.c: what ASYNC_ITERATOR or ASYNC_CONTEXT_MANAGER names. */
void check_protocol(struct program *program, const struct decl *protocol);

/* check_path.c: one yield on each path of a context manager. */
void check_paths(struct program *program, const struct decl *decl);

/* check_function.c: the head of an async function, and what its variables may be. */
void check_head(struct program *program, const struct decl *decl);
void check_variable(const struct context *context, const struct decl *decl, const struct node *statement);

/* check_jump.c: jumps that would miss an entry or an exit of one of our forms. */
void check_jumps(struct program *program, const struct decl *decl);

/* check_pointer.c: functions as values. */
void check_function_value(const struct context *context, const struct node *reference);
/* A value becomes one of type `to`. */
void check_conversion(const struct context *context, const struct type *to, const struct node *value);
/* All those that the node itself makes. */
void check_conversions(const struct context *context, const struct node *node);

/* check_initializer.c: an initializer, with or without braces. */
void check_initial_value(const struct context *context, const struct type *type, const struct node *value);

#endif
