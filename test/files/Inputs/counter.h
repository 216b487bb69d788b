/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef COUNTER_H
#define COUNTER_H

struct reading { short channel; double value; };

#include <async.h>

async int count_to(int limit);
async struct reading measure(short channel);
async void settle(void);

#endif
