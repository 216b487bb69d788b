/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Layouts of random functions hold in a replay of their graphs, with the saves that are left out; and a replay notices when two
 * slots that are in use together are put on the same bytes, or when one save more is left out. */
// RUN: %cc -std=c11 -g -Wall -Wextra -Werror -I%root/tool %s %root/tool/analysis/[!s]*.c %root/tool/base/arena.c %root/tool/base/format.c %root/tool/base/buf.c %root/tool/base/map.c -o %t && %t | %FileCheck %s
#include "Inputs/analysis.h"

#include <assert.h>

enum { FUNCTIONS = 400, LOCALS = 12, CALLEES = 4 };

struct random {
    unsigned state;
    struct decl *callees[CALLEES];
    struct await *last; /* whose result nobody has read */
};

static unsigned
below(struct random *random, unsigned limit)
{
    random->state = random->state * 1664525 + 1013904223;
    return (random->state >> 16) % limit;
}

static struct local *
any_local(struct random *random)
{
    return fn->locals.items[below(random, LOCALS)];
}

static struct node *
any_value(struct random *random)
{
    struct local *local = any_local(random);
    return local->type->kind == TYPE_ARRAY ? at(ref(local), ref(any_local(random))) : ref(local);
}

static struct stmt *
any_effect(struct random *random)
{
    struct local *local = any_local(random);
    bool is_array = local->type->kind == TYPE_ARRAY;
    struct node *address = is_array ? ref(local) : addr(ref(local));
    switch (below(random, 8)) {
    case 0: return EVAL(CALL("keep", address));
    case 1: return EVAL(CALL("memset", address, num(), num()));
    case 2: return EVAL(CALL("puts", address));
    case 3: return is_array ? EVAL(CALL("strlen", address)) : declare(local, NULL);
    case 4:
        if (random->last) {
            struct stmt *stmt = EVAL(assign(is_array ? at(ref(local), num()) : ref(local), result_of(random->last)));
            random->last = NULL;
            return stmt;
        }
        /* fall through */
    default: return EVAL(assign(is_array ? at(ref(local), num()) : ref(local), any_value(random)));
    }
}

static struct stmt *
any_await(struct random *random)
{
    if (below(random, 3) == 0) {
        return wait_here();
    }
    struct await *await = await_call(random->callees[below(random, CALLEES)], type_int());
    if (below(random, 10) == 0) {
        await->kind = AWAIT_HEAP;
    }
    struct node *arg = random->last && below(random, 2) ? result_of(random->last) : any_value(random);
    give_arguments(await, 1, &arg);
    struct local *dest = any_local(random);
    if (below(random, 2) && dest->type->kind != TYPE_ARRAY) {
        await->dest = dest;
        random->last = NULL;
    } else {
        random->last = await;
    }
    return await->stmt;
}

static struct stmt *any_block(struct random *random, unsigned depth);

static struct stmt *
any_stmt(struct random *random, unsigned depth)
{
    struct stmt *inner;
    switch (below(random, depth ? 10 : 7)) {
    case 0:
    case 1: return any_await(random);
    case 7: return IF(any_value(random), any_block(random, depth - 1), any_block(random, depth - 1));
    case 8:
        inner = any_block(random, depth - 1);
        inner = loop(any_value(random), inner);
        inner->has_await = true;
        return inner;
    case 9:
        inner = loop(NULL, NULL);
        inner->has_await = true;
        inner->items[3] = BLOCK(any_block(random, depth - 1), IF(any_value(random), jump(STMT_BREAK, inner)),
                                any_block(random, depth - 1), IF(any_value(random), jump(STMT_CONTINUE, inner)));
        return inner;
    default: return any_effect(random);
    }
}

static struct stmt *
any_block(struct random *random, unsigned depth)
{
    struct stmt *items[8];
    size_t count = 2 + below(random, 6);
    for (size_t i = 0; i < count; i++) {
        items[i] = any_stmt(random, depth);
    }
    return with_items(make_stmt(STMT_BLOCK, NULL), count, items);
}

