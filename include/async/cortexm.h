/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The Cortex-M port's side towards the firmware. */
#ifndef ASYNC_CORTEXM_H
#define ASYNC_CORTEXM_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Starts SysTick with one interrupt per millisecond. */
void async_systick_init(uint32_t core_hz);

/* The body of the SysTick interrupt. */
void async_systick_handler(void);

/* Writes the exception handler's text; the default drops it, the firmware may define its own. */
void async_port_write(const char *text);

#ifdef __cplusplus
}
#endif
#endif
