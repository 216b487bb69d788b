/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The oracle: with this header in place of the real one, a sequential program runs untranslated.
 *
 * async and await are defined away, sleeping takes no time, async_run(x) runs x.  What a plain C
 * compiler makes of such a program is what the translated program must print.  clang evaluates
 * operands from left to right, as the language does; gcc need not.  Tasks have no place here.
 */
#ifndef ASYNC_AWAY_H
#define ASYNC_AWAY_H

#include <stdint.h>

#define async_fn
#define async_await
#ifndef ASYNC_NO_KEYWORDS
#define async
#define await
#endif

#define async_run(call) ((call), 0)
#define async_run_all(call) ((call), 0)
#define async_spawn(call) ((void)0) /* the fuzzer's task of noise */

#define ASYNC_FRAME(size)
#define ASYNC_TASK_POOL(function, count) struct function##__pool

static inline void async_sleep_ms(int64_t ms) { (void)ms; }
static inline void async_sleep_until(uint32_t when) { (void)when; }
static inline void async_sleep(double seconds) { (void)seconds; }
static inline uint32_t async_now_ms(void) { return 0; }

#endif
