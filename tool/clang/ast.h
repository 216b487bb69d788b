/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The syntax tree: what libclang knows about a file, copied into plain data that no longer needs libclang.
 *
 * Every node has its exact range of (expanded) tokens, so text can be rewritten rather than printed anew.
 */
#ifndef ASYNCC_CLANG_AST_H
#define ASYNCC_CLANG_AST_H

#include "base/arena.h"
#include "base/str.h"
#include "clang/token.h"

#include <stdbool.h>
#include <stddef.h>

struct decl;
struct node;

enum type_kind {
    TYPE_VOID,
    TYPE_BOOL,
    TYPE_INTEGER,  /* char types too                                             */
    TYPE_ENUM,
    TYPE_FLOATING,
    TYPE_COMPLEX,
    TYPE_POINTER,  /* target: what it points to                                  */
    TYPE_ARRAY,    /* target: element, count: constant length                    */
    TYPE_INCOMPLETE_ARRAY,
    TYPE_VLA,
    TYPE_RECORD,   /* struct or union, decl                                      */
    TYPE_FUNCTION, /* target: result, params                                     */
    TYPE_ATOMIC,   /* _Atomic(T), target                                         */
    TYPE_VECTOR,
    TYPE_OTHER,
};

/* One object for each distinct (sugared, qualified) type. */
struct type {
    enum type_kind kind;           /* of the canonical type                                       */
    const char *spelling;          /* as clang prints it, typedef names kept                      */
    const struct type *canonical;  /* without typedefs, qualifiers kept; itself if there are none */
    const struct type *unqualified; /* without the top-level const/volatile/restrict              */
    const struct type *target;
    const struct type **params;    /* TYPE_FUNCTION with a prototype                              */
    size_t param_count;
    bool has_prototype;
    bool is_variadic;
    bool is_const;                 /* at the top level, also through a typedef                    */
    bool is_volatile;
    bool is_restrict;
    const char *restrict_word;     /* how the program spells restrict, which gnu89 does not know; NULL: not is_restrict */
    bool is_variably_modified;     /* a VLA or a pointer to one                                   */
    bool is_union;                 /* TYPE_RECORD                                                 */
    bool is_unsigned;              /* TYPE_INTEGER, TYPE_ENUM (its underlying type)               */
    bool is_anonymous;             /* record or enum without a tag (a typedef name does not count) */
    long long count;               /* TYPE_ARRAY, TYPE_VECTOR                                     */
    long long size;                /* bytes on the target, -1: not known (incomplete, VLA)        */
    long long align;
    struct decl *decl;             /* record or enum                                              */
    struct decl *typedef_decl;     /* the outermost typedef if the type is written by one, or NULL */
};

/* What can be initialised with 0 and passed for nothing. */
static inline bool
type_is_scalar(const struct type *type)
{
    return type->kind != TYPE_RECORD && type->kind != TYPE_VECTOR && type->kind != TYPE_OTHER && type->kind != TYPE_ATOMIC;
}

enum decl_kind {
    DECL_VAR,
    DECL_PARAM,
    DECL_FUNCTION,
    DECL_TYPEDEF,
    DECL_RECORD,
    DECL_ENUM,
    DECL_ENUMERATOR,
    DECL_FIELD,
    DECL_LABEL,
    DECL_STATIC_ASSERT,
    DECL_TASK_POOL,         /* ASYNC_TASK_POOL(function, count);  function in `about`, count in `init`      */
    DECL_ITERATOR,          /* ASYNC_ITERATOR(type, T, next);                                               */
    DECL_CONTEXT_MANAGER,   /* ASYNC_CONTEXT_MANAGER(type, enter, exit);                                    */
    DECL_OTHER,             /* file-scope asm, stray semicolon                                              */
};

enum async_kind {
    ASYNC_NOT,
    ASYNC_FUNCTION,        /* async T f()                 */
    ASYNC_GENERATOR,       /* async_generator T f()       */
    ASYNC_CONTEXTMANAGER,  /* async_contextmanager T f()  */
};

enum storage {
    STORAGE_NONE,
    STORAGE_STATIC,
    STORAGE_EXTERN,
    STORAGE_AUTO,
    STORAGE_REGISTER,
};

