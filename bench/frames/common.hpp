// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the functions whose frames are measured wait for, what they compute with, and how they are measured.
#pragma once

#include "../peers/coroutine.hpp"

#include <cstdint>
#include <cstdio>
#include <cstring>

using bench::task;

// So that the frame of a case is not merged into main's.
#define APART __attribute__((noinline))

static std::coroutine_handle<> ticking;

struct tick {
    unsigned char unused = 0;
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> handle) noexcept { ticking = handle; }
    void await_resume() const noexcept {}
};

struct block {
    unsigned char bytes[64];
};

__attribute__((noinline)) static uint32_t value(uint32_t n)
{
    static volatile uint32_t seen;
    seen = n;
    return seen;
}

__attribute__((noinline)) static void fill(unsigned char *bytes, unsigned size)
{
    for (unsigned i = 0; i < size; i++) {
        bytes[i] = static_cast<unsigned char>(value(i));
    }
}

__attribute__((noinline)) static uint32_t sum(const unsigned char *bytes, unsigned size)
{
    uint32_t total = 0;
    while (size > 0) {
        total += bytes[--size];
    }
    return total;
}

template <class T> static void measure(const char *name, task<T> run)
{
    run.resume();
    while (ticking) {
        std::exchange(ticking, nullptr).resume();
    }
    std::printf("%s %zu\n", name, bench::frames_most);
    bench::frames_most = bench::frames_now = 0;
}

#define MEASURE(name, ...) \
    { \
        bench::frames_now = bench::frames_most = 0; \
        measure(#name, name(__VA_ARGS__)); \
    }
