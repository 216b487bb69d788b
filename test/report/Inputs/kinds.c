/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the translator has to measure as the target's compiler does: enumerations, alignment, bit-fields, the runtime's
 * objects, frames of other files and behind pointers. */
#include <stdbool.h>
#include <stdint.h>

#include "kinds.h"

#define WIDE 8
enum small { OFF, ON };
enum wide { LOW = -1, HIGH = 30000 };
struct __attribute__((packed)) packed { char a; long b; };
struct flags { unsigned a : 3, b : 9; int : 0; signed char c : 4; };
typedef double real;
typedef async enum small (*handler)(enum wide) ASYNC_FRAME(10 * sizeof(void *));

static volatile int sink;
static void use(void *p)
{
    sink += p != 0;
}

static async enum small step(enum wide w)
{
    enum small s = w > 0 ? ON : OFF;
    await async_sleep_ms(1);
    return s;
}

static async enum small aligned(void)
{
    _Alignas(16) char buffer[3] = "ab";
    char tag __attribute__((aligned(8))) = 'x';
#ifndef __AVR__
    _Alignas(WIDE) short number = 3;
#else
    short number = 3;
#endif
    use(buffer), use(&tag), use(&number);
    await async_sleep_ms(1);
    use(buffer), use(&tag), use(&number);
    return (enum small)buffer[0];
}

static async int kinds(handler h, struct packed p, bool flag, long double ld, enum wide w)
{
    struct flags flags = {.a = 1};
    int64_t big = 1;
    float _Complex z = 1;
    void *volatile pointers[3] = {0};
    real numbers[2] = {0};
    short three[3] = {0};
    use(three), use(&flags), use(&big), use(&z), use((void *)pointers), use(numbers);
    enum small s = await h(w);
    long far = await elsewhere((char)s, big);
    int a, b;
    await async_gather(a = step(HIGH), b = near((char)s));
    use(three);
    use(&flags), use(&big), use(&z), use((void *)pointers), use(numbers);
    return p.a + flag + (int)ld + a + b + (int)far + (await aligned() == ON);
}
static async_static_task(near) other;

static async void amain(void)
{
    struct packed p = {1, 2};
    async_start(&other, near('c'));
    (void)await kinds(step, p, true, 0, LOW);
}

int start(void)
{
    return async_run(amain());
}
