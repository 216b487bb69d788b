/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Reports a bit of everything; ../diag.test says what must come out. Argument: text, color, json or sarif. */
#include "diag.h"

#include <string.h>

static const char source[] = "int f(void);\n"
                             "\tf();\tg(1, 2);\n"
                             "/* \xe4\xb8\xad\xc3\xa9\xff */ f();\r\n"
                             "last";

static void
write_source(void)
{
    FILE *file = fopen("in.c", "wb");
    fwrite(source, 1, sizeof source - 1, file);
    fclose(file);
}

static void
report_all(struct diag *diag)
{
    diag_report(diag, SEVERITY_ERROR, (struct position){"in.c", 2, 2, 3}, "'%s' is never awaited", "f");
    diag_fixit(diag, (struct position){"in.c", 2, 2, 0}, "await ");
    diag_note(diag, (struct position){"in.c", 1, 5, 0}, "declared here");

    diag_lint(diag, "polling", (struct position){"in.c", 2, 7, 1}, "two ranges");
    diag_range(diag, (struct position){"in.c", 2, 9, 1});
    diag_range(diag, (struct position){"in.c", 2, 12, 2});
    diag_range(diag, (struct position){"in.c", 3, 1, 2});
    diag_fixit(diag, (struct position){"in.c", 2, 7, 0}, "(");
    diag_fixit(diag, (struct position){"in.c", 2, 8, 0}, "one)");

    diag_set_warning(diag, "error=sleep-range");
    diag_lint(diag, "sleep-range", (struct position){"in.c", 3, 14, 3}, "behind wide and broken bytes");

    diag_lint(diag, "lock-across-await", (struct position){"in.c", 1, 1, 0}, "not shown: off");
    diag_note(diag, (struct position){"in.c", 1, 1, 0}, "not shown either");
    diag_set_warning(diag, "no-no-await");
    diag_lint(diag, "no-await", (struct position){"in.c", 1, 1, 0}, "not shown: switched off");

    diag_report(diag, SEVERITY_ERROR, (struct position){"in.c", 4, 5, 0}, "at the very end");
    diag_report(diag, SEVERITY_ERROR, (struct position){"in.c", 9, 1, 0}, "no such line");
    diag_report(diag, SEVERITY_ERROR, (struct position){"gone.c", 3, 0, 0}, "no such file");
    diag_report(diag, SEVERITY_FATAL, (struct position){0}, "no place");
}

int
main(int argc, char **argv)
{
    (void)argc;
    write_source();
    enum diag_format format = !strcmp(argv[1], "json") ? DIAG_JSON : !strcmp(argv[1], "sarif") ? DIAG_SARIF : DIAG_TEXT;
    struct arena arena = {0};
    struct diag *diag = diag_new(&arena, stdout, format, !strcmp(argv[1], "color") ? COLOR_ALWAYS : COLOR_NEVER);
    report_all(diag);
    diag_finish(diag);
    bool is_counted = diag_error_count(diag) == 6 && diag_fatal_count(diag) == 1;
    arena_free(&arena);
    return is_counted ? 0 : 1;
}
