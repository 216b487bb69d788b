/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Generators and context managers that are functions. */
#ifndef ASYNC_GENERATOR_H
#define ASYNC_GENERATOR_H

#include <async/task.h>

#ifdef __cplusplus
extern "C" {
#endif

/* In an async_contextmanager function: the error with which the body of the async_with was left, ASYNC_CANCELLED too; 0 if
 * it ended or was left by a jump or return, and before the yield.  Does not suspend.  asyncc replaces the call. */
int async_exit_error(void);

#ifdef __cplusplus
}
#endif
#endif
