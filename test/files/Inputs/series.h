/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Generators and context managers that another file defines. A file that is translated by itself has SIZED(bytes). */
#ifndef SERIES_H
#define SERIES_H

#include <async.h>

#ifndef SIZED
#define SIZED(bytes)
#endif
#ifndef TICKS_FRAME
#define TICKS_FRAME 256
#endif

struct point {
    double x;
    int y;
};

struct log {
    const char *name;
    int errors;
};

async_generator int ticks(int count) SIZED(TICKS_FRAME);              /* sleeps, has a cleanup  */
async_generator struct point line(int from, int to) SIZED(128);       /* never waits            */
async_contextmanager struct log *logged(struct log *log) SIZED(256);  /* asks for the error     */
async_contextmanager void marked(char mark) SIZED(256);               /* yields nothing         */

#endif
