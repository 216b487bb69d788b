/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The model of one async function, filled pass by pass.
 *
 *   model/build     locals, jump targets, checks                    -> struct function without `body`
 *   lower/normal    awaits pulled out of expressions                -> `body`, `awaits`, temporaries
 *   analysis/cfg    control-flow graph over `body`                  -> `cfg`
 *   analysis/escape which objects' addresses get away               -> local.is_escaping…
 *   analysis/live   what must survive each suspension               -> await.saved, local.place
 *   analysis/layout where it lies in the frame                      -> `layout`, slot.path
 *   analysis/fresh  what need not be saved again                    -> await.stored, stmt.stored
 *   emit            text
 *
 * The first and the last pass work on one file after the other, those between on the functions of all files, callees
 * first: the frame of a function may lie in one of another file.
 *
 * Statements keep the tree of the source: a loop with an await in it is still a loop in the output. A statement in which
 * nothing has to change is emitted as the user wrote it (is_restructured is false); small changes in such text (a name that
 * moved to the frame, a return) are edits of token ranges, made by emit/.
 */
#ifndef ASYNCC_MODEL_FUNCTION_H
#define ASYNCC_MODEL_FUNCTION_H

#include "base/arena.h"
#include "base/bitset.h"
#include "base/map.h"
#include "base/vec.h"
#include "clang/ast.h"
#include "clang/source.h"

struct await;
struct cfg;
struct figures;
struct foreign;
struct layout;
struct pointing;
struct project;
struct scopes;
struct slot;
struct splice;

/* Where a local variable lives in the output. */
enum place {
    PLACE_C,      /* an ordinary C local: not needed across any suspension                            */
    PLACE_SAVED,  /* an ordinary C local that is copied to its slot before and back after suspensions */
    PLACE_AGAIN,  /* an ordinary C local whose initializer is evaluated again after suspensions       */
    PLACE_LENT,   /* a parameter that is used where its caller put it: over before the first suspension */
    PLACE_FRAME,  /* in the frame all the time: address taken, aggregate, volatile…                   */
};

/* A variable of an async function: parameter, local object with automatic storage, or temporary of ours. */
struct local {
    struct local *next_in_scope;
    struct decl *decl;         /* NULL: a temporary                                                   */
    const char *name;          /* the user's, or t__1                                                 */
    const struct type *type;   /* never const for temporaries                                         */
    unsigned index;            /* in function.locals                                                  */
    struct scope *scope;       /* the block at whose end its life ends                                */
    bool is_param;
    bool is_literal;           /* the object of a compound literal                                    */
    bool is_escaping;          /* its address may be kept by somebody: alive while its scope is open
                                  once that has happened                                              */
    bool is_address_taken;     /* & or decay other than to read or write it on the spot               */
    bool is_assigned;          /* somewhere after its declaration                                     */
    bool has_own_cleanup;      /* its cleanup attribute became code of ours                           */
    bool starts_as_zero;       /* a temporary that is declared with a value                           */
    bool is_unused;            /* a temporary that nobody needs after all                             */
    struct function *generator; /* a temporary: the frame of a call of this generator, or a pointer to one on the heap */
    enum place place;
    struct slot *slot;         /* PLACE_SAVED and PLACE_FRAME; that of function.result if it is returned     */
    struct await *result_of;   /* it is the result of this await in the callee's frame; the slot keeps its place */
    struct slot *gap;          /* result_of: what stands before it; NULL of a merged callee                  */
};

/* A block of the source, for lifetimes. The outermost is the function (parameters). */
struct scope {
    struct scope *parent;
    struct node *node;         /* NODE_COMPOUND, NODE_FOR … that opens it; NULL: the function         */
    unsigned depth;
    struct local *first_local; /* cfg_build(): of those that belong to it, by next_in_scope            */
};

struct local_list {
    struct local **items;
    size_t len;
    size_t cap;
};

