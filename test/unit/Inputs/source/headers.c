/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Whatever a system's headers do. Some of them exist on some systems only. */
#define _GNU_SOURCE
#include <tgmath.h>
#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#if __has_include(<netinet/in.h>)
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <sys/select.h>
#endif
#include "keywords.h"

async void f(double d, FILE *file)
{
    assert(sin(d) > pow(d, 2.0f));
    errno = isdigit('3') ? INT_MAX : EOF;
    putc('x', file == stdin ? stdout : file);
#ifdef SIGINT
    struct sigaction action = {.sa_handler = SIG_DFL};
    pthread_cleanup_push(free, NULL);
    fd_set set;
    FD_ZERO(&set);
    FD_SET(htons(1), &set);
    pthread_cleanup_pop(1);
#endif
    await f(d, stderr);
}
