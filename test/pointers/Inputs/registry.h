/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A library that keeps callbacks; it is written in plain C and never calls them itself. */
#ifndef REGISTRY_H
#define REGISTRY_H

#include <async.h>

typedef async int (*command)(void *user, int argument) ASYNC_FRAME(96);

struct entry { const char *name; command run; void *user; };

async int builtin_help(void *user, int argument);

void registry_add(const char *name, command run, void *user);
const struct entry *registry_find(const char *name);

#endif
