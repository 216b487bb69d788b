/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the files of this folder share; not for others. */
#ifndef ASYNCC_LOWER_LOWERING_H
#define ASYNCC_LOWER_LOWERING_H

#include "diag.h"
#include "model/build.h"
#include "model/program.h"
#include "model/protocol.h"
#include "model/taken.h"

/* Statements in the order in which they are made. */
struct stmt_list {
    struct stmt **items;
    size_t len;
    size_t cap;
};

/* How control leaves a place in another way than by going on behind it. */
enum jump_kind {
    JUMP_RETURN,   /* with the value in lowering.return_value, if any */
    JUMP_BREAK,
    JUMP_CONTINUE,
    JUMP_GOTO,
};

struct jump {
    enum jump_kind kind;
    struct stmt *target;           /* break, continue                                            */
    struct decl *label;            /* goto                                                       */
    const struct node *place;      /* what of the source is jumped to; NULL: out of the function */
};

enum region_kind {
    REGION_HANDLER, /* errors go to its label                                                     */
    REGION_CLEANUP, /* everything that leaves it goes to its label first                          */
    REGION_CLOSED,  /* code of a cleanup: only errors leave it                                    */
};

/* A part of the body that is not simply left.
 *
 *     { body: leaving it by jump k is:      error = 0; exit = k; goto cleanup;
 *             leaving it by an error e is:  error = e; exit = 0; goto cleanup; }
 *     error = 0; exit = 0;
 *   cleanup:
 *     { the cleanup's code, once }
 *     if (error != 0) { raise it, seen from outside }
 *     if (exit == 1) { jump 1, seen from outside } …
 *
 * What nobody reads is not emitted: `exit` without jumps, `error` without errors, the last test behind a body that never
 * ends normally.
 */
struct region {
    struct region *parent;
    enum region_kind kind;
    const struct node *node;      /* the part of the source inside                               */
    struct decl *label;
    unsigned goto_count;          /* how many jump to the label                                  */
    struct local *error;          /* the error that is on its way                                */
    struct local *exit;           /* REGION_CLEANUP: which jump, 0: none                         */
    unsigned number;              /* in its names                                                */
    bool reads_error;             /* its code reads the error, 0 if there is none, and may set it */
    bool may_end_error;           /* to 0, too: what follows the body then runs                  */
    bool is_raised;               /* some error may come here                                    */
    bool is_passed;               /* REGION_CLEANUP: control may go on behind it, without a jump */
    const char *name;             /* for messages: "async_finally"                               */
    const struct stmt *loop;      /* its next turn does not leave the region; NULL: none         */
    VEC(struct jump) jumps;
};

struct lowering {
    struct function *fn;
    struct arena *arena;
    struct scope *scope;          /* the innermost open one                                    */
    struct stmt_list *out;        /* where statements go                                       */
    struct stmt *break_target;    /* innermost loop or switch                                  */
    struct stmt *continue_target; /* innermost loop                                            */
    struct stmt *case_target;     /* innermost switch                                          */
    struct region *region;        /* the innermost open one                                    */
    struct local *return_value;   /* computed before the cleanups run, NULL: not yet needed    */
    struct local *status;         /* what a generator that does not wait has returned, NULL: not yet needed */
    unsigned label_count;
    unsigned region_count;
    unsigned name_count;
    VEC(struct node *) unread;    /* awaits whose results are still to be read, as HOLE_RESULT */
};

/* effects.c: fills has_effect and needs_order of a full expression that holds an await. */
void effects_compute(struct node *node);

/* Whether evaluating it later, after other operands, gives the same value: a constant, or a local scalar whose
 * address is nowhere taken and that no sibling assigns. */
bool is_stable(const struct node *node);

/* The effect of the operator itself, operands aside. */
bool has_own_effect(const struct node *node);

/* expr.c */

/* Appends; results that the statement does not read itself move to temporaries. */
void push_stmt(struct lowering *lower, struct stmt *stmt);
struct stmt *new_stmt(struct lowering *lower, enum stmt_kind kind, struct node *node);

/* Takes a full expression apart so that what is left of it has no await and can be evaluated by C. */
void lower_value(struct lowering *lower, struct node *node);

/* The same for an expression whose value nobody wants; pushes everything. */
void lower_effect(struct lowering *lower, struct node *node);

/* The result of the await is read by the statement that evaluates `node`. */
void consume_results(struct lowering *lower, const struct node *node);

