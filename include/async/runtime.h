/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The runtime without any keyword: for C++, drivers, interrupt handlers. */
#ifndef ASYNC_RUNTIME_H
#define ASYNC_RUNTIME_H

#include <async/barrier.h>
#include <async/callback.h>
#include <async/channel.h>
#include <async/condition.h>
#include <async/config.h>
#include <async/error.h>
#include <async/event.h>
#include <async/flag.h>
#include <async/gather.h>
#include <async/gather_tasks.h>
#include <async/generator.h>
#include <async/group.h>
#include <async/left.h>
#include <async/lock.h>
#include <async/loop.h>
#include <async/memory.h>
#include <async/poison.h>
#include <async/queue.h>
#include <async/ringbuf.h>
#include <async/scope.h>
#include <async/semaphore.h>
#include <async/site.h>
#include <async/sleep.h>
#include <async/stream.h>
#include <async/task.h>
#include <async/timer.h>
#if defined(__unix__) || defined(__APPLE__)
#include <async/net.h> /* the POSIX port has it */
#endif

#endif
