/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The RISC-V port's side towards the firmware. */
#ifndef ASYNC_RISCV_H
#define ASYNC_RISCV_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Says where the machine timer is and how fast it counts (a whole number of kilohertz).  mtime, mtimecmp: the addresses of
 * the two 64-bit registers, the latter of the hart that runs the loop.  The port sets mtimecmp for the deadline of a sleep
 * and takes no timer interrupt: the firmware needs no handler for it. */
void async_mtime_init(volatile void *mtime, volatile void *mtimecmp, uint32_t mtime_hz);

/* Writes the exception handler's text; the default drops it, the firmware may define its own. */
void async_port_write(const char *text);

#ifdef __cplusplus
}
#endif
#endif
