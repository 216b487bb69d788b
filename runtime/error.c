/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The names of errors. */
#include <async/error.h>

const char *async_strerror(int error)
{
    static const char *const names[] = {
        "no error", "cancelled", "timeout", "end of input", "no memory", "closed", "broken", "busy", "limit exceeded",
        "misuse",
    };
    if (error <= 0 && error >= ASYNC_MISUSE) {
        return names[-error];
    }
    return error > 0 ? "error" : "unknown error";
}
