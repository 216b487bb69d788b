// An initializer at file scope that only gcc takes does not keep the async functions that use the variable from translation.
// RUN: %run_async --no-strict --no-clang %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

struct text {
    int length;
    char bytes[];
};
union storage {
    struct text text;
    char room[sizeof(struct text) + 8];
};

static union storage word = { { 3, "abc" } };

static async void amain(void)
{
    await async_sleep_ms(0);
    printf("%d %s\n", word.text.length, word.text.bytes);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3 abc
// CHECK-NOT: {{.}}
