/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#define INCLUDED 1
int included = __LINE__;
