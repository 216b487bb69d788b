/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Messages of another compiler among our own: FILE:LINE:COLUMN: error: TEXT, as gcc and clang print them. */
#include "diag_private.h"

#include <stdlib.h>

struct severity_word {
    const char *word;
    enum severity severity;
};

/* What follows the position, and which severity it says; NULL if the line says none. */
static const char *
find_severity(const char *line, enum severity *out_severity, const char **out_text)
{
    static const struct severity_word words[] = {
        {": fatal error: ", SEVERITY_ERROR},
        {": error: ", SEVERITY_ERROR},
        {": warning: ", SEVERITY_WARNING},
        {": note: ", SEVERITY_NOTE},
    };
    const char *first = NULL;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *found = strstr(line, words[i].word);
        if (found && (!first || found < first)) {
            first = found;
            *out_severity = words[i].severity;
            *out_text = found + strlen(words[i].word);
        }
    }
    return first;
}

/* Takes a number and the colon before it from the end of [begin, *end). */
static unsigned
take_number(const char *begin, const char **end)
{
    const char *at = *end;
    while (at > begin && at[-1] >= '0' && at[-1] <= '9') {
        at--;
    }
    if (at == *end || at == begin || at[-1] != ':') {
        return 0;
    }
    *end = at - 1;
    return (unsigned)strtoul(at, NULL, 10);
}

static struct position
parse_position(struct arena *arena, const char *begin, const char *end)
{
    unsigned last = take_number(begin, &end);
    unsigned before = last ? take_number(begin, &end) : 0;
    struct position at = {.line = before ? before : last, .column = before ? last : 0};
    at.file = arena_copy(arena, begin, (size_t)(end - begin));
    return at;
}

static void
forward_line(struct diag *diag, const char *line)
{
    enum severity severity;
    const char *text;
    const char *end = find_severity(line, &severity, &text);
    if (!end || *line == ' ') {
        return;
    }
    if (diag->format == DIAG_TEXT) {
        diag->errors += severity == SEVERITY_ERROR;
    } else if (severity != SEVERITY_NOTE || diag->messages.len) {
        diag_report(diag, severity, parse_position(diag->arena, line, end), "%s", text);
    }
}

bool
diag_is_text(const struct diag *diag)
{
    return diag->format == DIAG_TEXT;
}

void
diag_forward(struct diag *diag, struct str messages)
{
    if (diag->format == DIAG_TEXT) {
        diag_flush(diag);
        fwrite(messages.ptr, 1, messages.len, diag->out);
    }
    for (struct str rest = messages; rest.len;) {
        const char *newline = memchr(rest.ptr, '\n', rest.len);
        size_t len = newline ? (size_t)(newline - rest.ptr) : rest.len;
        forward_line(diag, arena_copy(diag->arena, rest.ptr, len));
        rest.ptr += len + (newline != NULL);
        rest.len -= len + (newline != NULL);
    }
}
