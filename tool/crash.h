/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Faults of asyncc itself end it with status 4 and a message; deep inputs get a deep stack. */
#ifndef ASYNCC_CRASH_H
#define ASYNCC_CRASH_H

/* From now on SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGABRT (a failed assert) end the program with status 4. */
void crash_install(void);

/* Calls fn(context) on a thread with a stack of half a gigabyte of address space, or as much as there is. */
void crash_run_deep(void (*fn)(void *), void *context);

#endif
