/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Functions that never wait (lower/plain.c): f__plain, and who calls it. */
#ifndef ASYNCC_EMIT_PLAIN_H
#define ASYNCC_EMIT_PLAIN_H

#include "emit/text.h"

/* Its head, with the parameters' names of this declaration. */
void plain_emit_head(struct emission *emission, const struct function *fn, const struct decl *decl);

/* Whether its body needs braces round it, because something is declared in front of it or stands behind it; and what is
 * declared there besides temporaries. */
bool plain_has_more(const struct emission *emission);
void plain_emit_locals(struct emission *emission);

/* Whether `return E;` stays as it is. */
bool plain_returns_value(const struct function *fn);

/* How a function of any kind returns when its result is stored: "return 0", "return". */
const char *plain_return(const struct function *fn);

/* An await that is a statement. The way out for an error follows. */
void plain_emit_await(struct emission *emission, const struct await *await);

/* await f(a) -> f__plain(a) */
void plain_edit_call(struct emission *emission, const struct node *await);

/* What f__start does once it has a frame: the function runs, and its result goes where others look for it. */
void plain_emit_start(struct emission *emission);

#endif
