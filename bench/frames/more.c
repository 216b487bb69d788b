/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* As asyncc.c: lifetimes that overlap like tiles, copies, addresses that are lent, mixed alignment. */
#include "common.h"

struct item {
    uint32_t id;
    unsigned char data[28];
};

static struct item make_item(uint32_t n)
{
    struct item item = { value(n), { 0 } };
    fill(item.data, 28);
    return item;
}

static uint32_t sum_item(const struct item *item) { return item->id + sum(item->data, 28); }

/* bound 81, frames 1: tiles, the large ones at both ends */
async uint32_t case_21(void)
{
    unsigned char a[64];
    fill(a, 64);
    await tick();
    unsigned char b[16];
    fill(b, 16);
    await tick();
    value(sum(a, 64));
    unsigned char c[16];
    fill(c, 16);
    await tick();
    value(sum(b, 16));
    unsigned char d[64];
    fill(d, 64);
    await tick();
    value(sum(c, 16));
    await tick();
    return sum(d, 64);
}

/* bound 41, frames 1: five tiles */
async uint32_t case_22(void)
{
    unsigned char a[32];
    fill(a, 32);
    await tick();
    unsigned char b[8];
    fill(b, 8);
    await tick();
    value(sum(a, 32));
    unsigned char c[24];
    fill(c, 24);
    await tick();
    value(sum(b, 8));
    unsigned char d[16];
    fill(d, 16);
    await tick();
    value(sum(c, 24));
    unsigned char e[24];
    fill(e, 24);
    await tick();
    value(sum(d, 16));
    await tick();
    return sum(e, 24);
}

/* bound 20, frames 1: scalars of all sizes in two arms, one that both need */
async uint64_t case_23(uint32_t which)
{
    uint8_t both = (uint8_t)value(1);
    uint64_t total;
    if (which) {
        uint64_t a = value(2);
        uint32_t b = value(3);
        uint16_t c = (uint16_t)value(4);
        await tick();
        total = a + b + c;
    } else {
        uint32_t a = value(2);
        uint64_t b = value(3);
        uint8_t c = (uint8_t)value(4);
        uint8_t d = (uint8_t)value(5);
        uint8_t e = (uint8_t)value(6);
        uint8_t f = (uint8_t)value(7);
        uint16_t g = (uint16_t)value(8);
        await tick();
        total = a + b + c + d + e + f + g;
    }
    return total + both;
}

/* bound 33, frames 1: a struct is copied, the first is not used any more */
async uint32_t case_24(void)
{
    struct item a = make_item(1);
    await tick();
    struct item b = a;
    b.id++;
    await tick();
    return sum_item(&b);
}

/* bound 33, frames 1: a struct is handed to and fro in a loop */
async uint32_t case_25(void)
{
    struct item last = make_item(1);
    for (;;) {
        await tick();
        struct item next = last;
        next.id += 3;
        await tick();
        last = next;
        if (value(last.id) > 9) {
            break;
        }
    }
    return sum_item(&last);
}

async void read_into(unsigned char *bytes, uint32_t size)
{
    await tick();
    fill(bytes, size);
}

/* bound 77, frames 2: two buffers, each lent to an async function */
async uint32_t case_26(void)
{
    unsigned char a[64];
    await read_into(a, 64);
    value(sum(a, 64));
    unsigned char b[64];
    await read_into(b, 64);
    return sum(b, 64);
}

/* bound 65, frames 1: two structs, one of them is returned */
async struct block case_27(uint32_t which)
{
    if (which) {
        struct block a;
        fill(a.bytes, 64);
        await tick();
        return a;
    }
    struct block b;
    fill(b.bytes, 64);
    await tick();
    await tick();
    return b;
}

/* bound 35, frames 1: buffers of odd sizes with scalars, in two arms */
async uint32_t case_28(uint32_t which)
{
    if (which) {
        unsigned char a[33];
        uint8_t k = (uint8_t)value(3);
        fill(a, 33);
        await tick();
        return sum(a, 33) + k;
    }
    unsigned char b[9];
    uint64_t c = value(1);
    uint64_t d = value(2);
    uint8_t k = (uint8_t)value(3);
    fill(b, 9);
    await tick();
    return sum(b, 9) + (uint32_t)(c + d) + k;
}

