#ifndef PREFIX_H
#define PREFIX_H
#include <stdio.h>

#include <async.h>

#define OFFSET 40
async int blink(int led) ASYNC_FRAME(64);
static inline int twice(int x) { return 2 * x; }
#endif
