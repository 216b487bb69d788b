// What a plain function does with an address is seen as in any C function: a buffer that is only filled and read by such ones is
// not needed across a later wait. One that it keeps is.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// RUN: %asyncc --no-line -Wno-no-await %s -o - -- %include_flags | %FileCheck --match-full-lines --check-prefix=TEXT %s
#include <stdio.h>
#include <string.h>

#include <async.h>

static const char *kept;

static async int measure(const char *text) { return (int)strlen(text); }
static async void fill(char *text, int n)
{
    if (n > 50)
        async_raise(n);
    memset(text, 'x', (unsigned)n);
    text[n] = 0;
}
static async void keep(const char *text) { kept = text; }

static async int passing(int n)
{
    char text[64];
    await fill(text, n);
    int len = await measure(text);
    await async_sleep_ms(1);
    return len;
}
// TEXT:      struct passing__frame {
// TEXT-NOT:      {{.*}}text[64]{{.*}}
// TEXT:      };

static async int keeping(int n)
{
    char text[64];
    await fill(text, n);
    await keep(text);
    await async_sleep_ms(1);
    return (int)strlen(kept);
}
// TEXT:      struct keeping__frame {
// TEXT:          char text[64]; {{.*}}

static async void amain(void) { printf("%d %d\n", await passing(40), await keeping(30)); }

int main(void)
{
    return async_run(amain());
}

// CHECK: 40 30