struct decl {
    enum decl_kind kind;
    struct str name;              /* empty: anonymous                                                    */
    const struct type *type;      /* objects, functions, typedefs, fields, enumerators; record/enum: itself */
    token_index begin;            /* from the first declaration specifier; of the second declarator in
                                     `int a, b;` too                                                     */
    token_index end;              /* behind the last token of this declarator (initializer included), of a
                                     function definition behind its brace; never the semicolon           */
    token_index name_token;       /* TOKEN of the name; UINT32_MAX if anonymous                          */
    enum storage storage;
    bool is_thread_local;
    bool is_inline;
    bool is_system;               /* functions: declared in a system header, or the compiler's own */
    bool is_local;                /* declared inside a function (parameters too)                         */
    bool is_definition;
    bool is_implicit;
    enum async_kind async_kind;   /* functions; typedefs of async function types                         */
    token_index async_token;      /* the keyword token                                                   */
    const char *frame_bound;      /* text of n in ASYNC_FRAME(n), or NULL                                */
    long long frame_bytes;        /* its value on the target; 0: no constant                              */
    token_index frame_token;      /* the word                                                            */
    long long align;              /* objects: what _Alignas or an attribute asks for beyond the type; 0: nothing,
                                     -1: something that was not evaluated                                */
    const struct type *underlying; /* typedefs: what they stand for                                      */
    struct decl *first;           /* the first declaration of the same entity (itself if it is that)     */
    struct decl *definition;      /* functions, records, enums: the definition in this file, or NULL     */
    struct decl *function;        /* the function it is local to, or NULL                                */
    struct node *init;            /* initializer; enumerator's value; bit-field width                    */
    struct node **bounds;         /* local objects and typedefs: sizes of VLAs and operands of typeof in the type */
    size_t bound_count;
    bool is_bit_field;
    int bit_width;
    struct decl **params;         /* functions                                                           */
    size_t param_count;
    struct decl **members;        /* records: fields (nested definitions are in `decls` of their scope too); enums */
    size_t member_count;
    struct node *body;            /* function definitions; NULL if it was not converted (nothing of ours in it) */
    struct node *seen_body;       /* plain functions that async code calls: to be looked at, never changed   */
    token_index body_begin;       /* its braces, also when not converted                                 */
    token_index body_end;
    const char **attributes;      /* names: "cleanup", "noescape", "packed", "interrupt", …              */
    size_t attribute_count;
    struct decl *about;           /* cleanup function; function of a pool; next or enter function         */
    struct decl *exit;            /* DECL_CONTEXT_MANAGER: the exit function                              */
    const struct type *item;      /* DECL_ITERATOR: type of the items (`type` is the object's, as of managers) */
    unsigned ordinal;             /* unique, in source order                                             */
    const char *new_name;         /* set by later passes: the name it has in the output, NULL: its own   */
    bool needs_tag;               /* records: set when the output spells the type with struct or union   */
    unsigned char fate;           /* parameters of plain functions: analysis/keep.c                      */
    bool is_plain;                /* async functions that never wait, once they have been lowered        */
    void *info;                   /* owned by the pass that runs                                         */
};

enum node_kind {
    /* statements: their range includes the semicolon; children in the order given, absent ones NULL */
    NODE_COMPOUND,       /* any number of statements                            */
    NODE_DECL_STMT,      /* `decls`                                             */
    NODE_EXPR_STMT,      /* expression                                          */
    NODE_NULL,           /* ;                                                   */
    NODE_IF,             /* condition, then, else                               */
    NODE_WHILE,          /* condition, body                                     */
    NODE_DO,             /* body, condition                                     */
    NODE_FOR,            /* init (statement), condition, increment, body        */
    NODE_SWITCH,         /* operand, body                                       */
    NODE_CASE,           /* low, high (case ranges), statement                  */
    NODE_DEFAULT,        /* statement                                           */
    NODE_LABEL,          /* statement; decl                                     */
    NODE_GOTO,           /* decl                                                */
    NODE_INDIRECT_GOTO,  /* operand                                             */
    NODE_BREAK,
    NODE_CONTINUE,
    NODE_RETURN,         /* value                                               */
    NODE_ASM,            /* operands                                            */
    NODE_YIELD,          /* value                                               */
    NODE_ASYNC_FOR,      /* iterable, variable (NODE_DECL_STMT), body           */
    NODE_ASYNC_WITH,     /* manager expression or NODE_DECL_STMT, body          */
    NODE_ASYNC_TRY,      /* body, then NODE_CATCH, NODE_CATCH_CANCELLED, NODE_FINALLY as written */
    NODE_CATCH,          /* body; decl is the error variable                    */
    NODE_CATCH_CANCELLED, /* body                                               */
    NODE_FINALLY,        /* body                                                */
    NODE_DEFER,          /* body                                                */
    NODE_SHIELD,         /* body                                                */