void lower_error(struct lowering *lower, const struct node *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Takes apart one expression of any kind; what is left of it is evaluated by whoever uses it. */
void lower_operand(struct lowering *lower, struct node *node);

/* Evaluates the operand whole, now, into a temporary. */
void spill(struct lowering *lower, struct node *node);

/* The result of the await moves to a temporary as soon as it is there. */
void move_result(struct lowering *lower, struct node *node);

/* Leaves an expression that has no effect any more. */
void lower_pure(struct lowering *lower, struct node *node);

/* plain.c */

/* Marks the awaits that are calls and no more. Requires that the callees have been lowered. */
void plain_mark(struct function *fn);

/* Whether C would not keep the order of a full expression with such calls in it. Then all around it has_await, too. */
bool plain_has_order(struct node *node);

/* Whether such a call on the right side must have run when the place is taken. */
bool plain_is_before_place(const struct node *assignment);

/* The function, if an await of it is a call; NULL for others. */
struct function *plain_callee(const struct function *fn, const struct decl *callee);

/* Whether the function is plain itself, and what it needs then. Requires its body. */
void plain_find(struct function *fn);

/* await.c */
void lower_await(struct lowering *lower, struct node *node);

/* items.c: queues and channels */
void lower_item(struct lowering *lower, struct node *node, struct node *operand);
/* async__queue_of(await f()) and the like; false: nothing of that kind, or no await in it. */
bool lower_source(struct lowering *lower, struct node *node);
bool is_item_source(const struct node *object);
void push_receive(struct lowering *lower, struct node *node, struct node *object, struct operand source,
                  struct local *item, struct stmt *loop);

/* taken.c: what is evaluated, from left to right, before a form begins */
struct evaluated_place {
    struct node *place;   /* an lvalue, replaced by what `address` points to */
    struct node *address;
};
struct evaluated {
    VEC(struct node *) nodes;
    VEC(struct evaluated_place) places;
};
void evaluated_add(struct lowering *lower, struct evaluated *evaluated, struct node *node);
void evaluated_add_taken(struct lowering *lower, struct evaluated *evaluated, const struct taken *taken);
void evaluated_add_operands(struct lowering *lower, struct evaluated *evaluated, const struct node *consumer);
void evaluated_lower(struct lowering *lower, struct evaluated *evaluated);

/* Whether there is a form in the expression whose operands must be evaluated one after the other. */
bool evaluated_has_order(struct lowering *lower, const struct node *node);

/* Where an awaitable of a queue or channel has its item: a variable of ours, with the value that is put; else NULL. */
struct local *take_item(struct lowering *lower, const struct taken *taken);

/* Whether the object is always at the same place, so that no pointer of ours is needed; whether such an object is one of
 * the function's own, gone when that returns. */
bool is_fixed_place(const struct node *place);
bool is_own_place(const struct node *place);

/* lvalue = <what has replaced the call>; as a statement of its own. */
void push_store(struct lowering *lower, struct node *assignment);

/* gather.c: made, then `evaluated` lowered, then pushed, which leaves a hole for `node` */
struct await *make_gather(struct lowering *lower, struct node *node, struct node *consumer,
                          struct evaluated *evaluated);
void push_gather(struct lowering *lower, struct node *node, struct await *await, struct node *consumer);

/* Operands of one operator or call, left to right. */
void lower_operands(struct lowering *lower, struct node **nodes, size_t count);

/* The side effects of a place that is stored to, without reading it. */
void lower_place(struct lowering *lower, struct node *node);

void make_hole(struct lowering *lower, struct node *node, enum hole_kind kind, struct local *local, struct await *await);

/* An await, to be completed and pushed. */
struct await *new_await(struct lowering *lower, struct node *node, struct node **args, size_t arg_count);
void push_await(struct lowering *lower, struct await *await);

/* A temporary whose name says what it is: scope__1. */
struct local *add_named(struct lowering *lower, const char *name, const struct type *type);

/* Whom the await calls, and where that one's frame lies. */
void set_storage(struct lowering *lower, struct await *await, struct decl *callee);
/* Appends it without saying what happens on an error. */
void add_await(struct lowering *lower, struct await *await);

/* What happens on an error (0), when a generator has ended (1). */
void set_await_exit(struct lowering *lower, struct await *await, size_t index, struct stmt_list *list);

/* dest = value; as a statement of its own. */
void assign_to(struct lowering *lower, struct local *dest, struct node *value, enum conversion conversion);

/* An expression out of the tree, for a statement of its own. */
struct node *detach(struct lowering *lower, const struct node *node);

/* exits.c */

/* Where an error comes from: a status variable of ours (text), an expression, a local. */
struct error_source {
    const char *text;
    struct node *node;
    struct local *local;
};

/* Raises: to the innermost region, or out of the function. */
void push_error(struct lowering *lower, const struct node *node, struct error_source source);

/* Leaves by a jump, through the cleanups in between. */
void push_jump(struct lowering *lower, const struct node *node, struct jump jump);

/* Whether a jump has to go through a cleanup. */
bool needs_exit(const struct lowering *lower, struct jump jump);

void push_label(struct lowering *lower, struct decl *label);
struct stmt *push_goto(struct lowering *lower, struct decl *label);
struct decl *new_label(struct lowering *lower, const char *what);
void push_assign_text(struct lowering *lower, struct local *dest, const char *text);

struct region *open_handler(struct lowering *lower, const struct node *node);
void close_region(struct lowering *lower, struct region *region);

/* A variable of ours, named NAME__NUMBER; 0 when the function begins. */
struct local *add_int(struct lowering *lower, const char *name, unsigned number);

/* A cleanup: between open and begin the body is lowered, between begin and end the cleanup. */
enum cleanup_reads { CLEANUP_READS_NOTHING, CLEANUP_READS_ERROR, CLEANUP_MAY_END_ERROR };
struct region *open_cleanup(struct lowering *lower, const struct node *node, const char *name, enum cleanup_reads reads);
void begin_cleanup(struct lowering *lower, struct region *region);
void end_cleanup(struct lowering *lower, struct region *region);

/* Instead of begin_cleanup, where the end of the body leads to `next` and not to the cleanup, and something else does. */
void begin_cleanup_of_exits(struct lowering *lower, struct region *region, struct stmt *next);

/* calls.c: statements and awaits of ours */
struct await *push_leaf(struct lowering *lower, struct node *node, const char *leaf, struct operand *operands,
                        size_t count);
struct await *push_call_await(struct lowering *lower, struct node *node, struct decl *callee, struct operand *operands,
                              size_t count);
void push_runtime_call(struct lowering *lower, struct local *dest, const char *name, const struct operand *operands,
                       size_t count);
struct decl *find_function(const struct lowering *lower, const char *name);
#define OPERAND_LOCAL(l) ((struct operand){.local = (l)})
#define OPERAND_ADDRESS(l) ((struct operand){.local = (l), .is_address = true})
#define OPERAND_TEXT(t) ((struct operand){.text = (t)})
#define OPERAND_NODE(n) ((struct operand){.node = (n)})

/* if (local comparison) { … } else { … } */
struct stmt_list *open_if(struct lowering *lower, struct local *local, const char *comparison, struct stmt **out_branch);
void open_else(struct lowering *lower, struct stmt *branch);
void close_if(struct lowering *lower, struct stmt_list *outer, struct stmt *branch);

/* generator.c: what the end of an async_with is told. In a context manager whose yield is in the body that is also the error
 * of whoever uses it: behind the yield the body ends normally, and yet it was left by that. */
struct local *error_to_tell(struct lowering *lower, const struct region *region, const struct node *body);

/* with.c: a scope in the frame with a deadline in `time` ms; between open and close stands what it limits. */
struct timeout {
    struct operand scope;
    struct region *region;
};
struct timeout open_timeout(struct lowering *lower, const struct node *node, struct node *time);
void close_timeout(struct lowering *lower, struct timeout timeout);

/* with.c, iterate.c, forms.c */
struct stmt *lower_with(struct lowering *lower, struct node *node);
struct stmt *lower_shield(struct lowering *lower, struct node *node);
void push_break(struct lowering *lower, struct stmt *loop);
/* The variable of an async_for or async_with, declared with a value of ours. */
void push_variable(struct lowering *lower, struct node *variable, const struct type *type, struct hole value);
struct stmt *lower_async_for(struct lowering *lower, struct node *node);
struct stmt *new_loop(struct lowering *lower, struct node *node);
void end_loop(struct lowering *lower, struct stmt *loop, struct stmt_list *around);
struct operand take_object(struct lowering *lower, struct node *object);
struct stmt *lower_try(struct lowering *lower, struct node *node);
void lower_items(struct lowering *lower, struct node *block, size_t first);
struct stmt_list *open_list(struct lowering *lower);
struct stmt_list *close_list(struct lowering *lower, struct stmt_list *outer);
struct stmt *wrap(struct lowering *lower, struct stmt_list *outer, struct stmt *stmt);

/* generator.c: generators and context managers that are functions. */
/* Around the lowering of such a function's body. */
void begin_generator(struct lowering *lower);
void finish_generator(struct lowering *lower);
struct stmt *lower_yield(struct lowering *lower, struct node *node);
struct stmt *lower_generator_for(struct lowering *lower, struct node *node);
struct stmt *lower_with_function(struct lowering *lower, struct node *node, struct node *call);

/* stmt.c */
struct stmt *lower_stmt(struct lowering *lower, struct node *node);
struct stmt *lower_body(struct lowering *lower, struct stmt *loop, struct node *body);
struct stmt *make_block(struct lowering *lower, struct node *node, struct stmt_list *items);

#endif
