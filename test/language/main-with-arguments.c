// main passes what it has to the first async function, which may return a value.
// REQUIRES: target=host
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int result;
static async void amain(int argc, char **argv)
{
    await async_sleep_ms(0);
    result = argc >= 1 && argv[argc] == NULL;
    printf("%d\n", result);
}

int main(int argc, char **argv)
{
    int error = async_run(amain(argc, argv));
    printf("error %d\n", error);
    return error;
}

// CHECK: 1
// CHECK-NEXT: error 0
// CHECK-NOT: {{.}}
