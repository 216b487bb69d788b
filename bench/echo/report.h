/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What every echo server tells: its port at the begin; at the end, when the last connection has gone, the processor time that
 * it took, of the kernel's on its behalf too. */
#ifndef REPORT_H
#define REPORT_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

enum { CONNECTIONS_MAX = 256, MESSAGE_MAX = 1024 };

static double seconds_at_begin;

static inline double processor_seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + 1e-6 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static inline void report_begin(unsigned port)
{
    printf("%u\n", port);
    fflush(stdout);
    seconds_at_begin = processor_seconds();
}

static inline void report_end(void)
{
    printf("%.6f\n", processor_seconds() - seconds_at_begin);
    fflush(stdout);
    exit(0);
}

#endif
