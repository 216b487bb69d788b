/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Make dependencies, byte for byte as gcc writes them. */
#ifndef ASYNCC_DEPFILE_H
#define ASYNCC_DEPFILE_H

#include "base/buf.h"

/* What make needs so that it takes `name` literally. */
void depfile_quote(struct buf *out, const char *name);

/* `targets`: what -MT and -MQ say, or the quoted output.  dependencies[0] is the input. */
void depfile_write(struct buf *out, const char *targets, const char *const *dependencies, size_t count,
                   bool has_phony_targets);

#endif
