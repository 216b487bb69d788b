/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What asyncc --checks calls where an object that is a local variable leaves its scope.
 *
 * A task that still waits for the object would go on with storage that is somebody else's, as would a callback that is still
 * armed. Each function takes the object and, if that is so, tells the exception handler ASYNC_MISUSE with the task that runs;
 * it changes nothing. They do not suspend. */
#ifndef ASYNC_LEFT_H
#define ASYNC_LEFT_H

#ifdef __cplusplus
extern "C" {
#endif

void async__left_lock(const void *lock);
void async__left_event(const void *event);
void async__left_flag(const void *flag);
void async__left_semaphore(const void *semaphore); /* a bounded one too       */
void async__left_condition(const void *condition);
void async__left_barrier(const void *barrier);
void async__left_queue(const void *queue);         /* of any type; a channel too */
void async__left_ringbuf(const void *ringbuf);
void async__left_callback(const void *callback);
void async__left_stream(const void *stream);       /* of any device; a descriptor or server too */

#ifdef __cplusplus
}
#endif
#endif
