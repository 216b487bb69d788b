/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What two instances of a network test print: each its own text, shown one after the other. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static char instance_text[2][2048];

#ifdef __GNUC__
static void say(int instance, const char *format, ...) __attribute__((__format__(__printf__, 2, 3)));
#endif
static void say(int instance, const char *format, ...)
{
    size_t used = strlen(instance_text[instance]);
    va_list args;
    va_start(args, format);
    vsnprintf(instance_text[instance] + used, sizeof instance_text[0] - used, format, args);
    va_end(args);
}

/* Bytes as Python writes them. */
void say_bytes(int instance, const char *before, const char *bytes, size_t size);
void say_bytes(int instance, const char *before, const char *bytes, size_t size)
{
    size_t i;
    say(instance, "%sb'", before);
    for (i = 0; i < size; i++) {
        if (bytes[i] == '\n') {
            say(instance, "\\n");
        } else {
            say(instance, "%c", bytes[i]);
        }
    }
    say(instance, "'\n");
}

static void show_instances(void)
{
    for (int i = 0; i < 2; i++) { /* one that prints nothing is an empty line */
        printf("--- instance%d ---\n%s", i, *instance_text[i] ? instance_text[i] : "\n");
    }
}