/* All slots on the same bytes. */
static void
spoil(void)
{
    struct layout *choice = ARENA_NEW(&arena, struct layout);
    choice->kind = LAYOUT_CHOICE;
    choice->items = ARENA_ARRAY(&arena, struct layout *, fn->slots.len);
    choice->item_count = fn->slots.len;
    for (size_t i = 0; i < fn->slots.len; i++) {
        choice->items[i] = ARENA_NEW(&arena, struct layout);
        choice->items[i]->slot = fn->slots.items[i];
    }
    fn->layout = choice;
}

struct saves {
    unsigned all;     /* before awaits, if everything was saved each time */
    unsigned needed;
    unsigned before_loops;
};

static void
count_saves(struct saves *saves)
{
    for (size_t k = 0; k < fn->awaits.len; k++) {
        saves->all += (unsigned)fn->awaits.items[k]->saved.len;
        saves->needed += (unsigned)fn->awaits.items[k]->stored.len;
    }
    for (size_t i = 0; i < fn->cfg->loops.len; i++) {
        saves->before_loops += (unsigned)fn->cfg->loops.items[i].stmt->stored.len;
    }
}

/* An await that can be reached and saves something leaves out the last of it. */
static struct await *
forget_save(void)
{
    for (size_t k = 0; k < fn->awaits.len; k++) {
        struct await *await = fn->awaits.items[k];
        if (await->stored.len && fn->cfg->await_nodes[k] && fn->cfg->await_nodes[k]->index < fn->cfg->reachable_count) {
            await->stored.len--;
            return await;
        }
    }
    return NULL;
}

int
main(void)
{
    struct random random = {.state = 1};
    for (size_t i = 0; i < CALLEES; i++) {
        random.callees[i] = make_callee(arena_printf(&arena, "f%zu", i), (long long)(8 + 12 * i));
    }
    unsigned wrong = 0;
    unsigned noticed = 0;
    unsigned forgotten = 0;
    unsigned missed = 0;
    struct saves saves = {0};
    long long frames = 0;
    long long bounds = 0;
    for (unsigned i = 0; i < FUNCTIONS; i++) {
        begin("f", below(&random, 2) ? type_int() : type_struct(24));
        random.last = NULL;
        for (size_t j = 0; j < LOCALS; j++) {
            make_local(arena_printf(&arena, "x%zu", j), j % 3 ? type_int() : type_bytes((long long)(4 + 5 * j)),
                       fn->scope);
        }
        analyse(BLOCK(any_block(&random, 3), any_block(&random, 2), RETURN(any_value(&random))));
        struct buf problems = {0};
        wrong += !layout_check(fn, &problems);
        frames += fn->frame_size - program.pointer_size;
        bounds += fn->lower_bound;
        count_saves(&saves);
        struct await *await = forget_save();
        if (await) {
            forgotten++;
            missed += layout_check(fn, &problems);
            await->stored.len++;
        }
        spoil();
        noticed += !layout_check(fn, &problems);
        buf_free(&problems);
    }
    fprintf(stderr, "%u forgotten; %lld bytes for %lld; %u saves of %u and %u before loops\n", forgotten, frames, bounds, saves.needed, saves.all,
            saves.before_loops);
    printf("wrong %u\n", wrong);                                      // CHECK: wrong 0
    printf("noticed %s\n", noticed > FUNCTIONS / 2 ? "most" : "few"); // CHECK-NEXT: noticed most
    printf("forgotten %s, missed %u\n", forgotten > FUNCTIONS / 4 ? "many" : "few", missed); // CHECK-NEXT: forgotten many, missed 0
    printf("saves left out: %s\n", saves.needed + saves.before_loops < saves.all ? "some" : "none"); // CHECK-NEXT: saves left out: some
    printf("saves before loops: %s\n", saves.before_loops ? "some" : "none"); // CHECK-NEXT: saves before loops: some
    arena_free(&arena);
    return 0;
}
