/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The names of errors. */
#include <async/error.h>

/* Writes the number before `end`; returns where it begins. */
static char *write_number(char *end, int number)
{
    unsigned rest = number < 0 ? 0u - (unsigned)number : (unsigned)number;
    do {
        *--end = (char)('0' + rest % 10u);
        rest /= 10u;
    } while (rest);
    if (number < 0) {
        *--end = '-';
    }
    return end;
}

const char *async_strerror(int error)
{
    static const char *const names[] = {
        "no error", "cancelled", "timeout", "end of input", "no memory", "closed", "broken", "busy", "limit exceeded",
        "misuse",
    };
    static char text[] = "error -2147483648";
    static const char prefix[] = "error ";
    char *at;
    int i;
    if (error <= 0 && error >= ASYNC_MISUSE) {
        return names[-error];
    }
    at = write_number(text + sizeof text - 1, error);
    for (i = (int)sizeof prefix - 2; i >= 0; i--) {
        *--at = prefix[i];
    }
    return at;
}
