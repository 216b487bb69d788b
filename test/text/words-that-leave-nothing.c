/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Where a word of the language leaves no text at all, what stands round it stays as it was. */
// RUN: %asyncc --no-line -o - %s -- %include_flags | %FileCheck --match-full-lines --strict-whitespace %s
#include <async.h>
typedef async int (*handler)(int) ASYNC_FRAME(48);
/* before */ typedef async
void (*hook)(void); /* behind */
async int f(handler h)
{
    return await h(1);
}

//      CHECK:typedef  int (*handler)(int) ;
// CHECK-NEXT:/* before */ typedef 
// CHECK-NEXT:void (*hook)(void); /* behind */
