/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The language for editors and checkers: C that parses as the program would and has its types, never meant to be
 * run.  Included by <async.h> where ASYNCC is defined. */
#ifndef ASYNC_EDITOR_H
#define ASYNC_EDITOR_H

#include <async/runtime.h>

#if defined(__clang__)
#pragma clang diagnostic ignored "-Wreturn-type"
#pragma clang diagnostic ignored "-Wreturn-mismatch"
#pragma clang diagnostic ignored "-Wreturn-stack-address"
#pragma clang diagnostic ignored "-Wunsequenced"
#pragma clang diagnostic ignored "-Wunused-value"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wuninitialized"
#pragma clang diagnostic ignored "-Wsometimes-uninitialized"
#pragma clang diagnostic ignored "-Wconditional-uninitialized"
#pragma clang diagnostic ignored "-Wdangling-else"
#pragma clang diagnostic ignored "-Wpedantic"
#pragma clang diagnostic ignored "-Wc11-extensions"
#pragma clang diagnostic ignored "-Wgnu-zero-variadic-macro-arguments"
#pragma clang diagnostic ignored "-Wmissing-prototypes"
#define ASYNC__NOTE(text) __attribute__((annotate(text)))
#else
#define ASYNC__NOTE(text)
#endif

#ifdef __cplusplus
extern "C" {
#endif

extern volatile int async__editor_maybe; /* so that everything looks as if it might happen */
extern void *async__editor_pointer;
void async__editor_raise(int error);
typedef struct { async_task task; } async__editor_object;

#ifdef __cplusplus
}
#endif

#ifndef ASYNC_NO_KEYWORDS
#define async async_fn
#define await async_await
#define yield async_yield
#endif
#define async_fn ASYNC__NOTE("async")
#define async_await __extension__
#define async_yield for (; async__editor_maybe;) return
#define async_generator ASYNC__NOTE("async_generator")
#define async_contextmanager ASYNC__NOTE("async_contextmanager")

#define async_for(variable, ...) for (variable; (void)(__VA_ARGS__), async__editor_maybe;)
#define async_with(...) for (__VA_ARGS__; async__editor_maybe;)
#define async_try if (async__editor_maybe)
#define async_catch(variable) else for (variable = 0; async__editor_maybe;) if (async__editor_maybe)
#define async_catch_cancelled else if (async__editor_maybe)
#define async_finally else
#define async_defer if (async__editor_maybe)
#define async_shield if (async__editor_maybe)
#define async_raise(error) async__editor_raise(error)

#define async_spawn(...) ((void)(__VA_ARGS__), (_Bool)async__editor_maybe)
#define async_create_task(...) ((void)(__VA_ARGS__), (async_task *)async__editor_pointer)
#define async_start(storage, ...) ((void)(storage), (void)(__VA_ARGS__), (async_task *)async__editor_pointer)
#define async_run(...) ((void)(__VA_ARGS__), (int)async__editor_maybe)
#define async_run_all(...) ((void)(__VA_ARGS__), (int)async__editor_maybe)
#define async_gather(...) ((void)({ __VA_ARGS__; }))
#define async_gather_errors(errors, ...) ((void)(errors), (void)({ __VA_ARGS__; }))
#define async_wait_any(...) ((void)(__VA_ARGS__), (int)async__editor_maybe)
#define async_wait_for_ms(call, ms) ((void)(ms), (call))
#define async_group_start(group, ...) ((void)(group), (void)(__VA_ARGS__), (async_task *)async__editor_pointer)
#define async_open(object, ...) ((void)(object), (void)(__VA_ARGS__), (int)async__editor_maybe)
#define async_join_as(task, type) ((void)(task), *(type *)async__editor_pointer)

#define ASYNC_TASK_POOL(function, count) _Static_assert(sizeof(&function) && (count) > 0, "an empty pool")
#define ASYNC_ITERATOR(type, item, next) _Static_assert(sizeof(type) && sizeof(item) && sizeof(&next), "an iterator")
#define ASYNC_CONTEXT_MANAGER(type, enter, exit) \
    _Static_assert(sizeof(type) && sizeof(&enter) && sizeof(&exit), "a context manager")
#define async_static_task(function) async__editor_object
#define async_static_generator(function) async__editor_object
#define ASYNC_FRAME(size)

#endif
