// GNU case ranges select across awaits.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async const char *kind(int c)
{
    switch (c) {
    case '0' ... '9':
        await pause();
        return "digit";
    case 'a' ... 'z':
    case 'A' ... 'Z':
        await pause();
        return "letter";
    case -5 ... -1:
        return "negative";
    default:
        await pause();
        return "other";
    }
}

static async void amain(void)
{
    printf("%s %s %s %s %s\n", await kind('7'), await kind('q'), await kind('Q'), await kind(-3), await kind('+'));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: digit letter letter negative other
// CHECK-NOT: {{.}}
