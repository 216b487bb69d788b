/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* New names for locals that would be mistaken for others where they are saved and restored.
 *
 *     int i = 1;                              int i = 1;
 *     for (int i = 0; i < 3; i++) {           for (int i__2 = 0; i__2 < 3; i__2++) {
 *         await f();                   ->         frame->i = i; frame->i__2 = i__2; …
 */
#ifndef ASYNCC_MODEL_RENAME_H
#define ASYNCC_MODEL_RENAME_H

#include "model/function.h"

/* Sets local.name and decl.new_name of as few as need it. Requires await.saved. */
void rename_compute(struct function *fn);

#endif