/* bound 49, frames 1: a large argument that is used up, then a buffer */
async uint32_t case_29(struct block block)
{
    uint32_t total = sum(block.bytes, 64);
    unsigned char b[44];
    fill(b, 44);
    await tick();
    return total + sum(b, 44);
}

union payload {
    unsigned char raw[32];
    uint64_t number;
};

/* bound 34, frames 1: a union, told apart by an argument */
async uint32_t case_30(uint8_t kind)
{
    union payload p;
    if (kind == 0) {
        fill(p.raw, 32);
    } else {
        p.number = value(4);
    }
    await tick();
    return kind == 0 ? sum(p.raw, 32) : (uint32_t)p.number;
}

/* bound 97, frames 1: one buffer beside two others */
async uint32_t case_31(void)
{
    unsigned char a[32];
    unsigned char b[64];
    fill(a, 32);
    fill(b, 64);
    await tick();
    value(sum(b, 64));
    unsigned char c[64];
    fill(c, 64);
    await tick();
    return sum(a, 32) + sum(c, 64);
}

async struct item work(struct item item)
{
    await tick();
    item.id += sum_item(&item);
    return item;
}

/* bound 33, frames 2: a struct goes through one function three times */
async uint32_t case_32(void)
{
    struct item item = await work(make_item(1));
    item = await work(item);
    item = await work(item);
    return sum_item(&item);
}

async uint32_t of_16(void)
{
    unsigned char a[16];
    fill(a, 16);
    await tick();
    return sum(a, 16);
}

async uint32_t of_64(void)
{
    unsigned char a[64];
    fill(a, 64);
    await tick();
    return sum(a, 64);
}

/* bound 89, frames 2: buffers of their own beside two of three callees */
async uint32_t case_33(void)
{
    unsigned char a[60];
    fill(a, 60);
    value(await of_16());
    value(sum(a, 60));
    unsigned char b[24];
    fill(b, 24);
    value(await of_64());
    value(sum(b, 24));
    return await of_16();
}

/* bound 41, frames 1: a pointer that walks through a buffer */
async uint32_t case_34(void)
{
    unsigned char a[32];
    fill(a, 32);
    for (const unsigned char *p = a; p < a + 32; p++) {
        await tick();
        value(*p);
    }
    return sum(a, 32);
}

/* bound 33, frames 1: arrays of three types, one after the other, in a loop */
async void case_35(uint32_t turns)
{
    do {
        {
            unsigned char a[32];
            fill(a, 32);
            await tick();
            value(sum(a, 32));
        }
        {
            uint32_t b[8] = { value(1), 2, 3, 4, 5, 6, 7, 8 };
            await tick();
            value(b[turns & 7]);
        }
        {
            uint64_t c[4] = { value(1), 2, 3, 4 };
            await tick();
            value((uint32_t)c[turns & 3]);
        }
    } while (value(turns) > 100);
}

/* bound 17, frames 1: doubles, two at a time */
async double case_36(double x)
{
    double y = x * value(2);
    await tick();
    double z = y + x;
    await tick();
    return y * z;
}

/* bound 65, frames 1: of two buffers in one scope each way uses one */
async uint32_t case_37(uint32_t which)
{
    unsigned char a[64];
    unsigned char b[64];
    if (which) {
        fill(a, 64);
        await tick();
        return sum(a, 64);
    }
    fill(b, 64);
    await tick();
    return sum(b, 64);
}

/* bound 65, frames 1: a goto back to before a buffer is filled */
async uint32_t case_38(void)
{
    unsigned char a[60];
    uint32_t total = 0;
again:
    fill(a, 60);
    await tick();
    total += sum(a, 60);
    if (value(total) < 100) {
        goto again;
    }
    return total;
}

/* bound 57, frames 1: tiles, the last a struct, and a large one behind all waits */
async uint32_t case_39(void)
{
    struct block block;
    unsigned char b[24];
    {
        unsigned char a[32];
        fill(a, 32);
        await tick();
        fill(b, 24);
        await tick();
        value(sum(a, 32));
    }
    struct item item = make_item(value(2));
    await tick();
    value(sum(b, 24));
    await tick();
    fill(block.bytes, 64);
    return sum_item(&item) + sum(block.bytes, 64);
}

/* bound 29, frames 1: arguments of all sizes */
async uint64_t case_40(uint64_t a, uint8_t b, uint64_t c, uint16_t d, uint8_t e, uint64_t f)
{
    await tick();
    return a + b + c + d + e + f;
}
