/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Prose in groups that are skipped. */
#include "keywords.h"
#if 0
don't
#else
int a = __LINE__;
#endif
async char f(void) { return 'x'; }
#ifdef OTHER
# error this isn't supported
it's "here
#endif
char *file = __FILE__;
