// A state machine made of labels and gotos survives awaits in each state.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async int words(const char *s)
{
    int count = 0;
outside:
    await pause();
    if (!*s) {
        goto done;
    }
    if (*s != ' ') {
        goto word;
    }
    s++;
    goto outside;
word:
    count++;
inside:
    await pause();
    if (!*s) {
        goto done;
    }
    if (*s++ == ' ') {
        goto outside;
    }
    goto inside;
done:
    return count;
}

static async void amain(void)
{
    printf("%d %d %d\n", await words("  a quick  test "), await words(""), await words("one"));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3 0 1
// CHECK-NOT: {{.}}
