// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The functions of more.c, run to the end; printed is the most that their frames took, in order.
#include "common.hpp"

struct item {
    uint32_t id;
    unsigned char data[28];
};

static item make_item(uint32_t n)
{
    item item = { value(n), { 0 } };
    fill(item.data, 28);
    return item;
}

static uint32_t sum_item(const struct item *item) { return item->id + sum(item->data, 28); }

APART static task<uint32_t> case_21()
{
    unsigned char a[64];
    fill(a, 64);
    co_await tick();
    unsigned char b[16];
    fill(b, 16);
    co_await tick();
    value(sum(a, 64));
    unsigned char c[16];
    fill(c, 16);
    co_await tick();
    value(sum(b, 16));
    unsigned char d[64];
    fill(d, 64);
    co_await tick();
    value(sum(c, 16));
    co_await tick();
    co_return sum(d, 64);
}

APART static task<uint32_t> case_22()
{
    unsigned char a[32];
    fill(a, 32);
    co_await tick();
    unsigned char b[8];
    fill(b, 8);
    co_await tick();
    value(sum(a, 32));
    unsigned char c[24];
    fill(c, 24);
    co_await tick();
    value(sum(b, 8));
    unsigned char d[16];
    fill(d, 16);
    co_await tick();
    value(sum(c, 24));
    unsigned char e[24];
    fill(e, 24);
    co_await tick();
    value(sum(d, 16));
    co_await tick();
    co_return sum(e, 24);
}

APART static task<uint64_t> case_23(uint32_t which)
{
    uint8_t both = (uint8_t)value(1);
    uint64_t total;
    if (which) {
        uint64_t a = value(2);
        uint32_t b = value(3);
        uint16_t c = (uint16_t)value(4);
        co_await tick();
        total = a + b + c;
    } else {
        uint32_t a = value(2);
        uint64_t b = value(3);
        uint8_t c = (uint8_t)value(4);
        uint8_t d = (uint8_t)value(5);
        uint8_t e = (uint8_t)value(6);
        uint8_t f = (uint8_t)value(7);
        uint16_t g = (uint16_t)value(8);
        co_await tick();
        total = a + b + c + d + e + f + g;
    }
    co_return total + both;
}

APART static task<uint32_t> case_24()
{
    item a = make_item(1);
    co_await tick();
    item b = a;
    b.id++;
    co_await tick();
    co_return sum_item(&b);
}

APART static task<uint32_t> case_25()
{
    item last = make_item(1);
    for (;;) {
        co_await tick();
        item next = last;
        next.id += 3;
        co_await tick();
        last = next;
        if (value(last.id) > 9) {
            break;
        }
    }
    co_return sum_item(&last);
}

APART static task<void> read_into(unsigned char *bytes, uint32_t size)
{
    co_await tick();
    fill(bytes, size);
}

APART static task<uint32_t> case_26()
{
    unsigned char a[64];
    co_await read_into(a, 64);
    value(sum(a, 64));
    unsigned char b[64];
    co_await read_into(b, 64);
    co_return sum(b, 64);
}

APART static task<block> case_27(uint32_t which)
{
    if (which) {
        block a;
        fill(a.bytes, 64);
        co_await tick();
        co_return a;
    }
    block b;
    fill(b.bytes, 64);
    co_await tick();
    co_await tick();
    co_return b;
}

APART static task<uint32_t> case_28(uint32_t which)
{
    if (which) {
        unsigned char a[33];
        uint8_t k = (uint8_t)value(3);
        fill(a, 33);
        co_await tick();
        co_return sum(a, 33) + k;
    }
    unsigned char b[9];
    uint64_t c = value(1);
    uint64_t d = value(2);
    uint8_t k = (uint8_t)value(3);
    fill(b, 9);
    co_await tick();
    co_return sum(b, 9) + (uint32_t)(c + d) + k;
}

APART static task<uint32_t> case_29(block block)
{
    uint32_t total = sum(block.bytes, 64);
    unsigned char b[44];
    fill(b, 44);
    co_await tick();
    co_return total + sum(b, 44);
}

union payload {
    unsigned char raw[32];
    uint64_t number;
};

APART static task<uint32_t> case_30(uint8_t kind)
{
    union payload p;
    if (kind == 0) {
        fill(p.raw, 32);
    } else {
        p.number = value(4);
    }
    co_await tick();
    co_return kind == 0 ? sum(p.raw, 32) : (uint32_t)p.number;
}

