/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The virtual clock's controls; only with the port of that name. */
#ifndef ASYNC_VIRTUAL_H
#define ASYNC_VIRTUAL_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Sets the clock.  Timers that are armed keep their deadlines. */
void async_virtual_set_ms(uint32_t ms);

#ifdef __cplusplus
}
#endif
#endif
