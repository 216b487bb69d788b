// The report says what is merged into what, counts its frame without a header, and names it in the chains.
// RUN: %asyncc --heap=off --report -o /dev/null %s -- -I%root/include | %FileCheck %s
// RUN: %asyncc --report=json -o /dev/null %s -- -I%root/include | %FileCheck --check-prefix=JSON %s
// RUN: %asyncc --dump=layout -o /dev/null %s -- -I%root/include | %FileCheck --check-prefix=DUMP %s
#include <async.h>

void fill(unsigned char *bytes);

static async char leaf(void)
{
    unsigned char bytes[100];
    fill(bytes);
    await async_sleep_ms(1);
    return (char)bytes[0];
}

async char mid(void)
{
    char c = await leaf();
    await async_sleep_ms(1);
    return c;
}
// CHECK:      leaf ({{.*}}report.c:9): {{[0-9]+}} bytes, merged into mid
// CHECK-NOT:  awaiting
// CHECK:      mid ({{.*}}report.c:17): {{[0-9]+}} bytes{{$}}
// CHECK:      awaiting
// CHECK:      needs most: mid {{[0-9]+}} > leaf {{[0-9]+}}
// CHECK:      deepest call: mid > leaf
// JSON:       "name":"leaf",{{.*}}"mergedInto":"mid"
// JSON:       "name":"mid",{{.*}}"mergedInto":null
// DUMP:       frame of leaf: {{.*}}; merged into mid{{$}}
// DUMP:       frame of mid: {{[^;]*$}}