enum stmt_kind {
    STMT_BLOCK,     /* items; with a scope of its own if `scope` is set                               */
    STMT_EVAL,      /* `value` for its effects; with `dest`: dest = value                            */
    STMT_DECL,      /* `decl` comes into being; `value`: its initializer or NULL; `local` NULL: a type,
                       static or extern declaration (nothing happens)                                  */
    STMT_IF,        /* `value`, then: items[0], else: items[1] or NULL                                */
    STMT_LOOP,      /* init: items[0], test: items[1] (run before `value` each time), step: items[2],
                       body: items[3]; any may be NULL, as may `value` (for ever); see loop_kind      */
    STMT_SWITCH,    /* `value`, body: items[0]                                                        */
    STMT_CASE,      /* a label only: case (node NODE_CASE) or default (NODE_DEFAULT) of `target`      */
    STMT_LABEL,     /* a label only; `decl`                                                           */
    STMT_GOTO,      /* to label `decl`                                                                */
    STMT_COMPUTED_GOTO, /* `value`: to any label whose address is taken                               */
    STMT_BREAK,     /* out of `target` (loop or switch)                                               */
    STMT_CONTINUE,  /* to the next turn of `target` (loop)                                            */
    STMT_RETURN,    /* `value` or NULL                                                                */
    STMT_AWAIT,     /* `await`; on an error: items[0], or out of the function if there is none;
                       NEXT_ITEM without an item: items[1]                                            */
    STMT_RAISE,     /* `value`: the error; goes to the nearest handler or out of the function         */
};

enum loop_kind {
    LOOP_WHILE, /* test, value, body, step */
    LOOP_DO,    /* body, test, value       */
};

enum conversion {
    CONVERT_NONE,
    CONVERT_BOOL, /* dest = value != 0 */
    CONVERT_NOT,  /* STMT_IF, STMT_LOOP: !value */
    CONVERT_RAISE, /* dest = the error that async_raise(value) raises */
};

struct stmt {
    enum stmt_kind kind;
    enum loop_kind loop_kind;
    enum conversion conversion;
    struct node *node;          /* the statement of the source it stems from, or NULL       */
    struct node *origin;        /* the statement of the source in whose place it stands, or NULL */
    struct stmt **items;
    size_t item_count;
    struct node *value;         /* an expression, with holes (see struct hole)               */
    struct local *value_local;  /* instead of `value`: a temporary                          */
    const char *value_text;     /* instead of `value`: text of ours ("0"); behind value_local: what it is compared
                                   with ("== 1")                                             */
    const char *call;           /* STMT_EVAL: a function of the runtime, called with `operands`; "": just the operand */
    struct operand *operands;
    size_t operand_count;
    struct local *dest;
    struct local *local;        /* STMT_DECL                                                 */
    struct decl *decl;
    struct stmt *target;
    struct await *await;
    struct scope *scope;        /* STMT_BLOCK and STMT_LOOP that open one                    */
    bool is_restructured;       /* not to be emitted as written                              */
    bool has_await;             /* itself or in an item                                      */
    bool has_braces;            /* STMT_BLOCK of ours whose declarations are its own         */
    const char *label;          /* STMT_LOOP: where `continue` jumps to, if not by the keyword */
    bool is_error_exit;         /* STMT_GOTO: an error goes to a cleanup, behind which it goes on                */
    struct bitset unread;       /* of such a goto, by local.index: without a value, and not read from there on   */
    struct local_list stored;   /* STMT_LOOP: PLACE_SAVED locals that are saved before it      */
    void *info;                 /* owned by the pass that runs                               */
};

/* Where an expression no longer stands as the source has it: node->info of the replaced expression. */
enum hole_kind {
    HOLE_LOCAL,   /* a temporary has its value                                   */
    HOLE_RESULT,  /* the result of an await that has just finished               */
    HOLE_NOTHING, /* evaluated before; its value is not used (left of a comma)   */
    HOLE_TARGET,  /* what a temporary points to                                  */
    HOLE_ARM,     /* the result of one of the calls that were gathered           */
    HOLE_ARM_OK,  /* whether that call has ended without an error                */
    HOLE_ITEM,    /* what the generator whose frame the local is has yielded     */
};

struct hole {
    enum hole_kind kind;
    struct local *local;
    struct await *await;
    size_t arm;
};

/* An argument that is not simply an expression of the user's. */
struct operand {
    struct node *node;   /* an expression, or                                   */
    struct local *local; /* a variable                                          */
    bool is_address;     /* & of the variable                                   */
    bool is_state;       /* of a generator's frame: the state to resume it with */
    const char *text;    /* text of ours                                        */
};

enum await_kind {
    AWAIT_CALL,     /* an async function whose frame lies in ours                                  */
    AWAIT_HEAP,     /* an async function whose frame is allocated: recursion, or of unknown size   */
    AWAIT_FOREIGN,  /* one of another file: storage of known size in our frame                     */
    AWAIT_POINTER,  /* through a pointer whose typedef has ASYNC_FRAME: storage of that size       */
    AWAIT_LEAF,     /* an awaitable of the runtime                                                 */
    AWAIT_NEXT,     /* a generator whose frame is a variable of ours goes on                       */
    AWAIT_YIELD,    /* in a generator: an item goes to whoever iterates                            */
    AWAIT_PLAIN,    /* a function that never waits: a call, not among function.awaits              */
};

