// A pointer that walks through a local array survives awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    char text[] = "suspend";
    char *p = text, *end = text + sizeof text - 1;
    while (p < end) {
        await pause();
        *p = (char)(*p - 'a' + 'A');
        p += 2;
    }
    printf("%s %d\n", text, (int)(p - text));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: SuSpEnD 8
// CHECK-NOT: {{.}}