    /* expressions */
    NODE_LITERAL,        /* numbers, characters, strings, __func__ and the like */
    NODE_REF,            /* decl: variable, parameter, function, enumerator     */
    NODE_MEMBER,         /* base; decl is the field; op is '.' or '>' for ->    */
    NODE_INDEX,          /* the two operands as written                         */
    NODE_CALL,           /* callee, arguments                                   */
    NODE_PAREN,          /* operand                                             */
    NODE_UNARY,          /* operand; unary                                      */
    NODE_BINARY,         /* left, right; binary (comma, assignment, && too)     */
    NODE_COND,           /* condition, then (NULL for a ?: b), else             */
    NODE_CAST,           /* operand, then the bounds of VLAs in the type; explicit casts */
    NODE_COMPOUND_LITERAL, /* initializer list                                  */
    NODE_INIT_LIST,      /* elements as written; NODE_DESIGNATED among them     */
    NODE_DESIGNATED,     /* value, then index expressions of the designators    */
    NODE_UNEVALUATED,    /* sizeof, _Alignof, offsetof, types_compatible…: operands (not evaluated; but see is_evaluated) */
    NODE_GENERIC,        /* _Generic, __builtin_choose_expr: the selected expression last; the control and others before it, unevaluated */
    NODE_VA_ARG,         /* list                                                */
    NODE_CHOOSE,         /* __builtin_choose_expr if libclang does not know which: operands */
    NODE_STMT_EXPR,      /* compound                                            */
    NODE_ADDR_LABEL,     /* &&label; decl                                       */
    NODE_AWAIT,          /* operand                                             */
    NODE_RAISE,          /* operand: the call async_raise(e)                    */
    NODE_CONSUMER,       /* operands as written; keyword: KEYWORD_SPAWN … KEYWORD_JOIN_AS */
    NODE_UNKNOWN,        /* a construct that the converter does not know; spelling says which */
};

enum unary {
    UNARY_PLUS,
    UNARY_MINUS,
    UNARY_NOT,       /* !  */
    UNARY_COMPLEMENT, /* ~ */
    UNARY_DEREF,
    UNARY_ADDRESS,
    UNARY_PRE_INC,
    UNARY_PRE_DEC,
    UNARY_POST_INC,
    UNARY_POST_DEC,
    UNARY_REAL,
    UNARY_IMAG,
    UNARY_EXTENSION, /* __extension__ of the user's or of a header */
};

enum binary {
    BINARY_ARITHMETIC, /* * / % + - << >> < > <= >= == != & ^ | */
    BINARY_AND,        /* && */
    BINARY_OR,         /* || */
    BINARY_COMMA,
    BINARY_ASSIGN,     /* =  */
    BINARY_ASSIGN_OP,  /* += and the like */
};

/* Kept small, and made in the order of a walk from the root: what a walk over a large function takes is mostly the wait
 * for memory. */
struct node {
    enum node_kind kind : 8;
    enum unary unary : 8;
    enum binary binary : 8;
    enum keyword keyword : 8;       /* NODE_CONSUMER                                          */
    char op;                        /* NODE_MEMBER                                            */
    bool has_await : 1;             /* a NODE_AWAIT (or NODE_ASYNC_…, NODE_YIELD) in it       */
    bool is_simple : 1;             /* nothing but constants, objects and operators in it: no calls, no functions named,
                                       no declarations, none of our forms. Walks that look for these stop there */
    bool is_evaluated : 1;          /* NODE_UNEVALUATED of a VLA: evaluated after all         */
    bool is_lvalue : 1;
    bool is_constant : 1;           /* an integer constant expression, literal, enumerator or address constant */
    bool has_effect : 1;            /* lower: evaluating what is left of it does more than read */
    bool needs_order : 1;           /* lower: has to be taken apart to be evaluated left to right */
    bool is_plain_call : 1;         /* lower: NODE_AWAIT that is a call and no more           */
    token_index begin;
    token_index end;
    unsigned child_count;
    unsigned decl_count;
    const struct type *type;        /* expressions: without implicit conversions              */
    const struct type *value_type;  /* expressions: as its consumer sees it, after promotion, decay and conversion */
    struct decl *decl;
    union {
        struct decl **decls;        /* NODE_DECL_STMT                                         */
        const char *spelling;       /* NODE_UNKNOWN: libclang's name of the construct         */
    };
    struct node **children;
    struct node *parent;
    void *info;                     /* owned by the pass that runs                            */
};

struct ast {
    struct arena *arena;
    struct decl **decls;            /* file scope, in source order: everything, of headers too; for a group such as
                                       `int a, b;` several with the same `begin`               */
    size_t decl_count;
    bool has_errors;                /* errors in or near async code were reported             */
};

static inline bool
decl_has_attribute(const struct decl *decl, const char *name)
{
    for (size_t i = 0; i < decl->attribute_count; i++) {
        if (strcmp(decl->attributes[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* Without typedefs and qualifiers: types are the same if these are. */
static inline const struct type *
type_plain(const struct type *type)
{
    type = type && type->canonical ? type->canonical : type;
    return type && type->unqualified ? type->unqualified : type;
}

#endif
