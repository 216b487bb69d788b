/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Waits by case labels in a switch around the body: no local survives one. */
#ifndef BENCH_PROTOTHREAD_H
#define BENCH_PROTOTHREAD_H

enum thread_status { THREAD_WAITS, THREAD_ENDED };

struct thread {
    unsigned short line;
};

#define THREAD_BEGIN(thread) \
    switch ((thread)->line) { \
    case 0:
#define THREAD_YIELD(thread) \
    do { \
        (thread)->line = __LINE__; \
        return THREAD_WAITS; \
    case __LINE__:; \
    } while (0)
#define THREAD_CALL(thread, call) \
    do { \
        (thread)->line = __LINE__; \
    case __LINE__: \
        if ((call) == THREAD_WAITS) { \
            return THREAD_WAITS; \
        } \
    } while (0)
#define THREAD_END(thread) \
    } \
    (thread)->line = 0; \
    return THREAD_ENDED

#endif
