/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A function of 10,000 statements with 2,000 awaits and 500 locals is analysed in well under a second; the limit leaves room for
 * sanitizers and a busy machine. */
// RUN: %cc -std=c11 -g -Wall -Wextra -Werror -I%root/tool %s %root/tool/analysis/[!s]*.c %root/tool/base/arena.c %root/tool/base/format.c %root/tool/base/buf.c %root/tool/base/map.c -o %t && %t | %FileCheck %s
#define _POSIX_C_SOURCE 200809L
#include "Inputs/analysis.h"

#include <time.h>

enum { LOCALS = 500, AWAITS = 2000, STATEMENTS_PER_AWAIT = 4 };

static double
now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static unsigned
next_random(unsigned *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state >> 16;
}

/* Lifetimes of random length: the conflicts have no structure. */
static struct stmt *
make_body(struct decl *const *callees, size_t callee_count)
{
    unsigned seed = 1;
    struct stmt **items = ARENA_ARRAY(&arena, struct stmt *, AWAITS * (STATEMENTS_PER_AWAIT + 1));
    size_t count = 0;
    for (size_t i = 0; i < AWAITS; i++) {
        for (size_t j = 0; j < STATEMENTS_PER_AWAIT; j++) {
            size_t window = i * LOCALS / AWAITS;
            struct local *local = fn->locals.items[(window + next_random(&seed) % 40) % LOCALS];
            struct node *value = next_random(&seed) % 2 ? assign(ref(local), num()) : CALL("use", ref(local));
            struct stmt *stmt = EVAL(value);
            items[count++] = next_random(&seed) % 4 ? stmt : IF(num(), stmt);
        }
        items[count++] = i % 3 ? wait_here() : await_call(callees[i % callee_count], type_int())->stmt;
    }
    return loop(num(), with_items(make_stmt(STMT_BLOCK, NULL), count, items));
}

static void
run(const char *name, size_t callee_count)
{
    struct decl *callees[700];
    begin(name, type_int());
    for (size_t i = 0; i < LOCALS; i++) {
        const char *local = arena_printf(&arena, "x%zu", i);
        make_local(local, i % 10 ? type_int() : type_bytes((long long)(8 + i)), fn->scope);
    }
    for (size_t i = 0; i < callee_count; i++) {
        callees[i] = make_callee(arena_printf(&arena, "%s%zu", name, i), (long long)(16 + 4 * (i % 50)));
    }
    struct stmt *body = make_body(callees, callee_count);
    double start = now();
    analyse(body);
    double seconds = now() - start;
    fprintf(stderr, "%s: %.3f s, frame %lld, bound %lld\n", name, seconds, fn->frame_size, fn->lower_bound);
    printf("%s: %s\n", name, seconds < 10 ? "fast" : "SLOW");
}

int
main(void)
{
    run("few", 5);     // CHECK: few: fast
    run("many", 667);  // CHECK-NEXT: many: fast
    arena_free(&arena);
    return 0;
}
