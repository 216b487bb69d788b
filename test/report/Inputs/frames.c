/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Frames of every kind of member. */
#include <async.h>

struct packet {
    char kind;
    double value;
};

/* Weak, so that nobody knows what it does with the address. */
__attribute__((weak)) int use(void *p, int n);
int use(void *p, int n) { return p ? n : 0; }


async char digit(int n)
{
    await async_sleep_ms(n);
    return (char)('0' + n % 10);
}

static async struct packet receive(unsigned char channel, short tries)
{
    char line[13];
    use(line, 1);
    for (short i = 0; i < tries; i++) {
        line[i] = await digit(channel);
    }
    struct packet p = {line[0], 0.5};
    await async_sleep_ms(3);
    p.value += line[1];
    return p;
}

static async void watch(async_flag *flag, const char name[4], long double limit)
{
    long long total = 0;
    _Bool is_first = 1;
    char block[16];
    use(block, 0);
    do {
        await async_flag_wait(flag);
        struct packet p = await receive(1, 2);
        total += (long long)p.value + name[0] + (is_first ? 0 : block[0]);
        is_first = 0;
    } while (total < (long long)limit);
}
ASYNC_TASK_POOL(watch, 2);

static async_flag ready = ASYNC_FLAG_INIT;

static async int amain(void)
{
    async_spawn(watch(&ready, "abc", 10));
    int first = await digit(1);
    int second = await digit(2);
    return first + second;
}

int main(void)
{
    return async_run(amain());
}
