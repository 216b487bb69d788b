// Every token of the user's belongs to its line, lines of ours to the generated file; the output depends on nothing else.
// RUN: %python %support/check_lines.py %asyncc %{cc} %s %t.dir -std=gnu17 %include_flags | %FileCheck %s
// CHECK: readable is right
// CHECK-NEXT: self-contained is right

#include <stdio.h>

#include <async.h>

#define SAY(text) puts(text)
#define AWAIT_AND_SAY(text)                                                                                            \
    (await later(0), puts(text))

static async int later(int value)
{
    puts("@16");
    await async_sleep_ms(0); puts("@17");
    return value + puts("@18");
}

/* A comment
 * of several lines. */
static async int amain(int argument, const char *text)
{
    const char *a = "@25", *b =
        "@26";
    for (int i = 0;
         i < await later(1) + puts("@28");
         i++) {
        puts("@30"); SAY(
            a); puts("@31");
    }
    if (await later(2) ||
        puts("@34")) {
        puts("@35");
    } else
        puts("@37");
    AWAIT_AND_SAY("@38");
    switch (argument) {
    case 1: puts("@40");
        await later(puts(
            "@42") + puts("@42"));
        break; /* here
                */
    default: puts("@45");
    }
    do {
        puts("@48");
    } while (await later(3) > puts("@49"));
    int x = await later(4) + await later(
        puts("@51")), y = 2;
    puts(b); puts("@52");
    puts(text);
    return x + y + puts("@54");
}

static async void starter(void)
{
    puts("@59");
    (void)async_spawn(amain(
        1, "@61")); puts("@61");
    puts("@62");
}

int main(void)
{
    puts("@67");
    int status = async_run(starter()); puts("@68");
    puts("@69");
    return status;
}
