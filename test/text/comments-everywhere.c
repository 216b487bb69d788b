// Comments between any two tokens of an await change nothing.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static /* a */ async /* b */ int /* c */ f /* d */ (int /* e */ x) // f
{
    /* before */ return /* r */ await /* here */ later /* callee */ ( /* argument */ x /* x */ ) /* after */ + // end
        1 /* one */;
}

static async void amain(void)
{
    int x = await // to the end of the line
        f(3);
    /* a comment with await f(1); and "quotes"
       over two lines */
    printf("%d\n", x); // and } in a comment {
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 4
// CHECK-NOT: {{.}}
