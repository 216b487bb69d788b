/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The tool's own printf prints, cuts and counts as vsnprintf() does, also what it leaves to that. */
// RUN: %cc -std=c11 -g -Wall -Wextra -Werror -I%root/tool %s %root/tool/base/format.c -o %t && %t | %FileCheck %s
#include "base/format.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static void
__attribute__((format(printf, 1, 2)))
compare(const char *format, ...)
{
    char ours[64];
    char theirs[64];
    for (size_t cap = 0; cap <= sizeof ours; cap++) {
        va_list args;
        memset(ours, '#', sizeof ours);
        memset(theirs, '#', sizeof theirs);
        va_start(args, format);
        size_t ours_len = format_into(ours, cap, format, args);
        va_end(args);
        va_start(args, format);
        int theirs_len = vsnprintf(theirs, cap, format, args);
        va_end(args);
        if (ours_len != (size_t)theirs_len || memcmp(ours, theirs, sizeof ours) != 0) {
            printf("differs with room for %zu: '%.63s'\n", cap, ours);
        }
    }
    va_list args;
    va_start(args, format);
    format_into(ours, sizeof ours, format, args);
    va_end(args);
    puts(ours);
}

// CHECK: {{^}}no conversion{{$}}
// CHECK-NEXT: {{^}}struct f__frame at 100 %{{$}}
// CHECK-NEXT: {{^}}0 4294967295 18446744073709551615 7{{$}}
// CHECK-NEXT: {{^}}cut end|all|{{$}}
// CHECK-NEXT: {{^}}|    right|too long|left  |{{$}}
// CHECK-NEXT: {{^}}-9223372036854775808 -1 0 9223372036854775807{{$}}
// CHECK-NEXT: {{^}}name   -3 ff{{$}}
int
main(void)
{
    compare("no conversion");
    compare("struct %s__%.*s at %u %%", "f", 5, "frame->x", 100u);
    compare("%u %u %zu %zu", 0u, UINT32_MAX, SIZE_MAX, (size_t)7);
    compare("%.*s%.*s|%.*s|", 4, "cut off", 7, "end", -1, "all");
    compare("|%*s|%*s|%*s|", 9, "right", 3, "too long", -6, "left");
    compare("%lld %lld %lld %lld", LLONG_MIN, -1LL, 0LL, LLONG_MAX);
    compare("%-6s %d %x", "name", -3, 255u);
    return 0;
}
