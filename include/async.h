/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async/await for C.  Include it last: it defines the keywords.
 *
 * In which of four ways depends on who reads it:
 *   ASYNC_TRANSLATED      the output of asyncc: what is left of them in headers
 *   ASYNCC__TRANSLATE     asyncc itself: its own identifiers; they stay in what clang with asyncc's plugin preprocesses (-E)
 *   ASYNCC                editors and checkers (clangd, clang-tidy): valid C with the same types
 *   none                  a compiler, by mistake: every keyword becomes an undeclared name that says so
 *
 * #define ASYNC_NO_KEYWORDS before it leaves out async, await and yield; async_fn, async_await and
 * async_yield mean the same. */
#ifndef ASYNC_H
#define ASYNC_H

#include <async/runtime.h>

/* Whether clang has loaded the plugin. */
#if defined(__has_attribute) && !defined(__cplusplus) && !defined(ASYNCC)
#if __has_attribute(asyncc_plugin)
#define ASYNC__HAS_PLUGIN 1
#endif
#endif

/* A function that blocks: asyncc warns where an async function calls it. */
#ifndef ASYNC_BLOCKING
#define ASYNC_BLOCKING
#endif

/* Behind the name of a parameter: the function does not keep the address that it gets.  asyncc then lets go of the object
 * after its last use, as it does for functions whose bodies it sees and for well-known libraries. */
#ifndef ASYNC_NOESCAPE
#define ASYNC_NOESCAPE
#endif

#if defined(ASYNC_TRANSLATED)

/* Prototypes and tasks in headers that stay as they are: `async int f(int) ASYNC_FRAME(48);` declares a function that
 * nobody calls, beside the one that asyncc made. */
#ifndef ASYNC_NO_KEYWORDS
#define async
#endif
#define async_fn
#define async_generator
#define async_contextmanager
#define ASYNC_FRAME(size)
#define ASYNC_ITERATOR(type, item, next) struct async__protocol
#define ASYNC_CONTEXT_MANAGER(type, enter, exit) struct async__protocol
#define async_static_task(function) struct function##__task
#define async_static_generator(function) struct function##__generator
#elif defined(ASYNCC__TRANSLATE) || defined(ASYNC__HAS_PLUGIN)

#ifndef ASYNCC__TRANSLATE
#include <async/preprocessed.h>
#endif

#ifndef ASYNC_NO_KEYWORDS
#define async                    __asyncc_async
#define await                    __asyncc_await
#define yield                    __asyncc_yield
#endif
#define async_fn                 __asyncc_async
#define async_await              __asyncc_await
#define async_yield              __asyncc_yield
#define async_generator          __asyncc_generator
#define async_contextmanager     __asyncc_contextmanager
#define async_for                __asyncc_for
#define async_with               __asyncc_with
#define async_try                __asyncc_try
#define async_catch              __asyncc_catch
#define async_catch_cancelled    __asyncc_catch_cancelled
#define async_finally            __asyncc_finally
#define async_defer              __asyncc_defer
#define async_shield             __asyncc_shield
#define async_raise              __asyncc_raise
#define async_spawn              __asyncc_spawn
#define async_create_task        __asyncc_create_task
#define async_start              __asyncc_start
#define async_run                __asyncc_run
#define async_run_all            __asyncc_run_all
#define async_gather             __asyncc_gather
#define async_gather_errors      __asyncc_gather_errors
#define async_wait_any           __asyncc_wait_any
#define async_wait_for_ms        __asyncc_wait_for_ms
#define async_group_start        __asyncc_group_start
#define async_open               __asyncc_open
#define async_join_as            __asyncc_join_as
#define async_static_task        __asyncc_static_task
#define async_static_generator   __asyncc_static_generator
#define ASYNC_TASK_POOL          __asyncc_task_pool
#define ASYNC_ITERATOR           __asyncc_iterator
#define ASYNC_CONTEXT_MANAGER    __asyncc_context_manager
#define ASYNC_FRAME              __asyncc_frame

#elif defined(ASYNCC)

#include <async/editor.h>

#else

#ifndef ASYNC_NO_KEYWORDS
#define async                    async_NOT_TRANSLATED_run_asyncc
#define await                    async_NOT_TRANSLATED_run_asyncc
#define yield                    async_NOT_TRANSLATED_run_asyncc
#endif
#define async_fn                 async_NOT_TRANSLATED_run_asyncc
#define async_await              async_NOT_TRANSLATED_run_asyncc
#define async_yield              async_NOT_TRANSLATED_run_asyncc
#define async_generator          async_NOT_TRANSLATED_run_asyncc
#define async_contextmanager     async_NOT_TRANSLATED_run_asyncc
#define async_for                async_NOT_TRANSLATED_run_asyncc
#define async_with               async_NOT_TRANSLATED_run_asyncc
#define async_try                async_NOT_TRANSLATED_run_asyncc
#define async_catch              async_NOT_TRANSLATED_run_asyncc
#define async_catch_cancelled    async_NOT_TRANSLATED_run_asyncc
#define async_finally            async_NOT_TRANSLATED_run_asyncc
#define async_defer              async_NOT_TRANSLATED_run_asyncc
#define async_shield             async_NOT_TRANSLATED_run_asyncc
#define async_raise              async_NOT_TRANSLATED_run_asyncc
#define async_spawn              async_NOT_TRANSLATED_run_asyncc
#define async_create_task        async_NOT_TRANSLATED_run_asyncc
#define async_start              async_NOT_TRANSLATED_run_asyncc
#define async_run                async_NOT_TRANSLATED_run_asyncc
#define async_run_all            async_NOT_TRANSLATED_run_asyncc
#define async_gather             async_NOT_TRANSLATED_run_asyncc
#define async_gather_errors      async_NOT_TRANSLATED_run_asyncc
#define async_wait_any           async_NOT_TRANSLATED_run_asyncc
#define async_wait_for_ms        async_NOT_TRANSLATED_run_asyncc
#define async_group_start        async_NOT_TRANSLATED_run_asyncc
#define async_open               async_NOT_TRANSLATED_run_asyncc
#define async_join_as            async_NOT_TRANSLATED_run_asyncc
#define async_static_task        async_NOT_TRANSLATED_run_asyncc
#define async_static_generator   async_NOT_TRANSLATED_run_asyncc
#define ASYNC_TASK_POOL          async_NOT_TRANSLATED_run_asyncc
#define ASYNC_ITERATOR           async_NOT_TRANSLATED_run_asyncc
#define ASYNC_CONTEXT_MANAGER    async_NOT_TRANSLATED_run_asyncc
#define ASYNC_FRAME(size)

#endif
#endif
