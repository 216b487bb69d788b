/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef TREE_H
#define TREE_H

#include <async.h>

async_generator int count_up(int from, int to);
async_generator int zigzag(int from, int to);
async_contextmanager int entered(int depth);

#endif
