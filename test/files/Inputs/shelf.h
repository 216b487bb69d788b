/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef SHELF_H
#define SHELF_H

#include <async.h>

struct shelf {
    int count;
};
async bool shelf_next(struct shelf *shelf, int *out);
async void shelf_open(struct shelf *shelf);
async bool shelf_close(struct shelf *shelf, int error);
ASYNC_ITERATOR(struct shelf, int, shelf_next);
ASYNC_CONTEXT_MANAGER(struct shelf, shelf_open, shelf_close);

#endif
