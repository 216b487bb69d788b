/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* For text that clang preprocesses now and translates later, with its plugin both times (-E, -save-temps): what the
 * translation needs of the runtime's macros stays in the text as pragmas,
 *     #pragma asyncc "ASYNC__PENDING" (-2147483647 -1) */
#ifndef ASYNC_PREPROCESSED_H
#define ASYNC_PREPROCESSED_H

#pragma GCC system_header /* other clangs know no such pragma: no warning */

#include <async/runtime.h>

#define ASYNC__KEEP_TEXT(...) _Pragma(#__VA_ARGS__)
#define ASYNC__KEEP(definition, ...) ASYNC__KEEP_TEXT(asyncc definition __VA_ARGS__)

ASYNC__KEEP("NULL", NULL)
ASYNC__KEEP("offsetof(type, member)", offsetof(type, member))
ASYNC__KEEP("ASYNC__PENDING", ASYNC__PENDING)
ASYNC__KEEP("ASYNC__CALL", ASYNC__CALL)
ASYNC__KEEP("ASYNC__YIELDED", ASYNC__YIELDED)
ASYNC__KEEP("ASYNC__CLOSING", ASYNC__CLOSING)
ASYNC__KEEP("ASYNC__ON_HEAP", ASYNC__ON_HEAP)
ASYNC__KEEP("ASYNC__CONST", ASYNC__CONST)
ASYNC__KEEP("ASYNC__END(end, before, begin, name, result)", ASYNC__END(end, before, begin, name, result))
ASYNC__KEEP("ASYNC__RESUMED(state)", ASYNC__RESUMED(state))
ASYNC__KEEP("ASYNC__RARELY(condition)", ASYNC__RARELY(condition))
ASYNC__KEEP("ASYNC__READ_FIRST()", ASYNC__READ_FIRST())
ASYNC__KEEP("ASYNC__ONE_COPY", ASYNC__ONE_COPY)
ASYNC__KEEP("ASYNC__UNREAD(variable)", ASYNC__UNREAD(variable))
ASYNC__KEEP("ASYNC__FUNCTION(type, function...)", ASYNC__FUNCTION(type, function))
ASYNC__KEEP("ASYNC_ASSERT(condition, name)", ASYNC_ASSERT(condition, name))
ASYNC__KEEP("async__copy", async__copy)
ASYNC__KEEP("async__run_all(task)", async__run_all(task))
ASYNC__KEEP("async__zero(to, size)", async__zero(to, size))
ASYNC__KEEP("async__queue_of(q)", async__queue_of(q))
ASYNC__KEEP("async__channel_of(c)", async__channel_of(c))

#endif
