/* Interrupts masked across an await. */
// RUN: asyncc --heap=on --color=never --check  %s -- %include_flags 2>&1 | %FileCheck --implicit-check-not=warning: %s
// RUN: asyncc --heap=on --color=never --check -Wno-masked-await %s -- %include_flags 2>&1 | count 0
#include <stdint.h>

#include <async.h>
void __disable_irq(void);
void __enable_irq(void);
uint32_t __get_PRIMASK(void);
void __set_PRIMASK(uint32_t mask);
void __set_BASEPRI(uint32_t priority);
uint32_t save_and_disable_interrupts(void);
void restore_interrupts(uint32_t state);
#define cli() __asm__ volatile("" ::: "memory")
#define sei() __asm__ volatile("" ::: "memory")
#define taskENTER_CRITICAL() __disable_irq()
#define taskEXIT_CRITICAL() __enable_irq()

async void must(int *shared)
{
    __disable_irq();
    *shared += 1;
    // CHECK: masked-await.c:[[#@LINE+2]]:5: warning: interrupts are masked while this waits, and what it waits for may need one [-Wmasked-await]
    // CHECK: masked-await.c:[[#@LINE-3]]:5: note: masked here
    await async_sleep_ms(1);
    __enable_irq();
    cli();
    // CHECK: masked-await.c:[[#@LINE+1]]:20: warning: interrupts are masked
    if (*shared) { await async_sleep_ms(2); }
    sei();
    taskENTER_CRITICAL();
    if (*shared == 3) {
        taskEXIT_CRITICAL();
        return;
    }
    // CHECK: masked-await.c:[[#@LINE+1]]:5: warning: interrupts are masked
    await async_sleep_ms(3);
    taskEXIT_CRITICAL();
    uint32_t state = save_and_disable_interrupts();
    while (*shared > 0) {
        // CHECK: masked-await.c:[[#@LINE+1]]:9: warning: interrupts are masked
        await async_sleep_ms(4);
        *shared -= 1;
    }
    restore_interrupts(state);
    uint32_t mask = __get_PRIMASK();
    __set_PRIMASK(1);
    // CHECK: masked-await.c:[[#@LINE+1]]:5: warning: interrupts are masked
    int n = *shared + (await async_sleep_ms(5), 1);
    __set_PRIMASK(mask);
    *shared = n;
    __set_BASEPRI(0x40);
    // CHECK: masked-await.c:[[#@LINE+1]]:38: warning: interrupts are masked
    async_try { switch (n) { case 1: await async_sleep_ms(6); } } async_finally { __set_BASEPRI(0); }
}

async void must_not(int *shared)
{
    cli();
    *shared += 1;
    sei();
    await async_sleep_ms(1);
    for (;;) {
        __disable_irq();
        if (*shared) {
            __enable_irq();
            await async_sleep_ms(2);
            continue;
        }
        __enable_irq();
        await async_sleep_ms(3);
        uint32_t mask = __get_PRIMASK();
        __disable_irq();
        *shared -= 1;
        __set_PRIMASK(mask);
        await async_sleep_ms(4);
        if (*shared > 7)
            break;
    }
    uint32_t state = save_and_disable_interrupts();
    if (*shared)
        restore_interrupts(state);
    else
        restore_interrupts(state);
    await async_sleep_ms(5);
}
