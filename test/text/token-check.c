// The token check finds a token that is not what was meant, and names the function.
// RUN: %asyncc --token-check %s -o %t.c -- %include_flags
// RUN: sh -c '%asyncc --token-check --cc=%S/Inputs/changing-cc.sh %s -o %t.c -- %include_flags; test $? = 4' 2>&1 | %FileCheck %s
// CHECK: token-check.c:[[#@LINE + 7]]:{{[0-9]+}}: internal error: the output of 'amain' reads 'changed' where 'victim' was meant

#include <async.h>

static int unharmed(int value) { return value; }


static async void amain(void)
{
    await async_sleep_ms(0);
    (void)unharmed(1);
    int victim = unharmed(2);
    (void)victim;
}

int main(void)
{
    return async_run(amain());
}
