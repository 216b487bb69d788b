/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Reports clang's errors in async code and what is near it, at the user's position. */
#ifndef ASYNCC_CLANG_PARSE_REPORT_H
#define ASYNCC_CLANG_PARSE_REPORT_H

#include "clang/convert.h"
#include "diag.h"

/* Whether there are any. As parse_report(), but says nothing. */
bool parse_finds_errors(struct convert *c, const struct ast *ast);

/* True if there were any. After the conversion: it has noted what async code names. */
bool parse_report(struct convert *c, struct diag *diag, const struct ast *ast);

#endif
