/* Interrupts masked across an await. */
// RUN: asyncc --heap=on --color=never --check  %s -- %include_flags 2>&1 | %FileCheck --implicit-check-not=warning: %s
// RUN: asyncc --heap=on --color=never --check -Wno-masked-await %s -- %include_flags 2>&1 | count 0
#include <async.h>
void __disable_irq(void);
void __enable_irq(void);
#define cli() __asm__ volatile("" ::: "memory")
#define sei() __asm__ volatile("" ::: "memory")

async void f(int *shared)
{
    __disable_irq();
    *shared += 1;
    // CHECK: masked-await.c:[[#@LINE+2]]:5: warning: interrupts are masked while this waits, and what it waits for may need one [-Wmasked-await]
    // CHECK: masked-await.c:[[#@LINE-3]]:5: note: masked here
    await async_sleep_ms(1);
    __enable_irq();
    cli();
    // CHECK: masked-await.c:[[#@LINE+1]]:5: warning: interrupts are masked
    if (*shared) { await async_sleep_ms(2); }
    sei();
    cli();
    *shared += 1;
    sei();
    await async_sleep_ms(1);
}
