/* Prints twice, 5 ms apart. */
#include <stdio.h>

#include "led.h"

#include <async.h>

#define printf(...) printf("[log] " __VA_ARGS__)

static async int blink(int led)
{
    await async_sleep_ms(5);
    return led + LED_OFFSET;
}

static async void amain(void)
{
    printf("%d\n", await blink(1));
    printf("%s %d\n", __FILE__, await blink(2));
}

int main(void) { return async_run(amain()) + plain(); }