/* Why a generator goes on. */
enum next_kind {
    NEXT_ITEM,  /* for another item; items[1] of the statement: there is none   */
    NEXT_ENTER, /* a context manager, up to its yield                           */
    NEXT_EXIT,  /* a context manager behind its yield: it is told the error     */
    NEXT_CLOSE, /* its consumer has left the loop: what is pending in it runs   */
};

/* What the runtime declares for an awaitable X (docs/generated-code.md section 4). */
struct leaf {
    struct decl *decl;              /* X                                       */
    struct decl *wait;              /* X__wait                                 */
    bool has_try;
    bool try_takes_node;            /* as its first argument, because the value lies there */
    bool has_done;
    bool has_again;                 /* X__again takes the place of X__done: it may have to go on waiting */
    bool has_value;
    bool has_undo;
    const struct type *node_type;   /* of the wait node                        */
};

/* One of the things that a gather waits for. */
struct arm {
    struct node *call;   /* a child task of ours, which runs                      */
    struct function *child; /* of `callee` */
    struct decl *callee; /*     an async function, or                             */
    struct leaf *leaf;   /*     an awaitable of the runtime, on                   */
    struct local *item;  /*         this item, if it is of a queue or channel; or */
    struct node *task;   /* a task of somebody else's                             */
    bool is_new;         /* the child is not in our frame but taken from its pool or the heap: recursion */
};

/* One suspension. */
struct await {
    enum await_kind kind;
    unsigned state;                 /* from 1, in source order                                      */
    unsigned number;                /* with which the function is resumed here: `state`, as long as nothing is merged.
                                       Of a merged call: the first number of the callee, up to `last_number`; none
                                       if that is less                                              */
    unsigned last_number;
    struct node *node;              /* NODE_AWAIT                                                   */
    struct node **args;             /* expressions, with holes                                      */
    size_t arg_count;
    struct decl *callee;            /* AWAIT_CALL, AWAIT_HEAP, AWAIT_FOREIGN: its first declaration */
    struct node *callee_node;       /* AWAIT_POINTER, AWAIT_HEAP: the expression, instead of `callee` */
    struct foreign *foreign;        /* AWAIT_FOREIGN, AWAIT_POINTER: the storage                    */
    struct function *plain;         /* AWAIT_PLAIN                                                  */
    struct node *call;              /* AWAIT_PLAIN: the call, NULL: none of the user's              */
    struct leaf *leaf;              /* AWAIT_LEAF                                                   */
    struct arm *arms;               /* of a gather (its leaf is async__gather); else NULL           */
    size_t arm_count;
    const char *gather_mode;        /* ASYNC__GATHER_…                                              */
    struct node *gather_errors;     /* where the errors are to be stored, or NULL                   */
    struct operand *operands;       /* instead of `args`: arguments of ours, arg_count of them       */
    enum next_kind next_kind;       /* AWAIT_NEXT                                                    */
    struct local *generator;        /* AWAIT_NEXT: the frame                                         */
    struct local *told;             /* AWAIT_NEXT, NEXT_EXIT: the error, NULL: 0                     */
    bool has_heap_calls;            /* what is awaited may go on in a frame on the heap: ASYNC__CALL */
    const struct type *result_type; /* void: none                                                   */
    struct local *dest;             /* where the result is put at once, or NULL: read where it is used */
    size_t object;                  /* cfg_build(): the number of its result, see cfg_result()       */
    struct slot *slot;              /* the callee's frame or the wait node; NULL: AWAIT_NEXT, AWAIT_YIELD */
    struct stmt *stmt;
    struct local_list saved;        /* PLACE_SAVED locals that live on: restored after it           */
    struct local_list stored;       /* those of them that are saved before it                       */
    struct local_list again;        /* PLACE_AGAIN locals that live on                              */
};

/* Storage for a frame whose type is not known in this file. */
struct foreign {
    struct decl *decl;                /* the function, its first declaration here; of a pointer: NULL   */
    struct function *function;        /* where it is defined, if that file is translated too, or NULL   */
    const char *bound;                /* text of ASYNC_FRAME(bound), or NULL                            */
    const struct type *result_type;
    long long bytes;                  /* of the frame; of `function` once that has been laid out        */
    long long size;                   /* of the storage, on the target                                  */
    long long align;
    bool has_widest;                  /* it is aligned as any scalar                                    */
    bool is_overaligned;              /* more than that: `align` is written down                        */
};

