/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Callbacks: a plain function that the loop calls soon or later. */
#ifndef ASYNC_CALLBACK_H
#define ASYNC_CALLBACK_H

#include <async/loop.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_callback async_callback;
struct async_callback { /* zeroed: ready to use; must live until it has run or is cancelled          */
    async_task task;    /* scheduled as a task is, though it is none                                 */
    async_timer timer;
    void (*fn)(void *arg);
    _Bool is_armed;
};
#define ASYNC_CALLBACK_INIT { 0 }

/* Calls fn(arg) after what is ready now.  Arming it again moves it.  From tasks, callbacks and outside the loop. */
void async_call_soon(async_callback *callback, void (*fn)(void *), void *arg);

/* Calls fn(arg) in so many milliseconds; below 0 and from 2^31 on counts as 0. */
void async_call_later_ms(async_callback *callback, int64_t ms, void (*fn)(void *), void *arg);

/* Takes it back; false if it was not armed.  Cost: the length of the ready queue when its time has come. */
_Bool async_call_cancel(async_callback *callback);

#ifdef __cplusplus
}
#endif
#endif
