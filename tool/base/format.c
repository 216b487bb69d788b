/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Half of the time that it takes to print a function was once vsnprintf()'s. One pass over the format looks whether
 * the few conversions below are all there is, so that nothing has been taken from `args` when vsnprintf() has to. */
#include "base/format.h"

#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* What is printed so far; `len` may be above `cap`. */
struct target {
    char *out;
    size_t cap;
    size_t len;
};

/* Length of the conversion at `at`, which is a %; 0 if vsnprintf() must do it. */
static size_t
known_conversion(const char *at)
{
    switch (at[1]) {
    case 's':
    case 'u':
    case '%':
        return 2;
    case 'z':
        return at[2] == 'u' ? 3 : 0;
    case '.':
        return at[2] == '*' && at[3] == 's' ? 4 : 0;
    default:
        return 0;
    }
}

static bool
is_known(const char *format)
{
    while ((format = strchr(format, '%'))) {
        size_t len = known_conversion(format);
        if (len == 0) {
            return false;
        }
        format += len;
    }
    return true;
}

static void
put(struct target *target, const char *text, size_t len)
{
    if (len && target->len < target->cap) {
        size_t room = target->cap - target->len;
        memcpy(target->out + target->len, text, len < room ? len : room);
    }
    target->len += len;
}

static void
put_number(struct target *target, size_t number)
{
    char digits[sizeof number * 3];
    char *first = digits + sizeof digits;
    do {
        *--first = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    put(target, first, (size_t)(digits + sizeof digits - first));
}

size_t
format_into(char *out, size_t cap, const char *format, va_list args)
{
    if (!is_known(format)) {
        int len = vsnprintf(out, cap, format, args);
        assert(len >= 0);
        return (size_t)len;
    }
    struct target target = {out, cap, 0};
    for (const char *at; (at = strchr(format, '%')); format = at + known_conversion(at)) {
        put(&target, format, (size_t)(at - format));
        if (at[1] == 's') {
            const char *text = va_arg(args, const char *);
            put(&target, text, strlen(text));
        } else if (at[1] == '.') {
            size_t most = (size_t)va_arg(args, int);
            const char *text = va_arg(args, const char *);
            const char *end = most ? memchr(text, '\0', most) : text;
            put(&target, text, end ? (size_t)(end - text) : most);
        } else if (at[1] == '%') {
            put(&target, at, 1);
        } else {
            put_number(&target, at[1] == 'z' ? va_arg(args, size_t) : va_arg(args, unsigned));
        }
    }
    put(&target, format, strlen(format));
    if (cap) {
        out[target.len < cap ? target.len : cap - 1] = '\0';
    }
    return target.len;
}
