/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A buffer whose address goes into local pointers only is needed as long as one of these is used: the second buffer lies on the
 * first. A pointer that goes elsewhere pins the buffer: the frame
 * has room for two of 40 bytes, and one of fill with 32. */
// REQUIRES: arm
// RUN: asyncc --cc=%{arm_cc} --report %s -- -mcpu=cortex-m3 -mthumb %include_flags | %FileCheck %s
// RUN: %run_async --asyncc-flags=--poison %s | %FileCheck --check-prefix=PRINTS %s
// RUN: %run_async --asyncc-flags="--poison -fmerge-all" %s | %FileCheck --check-prefix=PRINTS %s
#include <stdio.h>
#include <string.h>

#include <async.h>

async int fill(char *bytes, int with)
{
    for (int i = 0; i < 40; i++) {
        if (i == 20) {
            await async_sleep_ms(1);
        }
        bytes[i] = (char)with;
    }
    return with;
}
static char *skip(char *bytes) { return bytes + 1; }
static char *chosen;

async int cursor(int with)
{
    char in[40];
    await fill(in, with);
    int total = 0;
    for (const char *at = in; at < in + 40; at++) {
        total += *at;
    }
    char out[40];
    char *end = out;
    while (end < out + 40) {
        *end++ = (char)total;
        await async_sleep_ms(1);
    }
    return total + out[39];
}

/* The pointer is used across waits, and written through; the buffer is read by name when the pointer has gone on. */
async int written(int with)
{
    char in[40] = {0};
    char *at = skip(in);
    await async_sleep_ms(1);
    *at = (char)(*at + with);
    at = NULL;
    await async_sleep_ms(1);
    int first = in[1] + (at != NULL);
    char out[40];
    first += await fill(out, first);
    return first + out[3];
}

/* What is computed before another await is a pointer, too; what is awaited uses the buffer when the pointer is dead. */
async int two(char *bytes, int with) { return await fill(bytes, with); }
async int between(int with)
{
    char in[44];
    char *last = in;
    int sum = await two(skip(last), await fill(in, with));
    int got = in[4];
    char out[44];
    await fill(out, sum);
    return got * 100 + out[5];
}

/* Either may be what the pointer points to. */
async int either(int with)
{
    char a[40], b[40];
    char *use = with > 5 ? a : b, *rest = b;
    await fill(a, with);
    await fill(b, with + 1);
    rest[2] = 9;
    await async_sleep_ms(1);
    return use[0] * 100 + use[2];
}

struct view { char *bytes; };
async int in_struct(int with)
{
    char in[40];
    char *at = in;
    struct view view = {at};
    await fill(in, with);
    char out[40];
    await fill(out, with + 1);
    return view.bytes[1] * 100 + out[1];
}

async int elsewhere(int with)
{
    char in[40];
    char *at = in;
    chosen = at;
    await fill(at, with);
    char out[40];
    await fill(out, with + 1);
    return chosen[1] * 100 + out[1];
}

async int by_address(int with)
{
    char in[40];
    char *at = in;
    char **other = &at;
    await fill(in, with);
    char out[40];
    await fill(out, with + 1);
    return (*other)[1] * 100 + out[1];
}

async char *found(char *bytes, int with)
{
    await async_sleep_ms(1);
    return bytes + with;
}
async int from_await(int with)
{
    char in[40];
    await fill(in, with);
    char *at = await found(in, 3);
    char out[40];
    await fill(out, with + 1);
    return *at * 100 + out[1];
}

// CHECK:      cursor{{ +}}{{[78].}}
// CHECK-NEXT: written{{ +}}{{[78].}}
// CHECK:      between{{ +}}{{[78].}}
// CHECK-NEXT: either{{ +}}{{1[12].}}
// CHECK-NEXT: in_struct{{ +}}{{1[12].}}
// CHECK-NEXT: elsewhere{{ +}}{{1[12].}}
// CHECK-NEXT: by_address{{ +}}{{1[12].}}
// CHECK:      from_await{{ +}}{{1[12].}}

static async void amain(void)
{
    printf("%d %d %d %d %d\n", await cursor(1), await written(3), await between(2), await either(5), await either(6));
    printf("%d %d %d %d\n", await in_struct(1), await elsewhere(2), await by_address(3), await from_await(4));
}

int main(void) { return async_run(amain()); }
// PRINTS: {{^}}80 9 202 609 606
// PRINTS-NEXT: {{^}}102 203 304 405
