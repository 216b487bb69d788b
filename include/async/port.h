/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a port provides; see docs/porting.md.  One file under runtime/port/. */
#ifndef ASYNC_PORT_H
#define ASYNC_PORT_H

#include <async/config.h>

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The time now in milliseconds.  From anywhere. */
uint32_t async__port_now(void);

/* Sleeps until the deadline (NULL: none) or until an interrupt.  Must look at async__loop.attention in a way that no
 * interrupt gets in between, and return at once if it is set.  May return early. */
void async__port_sleep(const uint32_t *deadline);

/* Looks for input without sleeping.  True: it must be called again in the next pass; false: input will set
 * async__loop.attention. */
_Bool async__port_poll(void);

/* Ends async__port_sleep; async__loop.attention is set.  Called from interrupts and other threads too. */
#if ASYNC_CONFIG_PORT_WAKE
void async__port_wake(void);
#else
#define async__port_wake() ((void)0)
#endif

/* Writes text for a person: the exception handler's. */
void async__port_print(const char *text);

#ifdef __cplusplus
}
#endif
#endif
