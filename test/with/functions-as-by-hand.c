/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What async_with over a manager that is a function becomes, and async_for over a generator that suspends and over one
 * that does not: the frame of the other lies in ours, and what never waits is a call and a comparison. */
// RUN: asyncc -fno-merge --heap=off --no-line %s -o - -- %include_flags | %FileCheck %s
#include <async.h>

void use(int v);
int open_port(int n);
void close_port(int n);

static async_generator int ticks(int n)
{
    for (int i = 0; i < n; i++) {
        await async_sleep_ms(10);
        yield i;
    }
}

static async_generator int numbers(int n)
{
    for (int i = 0; i < n; i++) {
        yield i;
    }
}

static async_contextmanager int port(int n)
{
    int handle = open_port(n);
    async_try {
        yield handle;
    } async_finally {
        close_port(handle);
    }
}

static async void waits(void)
{
    async_for (int v, ticks(3)) {
        use(v);
    }
}

static async void counts(void)
{
    async_for (int v, numbers(3)) {
        use(v);
    }
    await async_sleep_ms(1);
}

static async void managed(void)
{
    async_with (int p = port(1)) {
        await async_sleep_ms(p);
    }
}

async void all(void)
{
    await waits();
    await counts();
    await managed();
}

// CHECK:       struct waits__frame {
// CHECK-NEXT:      const async_site *awaiting;
// CHECK-NEXT:      struct ticks__frame ticks;
// CHECK-NEXT:  };

// CHECK-LABEL: static int waits__resume(void *self,
// CHECK:       ticks__open(&frame->ticks, &waits__site_1, 3);
// CHECK-NEXT:  for (;;) {
// CHECK-NEXT:      error = ticks__resume(&frame->ticks, frame->ticks.u.state, task, 0);
// CHECK-NEXT:      if (error == ASYNC__PENDING) {
// CHECK-NEXT:          return ASYNC__PENDING;
// CHECK-NEXT:  waits__1:;
// CHECK-NEXT:      }
// CHECK-NEXT:      if (error != ASYNC__YIELDED) {
// CHECK-NEXT:          if (error != 0) {
// CHECK-NEXT:              return error;
// CHECK-NEXT:          }
// CHECK-NEXT:          break;
// CHECK-NEXT:      }
// CHECK-NEXT:      int v = frame->ticks.item;
// CHECK-NEXT:      {
// CHECK-NEXT:      use(v);

// CHECK:       struct counts__frame {
// CHECK-NEXT:      const async_site *awaiting;
// CHECK-NEXT:      async_sleep_node sleep_ms_wait;
// CHECK-NEXT:  };

// CHECK-LABEL: static int counts__resume(void *self,
// CHECK:       struct numbers__frame [[G:numbers__[0-9]+]];
// CHECK:       numbers__open(&[[G]], NULL, 3);
// CHECK-NEXT:  for (;;) {
// CHECK-NEXT:      status = numbers__resume(&[[G]], [[G]].state, task, 0);
// CHECK-NEXT:      if (status != ASYNC__YIELDED) {
// CHECK-NEXT:          if (status != 0) {
// CHECK-NEXT:              return status;
// CHECK-NEXT:          }
// CHECK-NEXT:          break;
// CHECK-NEXT:      }
// CHECK-NEXT:      int v = [[G]].item;
// CHECK-NEXT:      {
// CHECK-NEXT:      use(v);

// CHECK:       struct managed__frame {
// CHECK-NEXT:      const async_site *awaiting;
// CHECK-NEXT:      struct port__frame port;
// CHECK-NEXT:      async_sleep_node sleep_ms_wait;
// CHECK-NEXT:  };

// CHECK-LABEL: static int managed__resume(void *self,
// CHECK:       port__open(&frame->port, NULL, 1);
// CHECK-NEXT:  status = port__resume(&frame->port, frame->port.state, task, 0);
// CHECK-NEXT:  if (status != ASYNC__YIELDED) {
// CHECK-NEXT:      return status;
// CHECK-NEXT:  }
// CHECK-NEXT:  {
// CHECK-NEXT:      int p = frame->port.item;
// CHECK:               async_sleep_ms__wait(&frame->sleep_ms_wait, task, p);
// CHECK-NEXT:          return ASYNC__PENDING;
// CHECK-NEXT:  managed__[[#STATE:]]:;
// CHECK-NEXT:          if (ASYNC__RARELY(error != 0)) {
// CHECK-NEXT:              error__1 = error;
// CHECK-NEXT:              goto managed__cleanup_1;
// CHECK-NEXT:          }
// CHECK-NEXT:      }
// CHECK-NEXT:      error__1 = 0;
// CHECK-NEXT:  managed__cleanup_1:;
// CHECK-NEXT:      status = port__resume(&frame->port, frame->port.state, task, 0);
// CHECK-NEXT:      if (status != 0) {
// CHECK-NEXT:          return status;
// CHECK-NEXT:      }
// CHECK-NEXT:      if (error__1 != 0) {
// CHECK-NEXT:          return error__1;
// CHECK-NEXT:      }
