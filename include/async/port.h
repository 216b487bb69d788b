/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a port provides; see docs/porting.md.  One file under runtime/port/. */
#ifndef ASYNC_PORT_H
#define ASYNC_PORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The time now in milliseconds.  From anywhere. */
uint32_t async__port_now(void);

/* Sleeps until the deadline (NULL: none) or until an interrupt.  Must look at async__loop.inbox in a way that no
 * interrupt gets in between, and return at once if it is not empty.  May return early. */
void async__port_sleep(const uint32_t *deadline);

/* Looks for input without sleeping; called once per pass. */
void async__port_poll(void);

/* A critical section: neither interrupts nor other threads.  Not nested. */
unsigned async__port_lock(void);
void async__port_unlock(unsigned state);

/* Ends async__port_sleep.  Called inside a critical section, from interrupts and other threads too. */
void async__port_wake(void);

/* Writes text for a person: the exception handler's. */
void async__port_print(const char *text);

#ifdef __cplusplus
}
#endif
#endif
