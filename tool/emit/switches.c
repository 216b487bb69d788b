/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include "emit/switches.h"

void
switches_print(struct printer *out, const struct str *names, size_t count, bool is_off)
{
    for (size_t i = 0; i < count; i++) {
        print_line_end(out);
        struct buf line = {0};
        buf_printf(&line, is_off ? "#pragma push_macro(\"%.*s\")\n#undef %.*s\n" : "#pragma pop_macro(\"%.*s\")\n",
                   STR_ARG(names[i]), STR_ARG(names[i]));
        print_quiet(out, buf_slice(&line));
        buf_free(&line);
    }
}

void
switches_add_own(struct emission *emission)
{
    static const char *const words[] = {"args",  "arm",  "awaiting", "error", "frame", "item", "leaf", "result",
                                        "s1",    "s2",   "s3",       "s4",    "self",  "site", "state", "status",
                                        "storage", "task", "u",      "undo"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str word = str_from(words[i]);
        if (!map_find(&emission->switched_off_set, word) && source_is_macro(emission->source, word, emission->place)) {
            map_set(&emission->switched_off_set, word, emission);
            vec_push(emission->arena, &emission->switched_off, word);
        }
    }
}
