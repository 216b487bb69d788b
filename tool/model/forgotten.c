/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Only what is no C without the header counts: `async` before the name of a type that C itself has. */
#include "model/forgotten.h"

static bool
begins_type(struct str word)
{
    static const char *const words[] = {"void",   "char",  "short",    "int",   "long",   "float",  "double", "signed",
                                        "unsigned", "_Bool", "struct", "union", "enum",   "static", "extern", "const",
                                        "inline"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_is(word, words[i])) {
            return true;
        }
    }
    return false;
}

void
forgotten_check(const struct source *source, struct diag *diag)
{
    for (written_index i = 0; i + 1 < source->written_count; i++) {
        const struct written_token *token = &source->written[i];
        if (source->files[token->file].is_main && str_is(token->text, "async") && begins_type(token[1].text) &&
            !source_is_macro(source, token->text, i)) {
            diag_report(diag, SEVERITY_ERROR, source_written_position(source, i),
                        "'async' is no keyword here; write #include <async.h> behind the other includes");
            return;
        }
    }
}
