/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Macros that are switched off around text of which they are no part. */
#ifndef ASYNCC_EMIT_SWITCHES_H
#define ASYNCC_EMIT_SWITCHES_H

#include "emit/text.h"

void switches_print(struct printer *out, const struct str *names, size_t count, bool is_off);

/* Adds to emission->switched_off the words of our own, such as the names of members that every frame has, that are macros
 * where the output will stand. */
void switches_add_own(struct emission *emission);

#endif
