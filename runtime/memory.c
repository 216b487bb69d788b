/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The default memory hooks.  Only linked where a program asks for memory and does not define them itself. */
#include <async/memory.h>

#include <stdlib.h>

void *async_alloc(size_t size)
{
    return malloc(size);
}

void async_free(void *storage)
{
    free(storage);
}
