/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Twenty small functions, of more.c as many. For each: bound, the most bytes that live at once, the byte of the wait node counted, pointers
 * and padding not; frames, how many lie in each other at that moment. */
#include "common.h"

/* bound 5, frames 1: one scalar */
async uint32_t case_01(void)
{
    uint32_t x = value(1);
    await tick();
    return x;
}

/* bound 65, frames 1: sibling scopes */
async uint32_t case_02(void)
{
    uint32_t total = 0;
    {
        unsigned char a[64];
        fill(a, 64);
        await tick();
        total = sum(a, 64);
    }
    value(total);
    {
        unsigned char b[64];
        fill(b, 64);
        await tick();
        total = sum(b, 64);
    }
    return total;
}

/* bound 65, frames 1: sibling scopes, each across two waits */
async uint32_t case_03(void)
{
    uint32_t total = 0;
    {
        unsigned char a[64];
        fill(a, 64);
        await tick();
        await tick();
        total = sum(a, 64);
    }
    value(total);
    {
        unsigned char b[64];
        fill(b, 64);
        await tick();
        await tick();
        total = sum(b, 64);
    }
    return total;
}

/* bound 65, frames 1: an argument by value */
async uint32_t case_04(struct block block)
{
    await tick();
    return sum(block.bytes, 64);
}

/* bound 65, frames 1: an argument that is copied, the copy used */
async uint32_t case_05(struct block block)
{
    struct block copy = block;
    await tick();
    return sum(copy.bytes, 64);
}

/* bound 1, frames 1: a buffer whose last use is before the wait */
async void case_06(void)
{
    unsigned char a[64];
    fill(a, 64);
    value(sum(a, 64));
    await tick();
}

/* bound 65, frames 1: a second buffer in the same scope when the first one is done with */
async uint32_t case_07(void)
{
    unsigned char a[64];
    fill(a, 64);
    await tick();
    value(sum(a, 64));
    unsigned char b[64];
    fill(b, 64);
    await tick();
    return sum(b, 64);
}

async uint32_t leaf(void)
{
    unsigned char a[64];
    fill(a, 64);
    await tick();
    return sum(a, 64);
}

/* bound 65, frames 2: two calls, one after the other */
async void case_08(void)
{
    value(await leaf());
    value(await leaf());
}

/* bound 65, frames 1: three arms of a switch */
async uint32_t case_09(uint32_t which)
{
    uint32_t total = 0;
    switch (which) {
    case 0: {
        unsigned char a[64];
        fill(a, 64);
        await tick();
        total = sum(a, 64);
        break;
    }
    case 1: {
        unsigned char b[48];
        fill(b, 48);
        await tick();
        total = sum(b, 48);
        break;
    }
    default: {
        unsigned char c[32];
        fill(c, 32);
        await tick();
        total = sum(c, 32);
        break;
    }
    }
    return total;
}

/* bound 69, frames 1: two loops, each with a buffer across two waits */
async void case_10(void)
{
    for (int32_t i = 0; i < 4; i++) {
        unsigned char a[64];
        fill(a, 64);
        await tick();
        value(sum(a, 64));
        await tick();
        value(sum(a, 64));
    }
    for (int32_t i = 0; i < 4; i++) {
        unsigned char b[64];
        fill(b, 64);
        await tick();
        value(sum(b, 64));
        await tick();
        value(sum(b, 64));
    }
}

async uint32_t pass_1(void) { return await leaf(); }
async uint32_t pass_2(void) { return await pass_1(); }
async uint32_t pass_3(void) { return await pass_2(); }
async uint32_t pass_4(void) { return await pass_3(); }
/* bound 65, frames 6: five wrappers that pass a result on */
async uint32_t case_11(void) { return await pass_4(); }

async uint64_t keep_1(uint64_t n) { uint32_t v = await leaf(); return v + n; }
async uint64_t keep_2(uint64_t n) { uint64_t v = await keep_1(n + 1); return v + n; }
async uint64_t keep_3(uint64_t n) { uint64_t v = await keep_2(n + 1); return v + n; }
/* bound 97, frames 5: four wrappers that keep their argument */
async uint64_t case_12(uint64_t n) { uint64_t v = await keep_3(n + 1); return v + n; }

async uint32_t number(uint32_t n)
{
    await tick();
    return value(n);
}

/* bound 13, frames 2: two awaits in one expression */
async uint32_t case_13(uint32_t n)
{
    return value(n) + await number(1) * value(n + 1) + await number(2);
}

/* bound 5, frames 1: five scalars, each across one wait */
async uint32_t case_14(void)
{
    uint32_t a = value(1);
    await tick();
    uint32_t b = value(a);
    await tick();
    uint32_t c = value(b);
    await tick();
    uint32_t d = value(c);
    await tick();
    uint32_t e = value(d);
    await tick();
    return value(e);
}

async uint32_t plain(uint32_t n) { return value(n) + 1; }
/* bound 0, frames 1: a call that never waits */
async uint32_t case_15(void) { return await plain(3); }

async uint32_t large(void)
{
    unsigned char a[256];
    fill(a, 255);
    await tick();
    return sum(a, 255);
}

/* bound 257, frames 2: a large scope, then a large callee */
async uint32_t case_16(void)
{
    {
        unsigned char a[256];
        fill(a, 255);
        await tick();
        value(sum(a, 255));
    }
    return await large();
}

async struct block make(void)
{
    struct block block;
    fill(block.bytes, 64);
    await tick();
    return block;
}

/* bound 65, frames 2: a struct as a result, across another wait */
async uint32_t case_17(void)
{
    struct block block = await make();
    await tick();
    return sum(block.bytes, 64);
}

/* bound 35, frames 1: two arms that need different things, and one that both need */
async uint32_t case_18(uint32_t which)
{
    uint16_t both = (uint16_t)value(1);
    if (which) {
        uint64_t a = value(2);
        await tick();
        value((uint32_t)a);
    } else {
        unsigned char b[32];
        fill(b, 32);
        await tick();
        await tick();
        value(sum(b, 32));
    }
    return both;
}

/* bound 16, frames 1: scalars of all sizes across all turns of a loop */
async uint64_t case_19(uint32_t turns)
{
    uint8_t a = (uint8_t)value(1);
    uint16_t b = (uint16_t)value(2);
    uint64_t c = value(3);
    for (; turns > 0; turns--) {
        await tick();
        a = (uint8_t)(a + b);
        b = (uint16_t)(b + c);
        c += a;
    }
    return c + b;
}

async uint32_t of_40(void)
{
    unsigned char a[40];
    fill(a, 40);
    await tick();
    return sum(a, 40);
}

async uint32_t of_100(void)
{
    unsigned char a[100];
    fill(a, 100);
    await tick();
    return sum(a, 100);
}

/* bound 101, frames 2: a buffer around the smaller of two callees */
async uint32_t case_20(void)
{
    unsigned char a[30];
    fill(a, 30);
    uint32_t n = await of_40();
    value(sum(a, 30) + n);
    return await of_100();
}
