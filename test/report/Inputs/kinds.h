/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef KINDS_H
#define KINDS_H

#include <stdint.h>

#include <async.h>

async long elsewhere(char c, int64_t big);
async signed char near(char c);

#endif
