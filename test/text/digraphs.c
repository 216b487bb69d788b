// Digraphs stand for brackets, braces and the hash.
// RUN: %run_async --no-tcc %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

%:define N 3
static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
<%
    int a<:N:> = <% 1, 2 %>;
    a<:2:> = await later(a<:1:>);
%:if N == 3
    printf("%d %d\n", a<:2:>, await later(N));
%:endif
%>

int main(void)
{
    return async_run(amain());
}

// CHECK: 2 3
// CHECK-NOT: {{.}}