enum slot_kind {
    SLOT_LOCAL,    /* a variable or its saved copy                  */
    SLOT_CALLEE,   /* the frame of an awaited call                  */
    SLOT_NODE,     /* the wait node of a leaf                       */
    SLOT_RESULT,   /* our own result; of a generator: the item      */
    SLOT_STATE,    /* of a generator: where to go on                */
    SLOT_GAP,      /* puts a local at the offset of a result        */
};

/* A piece of the frame. */
struct slot {
    enum slot_kind kind;
    struct local *local;       /* SLOT_LOCAL, SLOT_GAP                                                */
    struct await *await;       /* SLOT_CALLEE, SLOT_NODE: the first that uses it (several may share)  */
    const char *name;          /* of the member; unique in the frame                                  */
    const char *path;          /* from the frame: "i", "u.s2.buffer"                                  */
    const char *why;           /* the comment on the member                                           */
    long long size;            /* on the target: for packing only, never for correctness              */
    long long align;
    unsigned index;
};

/* The frame's storage as a tree: a series lies one after the other, a choice on the same bytes. */
enum layout_kind { LAYOUT_SLOT, LAYOUT_SERIES, LAYOUT_CHOICE, LAYOUT_ROOM /* bytes of others, in a choice that has offsets */ };

struct layout {
    enum layout_kind kind;
    struct slot *slot;           /* LAYOUT_SLOT             */
    struct layout **items;
    size_t item_count;
    const char *name;            /* member name of the struct, union or room, NULL at the top */
    bool has_offsets;            /* a choice: what is in different items may lie on different bytes */
    long long size;
    long long align;
    unsigned first_slot;         /* the least slot.index in it, while it is sorted */
};

/* Needed at the same time, and in different items of a choice that has offsets. */
struct order {
    const struct slot *before;
    const struct slot *behind;
};

struct order_list {
    struct order *items;
    size_t len;
    size_t cap;
};

struct function {
    struct arena *arena;
    const struct source *source;
    const struct ast *ast;
    struct decl *decl;             /* its definition                                                */
    const struct type *result_type;
    struct program *program;
    VEC(struct local *) locals;
    VEC(struct await *) awaits;    /* in order of `state`                                           */
    VEC(struct slot *) slots;
    struct scope *scope;           /* the function's                                                */
    struct scopes *scopes;         /* which declaration a name means where                          */
    struct map words;              /* every identifier that stands in the definition                */
    struct stmt *body;
    struct slot *result;           /* NULL if void                                                  */
    bool is_generator;             /* or a context manager: the first of `awaits` stands for its begin */
    bool is_prompt;                /* a generator that never waits itself: going on is a plain call */
    bool is_plain;                 /* it never waits: a plain C function, f__plain                  */
    bool may_raise;                /* f__plain returns an error, and stores its result              */
    bool has_status;               /* it looks at the error of one that may raise                   */
    bool takes_task;               /* f__plain has the task as a parameter                          */
    VEC(struct function *) plain_callees;
    bool has_pending_exits;        /* a generator: closing it at some yield has something to do     */
    bool has_heap_calls;           /* some await of it has: it may return ASYNC__CALL               */
    struct local *exit_error;      /* a context manager that asks for async_exit_error()            */
    struct slot *state;            /* a generator                                                   */
    struct cfg *cfg;
    struct order_list orders;      /* of `layout`, to be asserted in the output                       */
    struct layout *layout;         /* of everything behind `awaiting`; NULL: nothing, of a merged function no frame */
    long long frame_size;          /* including `awaiting`; an estimate until the target compiler says */
    long long frame_align;
    long long result_offset;       /* in the frame                                                  */
    long long lower_bound;         /* most bytes that live at once                                  */
    long long task_size;           /* of struct f__task; 0: it never runs as one                    */
    long long task_align;
    unsigned temporary_count;
    bool uses_tasks;               /* runs as a task somewhere: task record, begin, end             */
    bool uses_new;                 /* spawned or created: f__new                                    */
    bool uses_main;                /* async_run: f__main                                            */
    bool uses_restart;             /* async_start: f__restart                                       */
    bool uses_group;               /* async_group_start: f__group                                   */
    bool is_gathered;              /* its tasks lie in the frame of a function that gathers it      */
    VEC(const struct type *) stores; /* of lvalues that tasks of it store to                        */
    bool uses_start;               /* awaited with its frame in its caller's, or known to other files: f__start;
                                      of a plain function also for its tasks; without it that has no frame */
    bool forwards;                 /* each await is the last thing that it does: the callee's frame is its frame */
    const char *awaiting_path;     /* of `awaiting` in the frame                                      */
    struct function *merged_into;  /* the function that awaits it, in whose resume function it goes on; NULL: itself is resumed.
                                      Its frame has no `awaiting`                                     */
    const struct await *merged_at; /* in that function                                                */
    bool uses_call;                /* awaited with a frame from the heap: f__call                   */
    bool uses_object;              /* a generator that objects keep: struct f__generator, f__reopen */
    bool uses_open;                /* a generator with its frame in its consumer's: f__open         */
    bool is_exported;              /* a generator that other files may use: f__open, f__go_on… are external */
    struct splice *splice;         /* emit: where the definition stands                              */
    struct splice *place;          /* emit: where its unit is printed                                */
    struct splice *pool_splice;
    struct splice *declared;       /* emit: where the first of its prototypes stands, NULL: nowhere yet */
    bool has_types;                /* emit: those defined in its head have been printed              */
    bool has_prototypes;           /* emit: those of its task functions have been printed           */
    struct decl *pool;             /* ASYNC_TASK_POOL, or NULL                                      */
    bool is_recursive;             /* in a cycle of awaits                                          */
    bool is_shared;                /* its frame lies in those of other files, or of who has a pointer to it: the
                                      result stands where they look for it                          */
    bool is_pointed_to;            /* used as a value                                               */
    bool has_label_address;        /* &&label: the compiler may not copy the function               */
    bool has_size_check;           /* the output checks what others take for its size               */
    unsigned component;            /* functions of one cycle have the same                          */
    size_t index;                  /* in project.functions while that is being walked               */
    const char *self_name;         /* names of ours that do not collide with the user's             */
    const char *frame_name;
    const char *outer_name;        /* the frame that the loop resumes, in a merged function           */
    const char *state_name;
    const char *task_name;
    const char *error_name;
    const char *args_name;
    const char *result_name;       /* a plain function that may raise: where its result goes         */
    struct figures *figures;       /* report                                                        */
    struct foreign *foreign;       /* its body is in another file, this one has tasks or frames of it; or NULL */
};

