/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The compile-time choices of the runtime, with their cost.  Define them on the command line, or in
 * a file named by ASYNC_CONFIG_FILE; every file of a program must be compiled with the same ones. */
#ifndef ASYNC_CONFIG_H
#define ASYNC_CONFIG_H

#include <stddef.h>

#ifdef ASYNC_CONFIG_FILE
#include ASYNC_CONFIG_FILE
#endif

/* The headers say _Bool.  They include <stdbool.h> for those who write bool, unless the program has its own bool, true or
 * false: as macros from before the include, or otherwise and says so with ASYNC_NO_STDBOOL. */
#if !defined(bool) && !defined(true) && !defined(false) && !defined(ASYNC_NO_STDBOOL)
#include <stdbool.h>
#endif
#if defined(__cplusplus) && !defined(_Bool)
#define _Bool bool
#endif

#if defined(__unix__) || defined(__APPLE__) || defined(_WIN32)
#define ASYNC__HAS_SYSTEM 1
#else
#define ASYNC__HAS_SYSTEM 0
#endif

/* Small functions of the headers; not every file uses every one. */
#if defined(__GNUC__)
#define ASYNC__INLINE static __inline__ __attribute__((unused)) /* also in strict C90 */
#else
#define ASYNC__INLINE static inline
#endif

/* The same for a part of several functions that is not worth a call, also where code is to be small. */
#if defined(__GNUC__)
#define ASYNC__PART ASYNC__INLINE __attribute__((__always_inline__))
#else
#define ASYNC__PART ASYNC__INLINE
#endif

/* What is nearly always so: compilers lay the code out for it. */
#if defined(__GNUC__)
#define ASYNC__LIKELY(condition) __builtin_expect((condition) ? 1 : 0, 1)
#else
#define ASYNC__LIKELY(condition) (condition)
#endif

/* Whether the compiler is to make code fast at the price of its size. */
#if defined(__OPTIMIZE__) && !defined(__OPTIMIZE_SIZE__)
#define ASYNC__IS_FAST 1
#else
#define ASYNC__IS_FAST 0
#endif

/* In generated code: a function is resumed more often than it is started, in state 0, and errors are rare. */
#if ASYNC__IS_FAST && defined(__has_builtin)
#if __has_builtin(__builtin_expect_with_probability)
#define ASYNC__RESUMED(state) __builtin_expect_with_probability((long)(state), 0, 0.1)
#endif
#endif
#ifndef ASYNC__RESUMED
#define ASYNC__RESUMED(state) (state)
#endif
#if ASYNC__IS_FAST
#define ASYNC__RARELY(condition) __builtin_expect((condition) ? 1 : 0, 0)
#else
#define ASYNC__RARELY(condition) (condition)
#endif

/* Whether the compiler knows a value, so that it decides at once. */
#if defined(__GNUC__)
#define ASYNC__IS_CONSTANT(value) __builtin_constant_p(value)
#else
#define ASYNC__IS_CONSTANT(value) 0
#endif

/* A function whose labels have addresses that outlive a wait: gcc may copy others, and a copy has labels of its own. */
#if defined(__GNUC__) && !defined(__clang__)
#define ASYNC__ONE_COPY __attribute__((__noinline__, __noclone__))
#else
#define ASYNC__ONE_COPY
#endif

/* A function for what is rare, so that its callers save fewer registers; in small code it may as well be a part of them. */
#if ASYNC__IS_FAST
#define ASYNC__APART ASYNC__ONE_COPY
#else
#define ASYNC__APART
#endif

/* Where an error leaves a body: the variable is not read on this way, which gcc does not always see. No instruction. */
#if defined(__GNUC__) && !defined(__TINYC__)
#define ASYNC__UNREAD(variable) __asm__("" : "=r"(variable))
#else
#define ASYNC__UNREAD(variable) ((variable) = 0)
#endif

/* What was read before is read before anything is written behind this: a task's arguments lie where its frame will be, and
 * an optimiser that goes by types takes them for different places.  No instruction. */
#if defined(__GNUC__)
#define ASYNC__READ_FIRST() __asm__ __volatile__("" : : : "memory")
#else
#define ASYNC__READ_FIRST() ((void)0)
#endif

/* The core alone: tasks of three words that sleep, wait for objects and are cancelled; no joining, owning, scopes,
 * gather or groups, and an error that leaves a task goes only to a handler that was set. */
#ifndef ASYNC_CONFIG_CORE
#define ASYNC_CONFIG_CORE 0
#endif
#if ASYNC_CONFIG_CORE
#undef ASYNC_CONFIG_FUNCTION_NAMES
#define ASYNC_CONFIG_FUNCTION_NAMES 0
#undef ASYNC_CONFIG_TASK_NAMES
#define ASYNC_CONFIG_TASK_NAMES 0
#undef ASYNC_CONFIG_TASK_LIST
#define ASYNC_CONFIG_TASK_LIST 0
#undef ASYNC_CONFIG_BACKTRACE
#define ASYNC_CONFIG_BACKTRACE 0
#endif

/* async_task_name knows the names of functions: a pointer and the name for each function that is a task, in flash (on AVR
 * the names are in RAM).  Without it the name of a task that was not given one is "?". */
#ifndef ASYNC_CONFIG_FUNCTION_NAMES
#define ASYNC_CONFIG_FUNCTION_NAMES 1
#endif

/* async_task_set_name: one pointer in each task.  Without it a task has the name of its function. */
#ifndef ASYNC_CONFIG_TASK_NAMES
#define ASYNC_CONFIG_TASK_NAMES ASYNC__HAS_SYSTEM
#endif

/* async_run_all and async_loop_reset, which must find every task, also those that wait for an object: two pointers in
 * each task.  Without it they do not compile. */
#ifndef ASYNC_CONFIG_TASK_LIST
#define ASYNC_CONFIG_TASK_LIST ASYNC__HAS_SYSTEM
#endif

/* async_task_backtrace: which awaits an error went through, eight words once and some instructions for each of them.
 * Without it there is none. */
#ifndef ASYNC_CONFIG_BACKTRACE
#define ASYNC_CONFIG_BACKTRACE ASYNC__HAS_SYSTEM
#endif

/* async__port_wake exists.  Without it an interrupt ends the port's sleep by itself: Cortex-M, AVR and RISC-V without a
 * system. */
#ifndef ASYNC_CONFIG_PORT_WAKE
#if (defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M') || defined(__AVR__) || (defined(__riscv) && !ASYNC__HAS_SYSTEM)
#define ASYNC_CONFIG_PORT_WAKE 0
#else
#define ASYNC_CONFIG_PORT_WAKE 1
#endif
#endif

/* Timers in a wheel: 8 KB once, 16 KB with pointers of 8 bytes, any number of timers.  Without it a sorted list, good
 * for some tens of timers.  docs/timers.md has the measurements. */
#ifndef ASYNC_CONFIG_TIMER_WHEEL
#define ASYNC_CONFIG_TIMER_WHEEL ASYNC__HAS_SYSTEM
#endif

/* The POSIX port: epoll and eventfd.  Without it poll and a pipe, for so many descriptors at once, 16 bytes for each. */
#ifndef ASYNC_CONFIG_EPOLL
#ifdef __linux__
#define ASYNC_CONFIG_EPOLL 1
#else
#define ASYNC_CONFIG_EPOLL 0
#endif
#endif
#ifndef ASYNC_CONFIG_POLL_MAX
#define ASYNC_CONFIG_POLL_MAX 256
#endif

#endif
