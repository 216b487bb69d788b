/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Names, paths and comments of a frame's members. */
#ifndef ASYNCC_ANALYSIS_NAMES_H
#define ASYNCC_ANALYSIS_NAMES_H

#include "model/function.h"

/* Fills slot.name, path and why, and the names of structs and unions. Requires function.layout. */
void names_assign(struct function *fn);

#endif