APART static task<uint32_t> case_31()
{
    unsigned char a[32];
    unsigned char b[64];
    fill(a, 32);
    fill(b, 64);
    co_await tick();
    value(sum(b, 64));
    unsigned char c[64];
    fill(c, 64);
    co_await tick();
    co_return sum(a, 32) + sum(c, 64);
}

APART static task<item> work(item item)
{
    co_await tick();
    item.id += sum_item(&item);
    co_return item;
}

APART static task<uint32_t> case_32()
{
    item item = co_await work(make_item(1));
    item = co_await work(item);
    item = co_await work(item);
    co_return sum_item(&item);
}

APART static task<uint32_t> of_16()
{
    unsigned char a[16];
    fill(a, 16);
    co_await tick();
    co_return sum(a, 16);
}

APART static task<uint32_t> of_64()
{
    unsigned char a[64];
    fill(a, 64);
    co_await tick();
    co_return sum(a, 64);
}

APART static task<uint32_t> case_33()
{
    unsigned char a[60];
    fill(a, 60);
    value(co_await of_16());
    value(sum(a, 60));
    unsigned char b[24];
    fill(b, 24);
    value(co_await of_64());
    value(sum(b, 24));
    co_return co_await of_16();
}

APART static task<uint32_t> case_34()
{
    unsigned char a[32];
    fill(a, 32);
    for (const unsigned char *p = a; p < a + 32; p++) {
        co_await tick();
        value(*p);
    }
    co_return sum(a, 32);
}

APART static task<void> case_35(uint32_t turns)
{
    do {
        {
            unsigned char a[32];
            fill(a, 32);
            co_await tick();
            value(sum(a, 32));
        }
        {
            uint32_t b[8] = { value(1), 2, 3, 4, 5, 6, 7, 8 };
            co_await tick();
            value(b[turns & 7]);
        }
        {
            uint64_t c[4] = { value(1), 2, 3, 4 };
            co_await tick();
            value((uint32_t)c[turns & 3]);
        }
    } while (value(turns) > 100);
}

APART static task<double> case_36(double x)
{
    double y = x * value(2);
    co_await tick();
    double z = y + x;
    co_await tick();
    co_return y * z;
}

APART static task<uint32_t> case_37(uint32_t which)
{
    unsigned char a[64];
    unsigned char b[64];
    if (which) {
        fill(a, 64);
        co_await tick();
        co_return sum(a, 64);
    }
    fill(b, 64);
    co_await tick();
    co_return sum(b, 64);
}

APART static task<uint32_t> case_38()
{
    unsigned char a[60];
    uint32_t total = 0;
again:
    fill(a, 60);
    co_await tick();
    total += sum(a, 60);
    if (value(total) < 100) {
        goto again;
    }
    co_return total;
}

APART static task<uint32_t> case_39()
{
    block block;
    unsigned char b[24];
    {
        unsigned char a[32];
        fill(a, 32);
        co_await tick();
        fill(b, 24);
        co_await tick();
        value(sum(a, 32));
    }
    item item = make_item(value(2));
    co_await tick();
    value(sum(b, 24));
    co_await tick();
    fill(block.bytes, 64);
    co_return sum_item(&item) + sum(block.bytes, 64);
}

APART static task<uint64_t> case_40(uint64_t a, uint8_t b, uint64_t c, uint16_t d, uint8_t e, uint64_t f)
{
    co_await tick();
    co_return a + b + c + d + e + f;
}

int main()
{
    static const block zero = {};
    MEASURE(case_21)
    MEASURE(case_22)
    MEASURE(case_23, 1)
    MEASURE(case_24)
    MEASURE(case_25)
    MEASURE(case_26)
    MEASURE(case_27, 1)
    MEASURE(case_28, 1)
    MEASURE(case_29, zero)
    MEASURE(case_30, 1)
    MEASURE(case_31)
    MEASURE(case_32)
    MEASURE(case_33)
    MEASURE(case_34)
    MEASURE(case_35, 1)
    MEASURE(case_36, 1.0)
    MEASURE(case_37, 1)
    MEASURE(case_38)
    MEASURE(case_39)
    MEASURE(case_40, 1, 2, 3, 4, 5, 6)
}
