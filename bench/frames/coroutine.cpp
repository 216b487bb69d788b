// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The functions of asyncc.c, run to the end; printed is the most that their frames took, in order.
#include "common.hpp"

APART static task<uint32_t> case_01()
{
    uint32_t x = value(1);
    co_await tick();
    co_return x;
}

APART static task<uint32_t> case_02()
{
    uint32_t total = 0;
    {
        unsigned char a[64];
        fill(a, 64);
        co_await tick();
        total = sum(a, 64);
    }
    value(total);
    {
        unsigned char b[64];
        fill(b, 64);
        co_await tick();
        total = sum(b, 64);
    }
    co_return total;
}

APART static task<uint32_t> case_03()
{
    uint32_t total = 0;
    {
        unsigned char a[64];
        fill(a, 64);
        co_await tick();
        co_await tick();
        total = sum(a, 64);
    }
    value(total);
    {
        unsigned char b[64];
        fill(b, 64);
        co_await tick();
        co_await tick();
        total = sum(b, 64);
    }
    co_return total;
}

APART static task<uint32_t> case_04(block block)
{
    co_await tick();
    co_return sum(block.bytes, 64);
}

APART static task<uint32_t> case_05(block block)
{
    struct block copy = block;
    co_await tick();
    co_return sum(copy.bytes, 64);
}

APART static task<> case_06()
{
    unsigned char a[64];
    fill(a, 64);
    value(sum(a, 64));
    co_await tick();
}

APART static task<uint32_t> case_07()
{
    unsigned char a[64];
    fill(a, 64);
    co_await tick();
    value(sum(a, 64));
    unsigned char b[64];
    fill(b, 64);
    co_await tick();
    co_return sum(b, 64);
}

static task<uint32_t> leaf()
{
    unsigned char a[64];
    fill(a, 64);
    co_await tick();
    co_return sum(a, 64);
}

APART static task<> case_08()
{
    value(co_await leaf());
    value(co_await leaf());
}

APART static task<uint32_t> case_09(uint32_t which)
{
    uint32_t total = 0;
    switch (which) {
    case 0: {
        unsigned char a[64];
        fill(a, 64);
        co_await tick();
        total = sum(a, 64);
        break;
    }
    case 1: {
        unsigned char b[48];
        fill(b, 48);
        co_await tick();
        total = sum(b, 48);
        break;
    }
    default: {
        unsigned char c[32];
        fill(c, 32);
        co_await tick();
        total = sum(c, 32);
        break;
    }
    }
    co_return total;
}

APART static task<> case_10()
{
    for (int32_t i = 0; i < 4; i++) {
        unsigned char a[64];
        fill(a, 64);
        co_await tick();
        value(sum(a, 64));
        co_await tick();
        value(sum(a, 64));
    }
    for (int32_t i = 0; i < 4; i++) {
        unsigned char b[64];
        fill(b, 64);
        co_await tick();
        value(sum(b, 64));
        co_await tick();
        value(sum(b, 64));
    }
}

static task<uint32_t> pass_1() { co_return co_await leaf(); }
static task<uint32_t> pass_2() { co_return co_await pass_1(); }
static task<uint32_t> pass_3() { co_return co_await pass_2(); }
static task<uint32_t> pass_4() { co_return co_await pass_3(); }
APART static task<uint32_t> case_11() { co_return co_await pass_4(); }

static task<uint64_t> keep_1(uint64_t n) { uint32_t v = co_await leaf(); co_return v + n; }
static task<uint64_t> keep_2(uint64_t n) { uint64_t v = co_await keep_1(n + 1); co_return v + n; }
static task<uint64_t> keep_3(uint64_t n) { uint64_t v = co_await keep_2(n + 1); co_return v + n; }
APART static task<uint64_t> case_12(uint64_t n) { uint64_t v = co_await keep_3(n + 1); co_return v + n; }

static task<uint32_t> number(uint32_t n)
{
    co_await tick();
    co_return value(n);
}

APART static task<uint32_t> case_13(uint32_t n)
{
    co_return value(n) + co_await number(1) * value(n + 1) + co_await number(2);
}

APART static task<uint32_t> case_14()
{
    uint32_t a = value(1);
    co_await tick();
    uint32_t b = value(a);
    co_await tick();
    uint32_t c = value(b);
    co_await tick();
    uint32_t d = value(c);
    co_await tick();
    uint32_t e = value(d);
    co_await tick();
    co_return value(e);
}

static task<uint32_t> plain(uint32_t n) { co_return value(n) + 1; }
APART static task<uint32_t> case_15() { co_return co_await plain(3); }

static task<uint32_t> large()
{
    unsigned char a[256];
    fill(a, 255);
    co_await tick();
    co_return sum(a, 255);
}

APART static task<uint32_t> case_16()
{
    {
        unsigned char a[256];
        fill(a, 255);
        co_await tick();
        value(sum(a, 255));
    }
    co_return co_await large();
}

static task<block> make()
{
    struct block block;
    fill(block.bytes, 64);
    co_await tick();
    co_return block;
}

APART static task<uint32_t> case_17()
{
    struct block block = co_await make();
    co_await tick();
    co_return sum(block.bytes, 64);
}

APART static task<uint32_t> case_18(uint32_t which)
{
    uint16_t both = static_cast<uint16_t>(value(1));
    if (which) {
        uint64_t a = value(2);
        co_await tick();
        value(static_cast<uint32_t>(a));
    } else {
        unsigned char b[32];
        fill(b, 32);
        co_await tick();
        co_await tick();
        value(sum(b, 32));
    }
    co_return both;
}

APART static task<uint64_t> case_19(uint32_t turns)
{
    uint8_t a = static_cast<uint8_t>(value(1));
    uint16_t b = static_cast<uint16_t>(value(2));
    uint64_t c = value(3);
    for (; turns > 0; turns--) {
        co_await tick();
        a = static_cast<uint8_t>(a + b);
        b = static_cast<uint16_t>(b + c);
        c += a;
    }
    co_return c + b;
}

static task<uint32_t> of_40()
{
    unsigned char a[40];
    fill(a, 40);
    co_await tick();
    co_return sum(a, 40);
}

static task<uint32_t> of_100()
{
    unsigned char a[100];
    fill(a, 100);
    co_await tick();
    co_return sum(a, 100);
}

APART static task<uint32_t> case_20()
{
    unsigned char a[30];
    fill(a, 30);
    uint32_t n = co_await of_40();
    value(sum(a, 30) + n);
    co_return co_await of_100();
}

int main()
{
    static const block zero = {};
    MEASURE(case_01)
    MEASURE(case_02)
    MEASURE(case_03)
    MEASURE(case_04, zero)
    MEASURE(case_05, zero)
    MEASURE(case_06)
    MEASURE(case_07)
    MEASURE(case_08)
    MEASURE(case_09, 1)
    MEASURE(case_10)
    MEASURE(case_11)
    MEASURE(case_12, 1)
    MEASURE(case_13, 1)
    MEASURE(case_14)
    MEASURE(case_15)
    MEASURE(case_16)
    MEASURE(case_17)
    MEASURE(case_18, 1)
    MEASURE(case_19, 3)
    MEASURE(case_20)
}
