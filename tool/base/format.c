/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Half of the time that it takes to print a function was once vsnprintf()'s. One pass over the format prints what it
 * knows; at what it does not know, vsnprintf() begins again with all of it. */
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

static inline void
put(struct target *target, const char *text, size_t len)
{
    if (len && target->len < target->cap) {
        size_t room = target->cap - target->len;
        memcpy(target->out + target->len, text, len < room ? len : room);
    }
    target->len += len;
}

static void
put_number(struct target *target, unsigned long long number)
{
    char digits[sizeof number * 3];
    char *first = digits + sizeof digits;
    do {
        *--first = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    put(target, first, (size_t)(digits + sizeof digits - first));
}

static void
put_signed(struct target *target, long long number)
{
    if (number < 0) {
        put(target, "-", 1);
    }
    put_number(target, number < 0 ? 0 - (unsigned long long)number : (unsigned long long)number);
}

/* Text that may be longer than what is to be printed of it. */
static void
put_part(struct target *target, const char *text, int most)
{
    const char *end = most > 0 ? memchr(text, '\0', (size_t)most) : text + (most < 0 ? strlen(text) : 0);
    put(target, text, end ? (size_t)(end - text) : (size_t)most);
}

static void
put_right(struct target *target, const char *text, int width)
{
    static const char blanks[] = "                                                                ";
    size_t len = strlen(text);
    size_t left = width > 0 && (size_t)width > len ? (size_t)width - len : 0;
    for (size_t count; left; left -= count) {
        count = left < sizeof blanks - 1 ? left : sizeof blanks - 1;
        put(target, blanks, count);
    }
    put(target, text, len);
}

static bool
begins_with(const char *format, const char *conversion, size_t len)
{
    return strncmp(format, conversion, len) == 0;
}

/* Behind the conversion whose % is before `at`; NULL, and nothing printed, if vsnprintf() must do it. */
static const char *
put_conversion(struct target *target, const char *at, va_list *args)
{
    if (*at == 's') {
        const char *text = va_arg(*args, const char *);
        put(target, text, strlen(text));
        return at + 1;
    }
    if (*at == 'u') {
        put_number(target, va_arg(*args, unsigned));
        return at + 1;
    }
    if (*at == '%') {
        put(target, at, 1);
        return at + 1;
    }
    if (begins_with(at, ".*s", 3)) {
        int most = va_arg(*args, int);
        put_part(target, va_arg(*args, const char *), most);
        return at + 3;
    }
    if (begins_with(at, "zu", 2)) {
        put_number(target, va_arg(*args, size_t));
        return at + 2;
    }
    if (begins_with(at, "*s", 2)) {
        int width = va_arg(*args, int);
        if (width >= 0) {
            put_right(target, va_arg(*args, const char *), width);
            return at + 2;
        }
    }
    if (begins_with(at, "lld", 3)) {
        put_signed(target, va_arg(*args, long long));
        return at + 3;
    }
    return NULL;
}

size_t
format_into(char *out, size_t cap, const char *format, va_list args)
{
    struct target target = {out, cap, 0};
    va_list rest;
    va_copy(rest, args);
    for (const char *at = format; at;) {
        const char *percent = strchr(at, '%');
        size_t len = percent ? (size_t)(percent - at) : strlen(at);
        put(&target, at, len);
        at += len;
        if (!percent) {
            va_end(rest);
            if (cap) {
                out[target.len < cap ? target.len : cap - 1] = '\0';
            }
            return target.len;
        }
        at = put_conversion(&target, at + 1, &rest);
    }
    va_end(rest);
    int len = vsnprintf(out, cap, format, args);
    assert(len >= 0);
    return (size_t)len;
}
