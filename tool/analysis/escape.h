/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Which objects' addresses get away, and where.  An object whose address may be kept is alive to the end of its scope. */
#ifndef ASYNCC_ANALYSIS_ESCAPE_H
#define ASYNCC_ANALYSIS_ESCAPE_H

#include "model/function.h"

/* Fills local.is_address_taken, is_escaping and is_assigned, and escaped_in/out of the graph's nodes.
   Requires cfg_build(). */
void escape_compute(struct function *fn);

#endif
