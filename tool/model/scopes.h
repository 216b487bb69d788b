/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Which local declaration a name means at a token. For text that has no syntax tree: members of local types, bounds,
 * static assertions; and for names of ours that must mean the same everywhere. */
#ifndef ASYNCC_MODEL_SCOPES_H
#define ASYNCC_MODEL_SCOPES_H

#include "model/function.h"

enum name_space {
    NAMES_ORDINARY, /* variables, parameters, functions, typedefs, enumerators */
    NAMES_TAGS,
};

struct scoped {
    struct decl *decl;
    struct node *stmt;  /* NODE_DECL_STMT it stands in; NULL: parameter, catch variable, in an expression */
    token_index begin;  /* where the name begins to mean it                             */
    token_index end;    /* where its block ends                                         */
    struct scoped *previous; /* the one before it with the same name                    */
    bool is_hoisted;    /* emit: a type whose definition moved in front of the frame    */
};

/* Every declaration in a function's body, in source order; definitions inside others before those. */
struct scopes {
    VEC(struct scoped *) items;
    struct map by_name;     /* the last with that name */
    bool is_hoisting_known; /* emit                    */
};

struct scopes *scopes_build(struct function *fn);

/* A type that is defined in an expression, of which no scope knows: found by way of what has the type. */
struct scoped *scopes_add(struct function *fn, struct decl *decl);

/* NULL: nothing local. */
struct decl *scopes_find(const struct scopes *scopes, struct str name, token_index at, enum name_space space);

/* The local declaration that the identifier at `token` names, by what stands around it; NULL: none, or a member. */
struct decl *scopes_resolve(const struct function *fn, token_index token);

#endif
