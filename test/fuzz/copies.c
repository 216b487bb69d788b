/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Runs two translated programs as two tasks.  copies.py has made all their names local but for copyN_start and
   copyN_status, and has them print through the functions here.  What each prints goes to a file of its own; the exit
   statuses go to standard output. */
#include <async/runtime.h>

#include <stdarg.h>
#include <stdio.h>

#define COPY(n) \
    async_task *copy##n##_start(void); \
    int copy##n##_status(void); \
    FILE *copy##n##_stdout; \
    int copy##n##_vprintf(const char *format, va_list arguments) { return vfprintf(copy##n##_stdout, format, arguments); } \
    int copy##n##_printf(const char *format, ...) \
    { \
        va_list arguments; \
        int length; \
        va_start(arguments, format); \
        length = vfprintf(copy##n##_stdout, format, arguments); \
        va_end(arguments); \
        return length; \
    } \
    int copy##n##_puts(const char *text) { return fprintf(copy##n##_stdout, "%s\n", text); } \
    int copy##n##_putchar(int c) { return fputc(c, copy##n##_stdout); }

COPY(1)
COPY(2)

int main(void)
{
    async_task *first, *second;
    int error;
    copy1_stdout = fopen("copy1.out", "wb");
    copy2_stdout = fopen("copy2.out", "wb");
    first = copy1_start();
    second = copy2_start();
    error = async_run_until_complete(first); /* both run; a status that no program has tells of an error */
    printf("%d ", error ? 1000 + error : copy1_status() & 0xFF);
    error = async_run_until_complete(second);
    printf("%d\n", error ? 1000 + error : copy2_status() & 0xFF);
    return 0;
}
