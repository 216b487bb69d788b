// Duff's device: cases inside a loop inside the switch, with an await between them.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void send(char *to, const char *from, int count)
{
    int n = (count + 3) / 4;
    switch (count % 4) {
    case 0:
        do {
            *to++ = *from++;
            await async_sleep_ms(0);
    case 3:
            *to++ = *from++;
    case 2:
            *to++ = *from++;
            await async_sleep_ms(0);
    case 1:
            *to++ = *from++;
        } while (--n > 0);
    }
    *to = 0;
}

static async void amain(void)
{
    char buffer[16];
    for (int i = 1; i <= 10; i++) {
        await send(buffer, "abcdefghij", i);
        printf("%s\n", buffer);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: a
// CHECK-NEXT: ab
// CHECK-NEXT: abc
// CHECK-NEXT: abcd
// CHECK-NEXT: abcde
// CHECK-NEXT: abcdef
// CHECK-NEXT: abcdefg
// CHECK-NEXT: abcdefgh
// CHECK-NEXT: abcdefghi
// CHECK-NEXT: abcdefghij
// CHECK-NOT: {{.}}