/* Faults that are put in on purpose in development builds, to see that the fuzzer finds them.  ORDER: options_table.c */
enum planted_fault {
    FAULT_SAVED = 1, /* one variable is left out of what an await saves          */
    FAULT_EXIT = 2,  /* a return leaves out the cleanup around it                */
};

/* One file. */
struct program {
    struct arena *arena;
    struct diag *diag;
    const struct source *source;
    struct ast *ast;
    struct project *project;
    size_t index;                     /* in the project                                                */
    VEC(struct function *) functions; /* callees before callers where there is no cycle, else source order */
    struct map defined;               /* name -> struct function                                        */
    struct map foreigns;              /* name -> struct foreign                                         */
    VEC(struct function *) guests;    /* functions of other files of which this one makes tasks, and generators */
    struct map guest_names;
    bool heap;                        /* --heap                                                        */
    unsigned faults;                  /* --plant: enum planted_fault                                   */
    bool has_poison;                  /* --poison                                                      */
    bool has_checks;                  /* --checks                                                      */
    bool is_optimized;                /* not with -O0                                                  */
    bool has_plain;                   /* neither -O0 nor -fno-plain                                    */
    long long pointer_size;
    long long pointer_align;
    const struct type *widest_type;   /* async__widest, async_task, async_arm; NULL without async.h     */
    const struct type *task_type;
    const struct type *arm_type;
    const struct type *int_type;
    struct map names;                 /* of functions -> struct decl                                    */
    struct map leaves;                /* name -> struct leaf                                            */
    VEC(struct pointing *) pointings; /* what becomes a pointer with ASYNC_FRAME (bound.c)              */
};

/* The files that are translated together. */
struct project {
    struct arena *arena;
    VEC(struct program *) programs;   /* in the order of the inputs                                     */
    VEC(struct function *) functions; /* of all of them, callees before callers where there is no cycle */
    struct map external;              /* name -> struct function, of those that other files can call    */
    struct map ambiguous;             /* names that two files define                                    */
};

/* The function's variable that the declaration makes; NULL: none, or one of another function, or one that is gone. O(1). */
static inline struct local *
function_find_local(const struct function *fn, const struct decl *decl)
{
    bool is_variable = decl && (decl->kind == DECL_VAR || decl->kind == DECL_PARAM);
    struct local *local = is_variable ? decl->info : NULL;
    return local && local->index < fn->locals.len && fn->locals.items[local->index] == local ? local : NULL;
}

#endif
