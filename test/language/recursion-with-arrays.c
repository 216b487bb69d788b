// Each recursive call has its own arrays and static locals are shared.
// RUN: %run_async --heap=on %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void permute(char *text, int from)
{
    static int count;
    char copy[4];
    if (from == 3) {
        printf("%d %s\n", ++count, text);
        return;
    }
    for (int i = from; i < 3; i++) {
        for (int k = 0; k < 4; k++) {
            copy[k] = text[k];
        }
        copy[from] = text[i];
        copy[i] = text[from];
        await async_sleep_ms(0);
        await permute(copy, from + 1);
    }
}

static async void amain(void)
{
    char text[] = "abc";
    await permute(text, 0);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 abc
// CHECK-NEXT: 2 acb
// CHECK-NEXT: 3 bac
// CHECK-NEXT: 4 bca
// CHECK-NEXT: 5 cba
// CHECK-NEXT: 6 cab
// CHECK-NOT: {{.}}
