/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <stdio.h>
#define async 3 /* ours */
	#if 0
"
#endif
int main(void)	{ return async; }   
??=pragma odd\
 thing