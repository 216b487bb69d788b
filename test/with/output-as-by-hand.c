/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What async_with and async_for become: a free lock is a test and a store, a timeout one node in the frame and no
 * temporary, a loop over a queue ends where the queue says so. */
// RUN: asyncc -fno-merge --heap=off --no-line %s -o - -- %include_flags | %FileCheck %s
#include <async.h>

static async_lock lock = ASYNC_LOCK_INIT;
ASYNC_QUEUE(queue, int, 4);
int counter;
void use(int v);

static async void locked(void)
{
    async_with (&lock) {
        counter++;
    }
}

static async void limited(int n)
{
    async_with (async_timeout_ms(50)) {
        await async_sleep_ms(n);
    }
}

static async void consume(void)
{
    async_for (int v, &queue) {
        use(v);
    }
}

async void all(void)
{
    await locked();
    await limited(1);
    await consume();
}

// CHECK-LABEL: static int locked__resume(void *self,
// CHECK:       error = async_lock_acquire__try(&lock);
// CHECK-NEXT:  if (error == ASYNC__PENDING) {
// CHECK-NEXT:      async__suspend(task, &locked__leaf_1, frame);
// CHECK-NEXT:      async_lock_acquire__wait(&frame->lock_acquire_wait, task, &lock);
// CHECK-NEXT:      return ASYNC__PENDING;
// CHECK-NEXT:  locked__1:;
// CHECK-NEXT:  }
// CHECK-NEXT:  if (ASYNC__RARELY(error != 0)) {
// CHECK-NEXT:      return error;
// CHECK-NEXT:  }
// CHECK-NEXT:  {
// CHECK-NEXT:      counter++;
// CHECK-NEXT:  }
// CHECK-NEXT:  async__lock_leave(&lock);
// CHECK-NEXT: }

// CHECK:       struct limited__frame {
// CHECK-NEXT:      const async_site *awaiting;
// CHECK-NEXT:      async_scope scope__1;
// CHECK-NEXT:      async_sleep_node sleep_ms_wait;
// CHECK-NEXT:  };

// CHECK-LABEL: static int limited__resume(void *self,
// CHECK:       async__timeout_enter(&frame->scope__1, task, 50);
// CHECK:       error__1 = 0;
// CHECK-NEXT:  limited__cleanup_1:;
// CHECK-NEXT:  error__1 = async__scope_leave(&frame->scope__1, error__1);
// CHECK-NEXT:  if (error__1 != 0) {
// CHECK-NEXT:      return error__1;
// CHECK-NEXT:  }

// CHECK-LABEL: static int consume__resume(void *self,
// CHECK:       for (;;) {
// CHECK-NEXT:      [[Q:t__[0-9]+]] = async__queue_of(&queue);
// CHECK-NEXT:      error = async_queue_get__try([[Q]], &frame->v);
// CHECK-NEXT:      if (error == ASYNC__PENDING) {
// CHECK-NEXT:          async__suspend(task, &consume__leaf_1, frame);
// CHECK-NEXT:          async_queue_get__wait(&frame->queue_get_wait, task, [[Q]], &frame->v);
// CHECK-NEXT:          return ASYNC__PENDING;
// CHECK-NEXT:  consume__1:
// CHECK-NEXT:          error = async_queue_get__done(&frame->queue_get_wait, error);
// CHECK-NEXT:      }
// CHECK-NEXT:      if (ASYNC__RARELY(error != 0)) {
// CHECK-NEXT:          if (error == ASYNC_CLOSED) {
// CHECK-NEXT:              break;
// CHECK-NEXT:          }
// CHECK-NEXT:          return error;
// CHECK-NEXT:      }
// CHECK-NEXT:      {
// CHECK-NEXT:      use(frame->v);
