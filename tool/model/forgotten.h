/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async and await without the header that makes them keywords. */
#ifndef ASYNCC_MODEL_FORGOTTEN_H
#define ASYNCC_MODEL_FORGOTTEN_H

#include "clang/source.h"

/* For a file without keywords: an error if it reads as async code all the same. */
void forgotten_check(const struct source *source, struct diag *diag);

#endif
