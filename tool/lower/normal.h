/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Awaits pulled out of expressions; the body as a tree of struct stmt.
 *
 *     x = a[i++] + await f(g());            t__1 = a[i++];
 *                                  ->       await f(g());
 *                                           x = t__1 + <result>;
 *
 * Requires function_build(). Afterwards `body` and `awaits` are filled; every NODE_AWAIT is a hole. */
#ifndef ASYNCC_LOWER_NORMAL_H
#define ASYNCC_LOWER_NORMAL_H

#include "base/buf.h"
#include "model/function.h"

void normalise(struct function *function);

/* Prints the statement tree, for --dump=normal. */
void normal_dump(const struct function *function, struct buf *out);

#endif
