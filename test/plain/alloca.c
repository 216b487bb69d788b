// Memory from alloca that lives across an await is an error also where the awaited function never waits: whether it does is its
// own affair.
// RUN: %not asyncc --color=never --check -Wno-no-await %s -- %include_flags 2>&1 | %FileCheck %s
// RUN: %not asyncc --color=never --check -Wno-no-await -O0 %s -- %include_flags 2>&1 | %FileCheck %s
// RUN: %not asyncc --color=never --check -Wno-no-await %s -- -DCASE=2 %include_flags 2>&1 | %FileCheck --check-prefix=RAISES %s
// RUN: %not asyncc --color=never --check -Wno-no-await -O0 %s -- -DCASE=2 %include_flags 2>&1 | %FileCheck --check-prefix=RAISES %s
// RUN: %not asyncc --color=never --check -Wno-no-await %s -- -DCASE=3 %include_flags 2>&1 | %FileCheck --check-prefix=ARGUMENT %s
// RUN: %not asyncc --color=never --check -Wno-no-await -O0 %s -- -DCASE=3 %include_flags 2>&1 | %FileCheck --check-prefix=ARGUMENT %s
#include <alloca.h>

#include <async.h>

#ifndef CASE
#define CASE 1
#endif

#if CASE == 1
static async int plain(int n) { return n; }

async int across(int n)
{
    char *p = alloca(8);
    *p = 1;
    n += await plain(n);
    return *p + n;
}
// CHECK: alloca.c:[[#@LINE-5]]:11: error: 'p' points to memory from alloca and lives across an await
// CHECK: alloca.c:[[#@LINE-4]]:10: note: the await is here
#elif CASE == 2
static async int raises(int n) { async_raise(n); }

async int across(int n)
{
    char *p = alloca(8);
    *p = 1;
    n += await raises(n);
    return *p + n;
}
// RAISES: alloca.c:[[#@LINE-5]]:11: error: 'p' points to memory from alloca and lives across an await
// RAISES: alloca.c:[[#@LINE-4]]:10: note: the await is here
#else
static async int reads(const char *p) { return *p; }

async int argument(int n)
{
    char *p = alloca(8);
    *p = 1;
    return n + await reads(p);
}
// ARGUMENT: alloca.c:[[#@LINE-2]]:28: error: memory from alloca is an argument of an await
#endif
