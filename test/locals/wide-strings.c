// Wide and UTF string arrays survive awaits.
// REQUIRES: target=host
// RUN: %run_async --no-strict --std=c11 %s | %FileCheck --match-full-lines %s

#include <stdio.h>
#include <uchar.h>
#include <wchar.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    wchar_t w[] = L"wide";
    const wchar_t *p = L"pointer";
    char16_t u[4] = u"ab";
    char32_t v[] = U"xyz";
    const char *s = u8"utf";
    await pause();
    printf("%d %d %d %d %s %d\n", w[3] == L'e', p[0] == L'p', u[1] == u'b', v[2] == U'z', s, u[3]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 1 1 1 utf 0
// CHECK-NOT: {{.}}
