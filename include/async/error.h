/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Errors: 0 is fine, above 0 an errno value or the program's own, below 0 the runtime's. */
#ifndef ASYNC_ERROR_H
#define ASYNC_ERROR_H

#ifdef __cplusplus
extern "C" {
#endif

enum async_error {
    ASYNC_OK = 0,
    ASYNC_CANCELLED = -1, /* the task was cancelled                                   */
    ASYNC_TIMEOUT = -2,   /* time was up                                              */
    ASYNC_EOF = -3,       /* the input ended                                          */
    ASYNC_NO_MEMORY = -4, /* no storage for a task or a frame                         */
    ASYNC_CLOSED = -5,    /* the object was closed at this end                        */
    ASYNC_BROKEN = -6,    /* nobody is left at the other end                          */
    ASYNC_BUSY = -7,      /* somebody else is using what only one may use             */
    ASYNC_LIMIT = -8,     /* one more than the object allows                          */
    ASYNC_MISUSE = -9     /* a mistake of the caller                                  */
};

/* The name of an error in lower-case words, never NULL: "cancelled", "error 5".  The text of a number
 * that is not the runtime's is overwritten by the next call.  From anywhere but interrupts. */
const char *async_strerror(int error);

#ifdef __cplusplus
}
#endif
#endif
