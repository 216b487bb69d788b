// A flexible array behind a pointer is reached across awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>
#include <stdlib.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

struct text { int length; char data[]; };

static async void amain(void)
{
    struct text *t = malloc(sizeof *t + 8);
    if (!t) {
        return;
    }
    t->length = 0;
    for (char c = 'a'; c < 'f'; c++) {
        await pause();
        t->data[t->length++] = c;
    }
    t->data[t->length] = 0;
    await pause();
    printf("%s %d\n", t->data, t->length);
    free(t);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: abcde 5
// CHECK-NOT: {{.}}
