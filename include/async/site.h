/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What generated code and the runtime promise each other; see docs/generated-code.md. */
#ifndef ASYNC_SITE_H
#define ASYNC_SITE_H

#include <async/config.h>
#include <async/error.h>

#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#ifndef __GNUC__
#include <string.h>
#endif
#ifdef __AVR__
#include <avr/pgmspace.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Statuses of start and resume functions beside 0 (done) and an error (done by raising it). */
#define ASYNC__PENDING INT_MIN    /* suspended; the task's leaf says where              */
#define ASYNC__CALL (INT_MIN + 2) /* the loop goes on with the task's new leaf at once  */
#define ASYNC__ENDED (INT_MIN + 3) /* the task is gone; only from async__task_end, which has PENDING too
                                      if it has taken the task off the loop          */
#define ASYNC__YIELDED (INT_MIN + 4) /* a generator has yielded an item                  */

/* What a generator is resumed with instead of 0, to run what is pending at its yield and to end. */
#define ASYNC__CLOSING (INT_MIN + 5)

#if SIZE_MAX <= 0xFFFFu || !ASYNC__HAS_SYSTEM /* a frame of 64 KB or more does not compile there */
typedef uint16_t async_offset;
#else
typedef uint32_t async_offset;
#endif
#define ASYNC__ON_HEAP ((async_offset)-1)

typedef struct async_task async_task;
typedef struct async_site async_site;
typedef struct async_leaf async_leaf;
typedef struct async_end async_end;

typedef int async_resume_fn(void *frame, unsigned state, async_task *task, int error);
typedef _Bool async_undo_fn(void *node, async_task *task);

struct async_site {          /* one constant for each place where a function waits                  */
    async_resume_fn *resume; /* the function that waits                                             */
    async_offset offset;     /* of the callee's frame or of the wait node within the waiting frame  */
    uint16_t state;          /* what to pass to resume                                              */
};

struct async_leaf {          /* a site that waits for the runtime rather than for a callee          */
    async_site site;
    async_undo_fn *undo;     /* takes the wait back; NULL: nothing to undo                          */
};

struct async_end {           /* who awaits the outermost frame of a task                            */
    async_site site;         /* { async__task_end, 0, how far into the frame `begin` gets a pointer } */
    async_resume_fn *begin;  /* what the task begins with, in state 0                               */
#if ASYNC_CONFIG_FUNCTION_NAMES
    const char *name;        /* of the function                                                     */
#endif
    async_offset result;     /* offset of the result within the frame                               */
};

/* A constant of that type, of the members in this order. */
#if ASYNC_CONFIG_FUNCTION_NAMES
#define ASYNC__END(end, before, begin, name, result) { { end, 0, before }, begin, name, result }
#else
#define ASYNC__END(end, before, begin, name, result) { { end, 0, before }, begin, result }
#endif

/* Sites are declared with ASYNC__CONST and read with ASYNC__READ.  On AVR a plain constant would lie in data memory; each
 * member is a word there.  The core configuration needs two free bits in the address of a leaf. */
#ifndef __AVR__
#define ASYNC__CONST const
#define ASYNC__READ(object, member) ((object)->member)
#else
#if ASYNC_CONFIG_CORE
#define ASYNC__CONST const __attribute__((__progmem__, __aligned__(4)))
#else
#define ASYNC__CONST const __attribute__((__progmem__))
#endif
#define ASYNC__READ(object, member) ((__typeof__((object)->member))pgm_read_word(&(object)->member))
#endif

/* What generated code initialises arrays in frames with.  Not by way of <string.h> where it can be helped: programs may
 * have functions of their own under its names. */
#ifdef __GNUC__
#define async__copy __builtin_memcpy
#define async__zero(to, size) __builtin_memset((to), 0, (size))
#else
#define async__copy memcpy
#define async__zero(to, size) memset((to), 0, (size))
#endif

/* A check at compile time, in C99: an array of negative size if the condition does not hold. */
#define ASYNC_ASSERT(condition, name) typedef char name[(condition) ? 1 : -1]

/* A start function as a pointer of the user's type, and back. */
#define ASYNC__FUNCTION(type, ...) ((type)(void (*)(void))(__VA_ARGS__))

/* The error that async_raise(error) raises: 0 is a mistake. */
ASYNC__INLINE int async__raise(int error)
{
    return error != 0 ? error : ASYNC_MISUSE;
}

/* As strictly aligned as any scalar: storage for frames of other files. */
typedef union async__widest {
    long long integer;
    long double floating;
    void *pointer;
    void (*function)(void);
} async__widest;

/* A status is one of generated code's own, not an error. */
#define ASYNC__IS_ERROR(status) ((status) != 0 && (status) > ASYNC__YIELDED)

#ifdef __cplusplus
}
#endif
#endif
