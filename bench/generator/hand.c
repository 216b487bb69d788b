/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An iterator as a struct and a function; the function is not inlined, as the generators' bodies are not. */
#include <stdbool.h>
#include <stdlib.h>

struct counter {
    unsigned state;
    long i, end, item;
};

static __attribute__((noinline)) bool next(struct counter *counter)
{
    switch (counter->state) {
    case 0:
        for (counter->i = 0; counter->i < counter->end; counter->i++) {
            counter->item = counter->i;
            counter->state = 1;
            return true;
    case 1:;
        }
    }
    return false;
}

int main(int argc, char **argv)
{
    (void)argc;
    struct counter counter = { .end = atol(argv[1]) };
    long sum = 0;
    while (next(&counter)) {
        sum += counter.item;
    }
    return sum != counter.end * (counter.end - 1) / 2;
}
