// Names that the C library defines as macros over themselves work in async functions.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// REQUIRES: int32

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    char text[] = "a1 B";
    int digits = 0;
    for (char *p = text; *p; p++) {
        await later(0);
        digits += isdigit((unsigned char)*p) ? await later(1) : 0;
        *p = (char)toupper((unsigned char)*p);
    }
    fprintf(stdout, "%s %d\n", text, digits);
    errno = 0;
    long n = strtol("12", NULL, 10);
    printf("%d %ld\n", errno == 0, n + await later(1));
    fputs("fputs\n", stdout);
    putchar(await later('c'));
    putchar('\n');
    printf("%d %d %d\n", INT_MAX == 2147483647, EXIT_SUCCESS + await later(5), strlen(text) == 4 ? 1 : EOF);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: A1 B 1
// CHECK-NEXT: 1 13
// CHECK-NEXT: fputs
// CHECK-NEXT: c
// CHECK-NEXT: 1 5 1
// CHECK-NOT: {{.}}
