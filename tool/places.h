/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Where the files lie that asyncc hands out, in the build tree or installed. */
#ifndef ASYNCC_PLACES_H
#define ASYNCC_PLACES_H

#include "base/arena.h"

struct places {
    const char *executable; /* asyncc itself                           */
    const char *include;    /* async.h                                 */
    const char *runtime;    /* the runtime's sources, ports in port/   */
    const char *lib;        /* libasync_PORT.a, asyncc.so              */
    const char *cmake;      /* asyncc-config.cmake, asyncc.mk          */
    const char *gdb;        /* async.py                                */
};

struct places places_find(struct arena *arena);

#endif
