// Prototypes, types and plain inline functions come from the user's header; macros of it hide awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>
#include "Inputs/device.h"

#include <async.h>

async int device_read(struct device *d)
{
    await async_sleep_ms(0);
    return device_next(d);
}

static async void amain(void)
{
    struct device d = DEVICE_INIT(5);
    int a = DEVICE_READ(&d), b = DEVICE_READ(&d);
    printf("%d %d %d\n", a, b, await device_read(&d));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 5 6 7
// CHECK-NOT: {{.}}
