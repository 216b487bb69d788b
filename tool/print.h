/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* --print=ITEM: where things are, and with which flags to use them. */
#ifndef ASYNCC_PRINT_H
#define ASYNCC_PRINT_H

#include "driver.h"
#include "options.h"

/* One line for each item, on standard output. */
enum exit_status print_items(struct arena *arena, const struct options *options);

#endif
