/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What functions of the C library and of common hardware libraries do with the objects whose addresses they get. */
#ifndef ASYNCC_ANALYSIS_LIBRARY_H
#define ASYNCC_ANALYSIS_LIBRARY_H

#include "clang/ast.h"

/* `name` is the name without what compilers put around it. A letter for each parameter, the last but a '*' for all that follow;
 * NULL: a function that is not known, or not for sure the library's.
 *     R  only read            F  only written, perhaps in part       f  the same, and the call's value points into it
 *     C  read and written                                            c  the same, and the call's value points into it
 *     E  read; the next argument, unless NULL, is where a pointer into it is stored (strtol)
 *     K  kept                                                                                                        */
const char *library_find(const struct decl *function, struct str name);

#endif
