/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* All diagnostics as one SARIF 2.1.0 log. Columns count characters there, not bytes. */
#include "diag_private.h"

#include "asyncc_config.h"

static void
add_uri(struct buf *out, const char *path)
{
    static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    buf_printf(out, "\"artifactLocation\":{\"uri\":\"%s", *path == '/' ? "file://" : "");
    for (; *path; path++) {
        if (strchr(safe, *path)) {
            buf_char(out, *path);
        } else {
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)*path);
        }
    }
    buf_text(out, "\"}");
}

/* The column in characters of the byte column `bytes`. */
static unsigned
character_column(struct diag *diag, struct position at, unsigned bytes)
{
    struct str line;
    if (!diag_line(diag, at.file, at.line, &line)) {
        return bytes;
    }
    unsigned column = 1;
    for (size_t i = 0; i < line.len && i + 1 < bytes; column++) {
        size_t len = utf8_length((struct str){line.ptr + i, line.len - i});
        i += len ? len : 1;
    }
    return column;
}

static void
add_region(struct diag *diag, struct buf *out, const char *name, struct position at)
{
    buf_printf(out, "\"%s\":{\"startLine\":%u", name, at.line);
    if (at.column) {
        buf_printf(out, ",\"startColumn\":%u,\"endColumn\":%u", character_column(diag, at, at.column),
                   character_column(diag, at, at.column + at.length));
    }
    buf_char(out, '}');
}

static void
add_location(struct diag *diag, struct buf *out, struct position at)
{
    buf_text(out, "\"physicalLocation\":{");
    add_uri(out, at.file);
    if (at.line) {
        buf_char(out, ',');
        add_region(diag, out, "region", at);
    }
    buf_char(out, '}');
}

static void
add_text(struct buf *out, const char *name, const char *text)
{
    buf_printf(out, "\"%s\":{\"text\":", name);
    json_string(out, text);
    buf_char(out, '}');
}

/* All fix-its of a message are one fix; one change per replacement. */
static void
add_fixes(struct diag *diag, struct buf *out, const struct message *message)
{
    if (!message->fixits.len || !message->fixits.items[0].at.file) {
        return;
    }
    buf_text(out, ",\"fixes\":[{\"artifactChanges\":[");
    for (size_t i = 0; i < message->fixits.len; i++) {
        const struct fixit *fixit = &message->fixits.items[i];
        buf_text(out, i ? ",{" : "{");
        add_uri(out, fixit->at.file);
        buf_text(out, ",\"replacements\":[{");
        add_region(diag, out, "deletedRegion", fixit->at);
        buf_char(out, ',');
        add_text(out, "insertedContent", fixit->text);
        buf_text(out, "}]}");
    }
    buf_text(out, "]}]");
}

static void
add_note(struct diag *diag, struct buf *out, const struct message *note)
{
    buf_char(out, '{');
    if (note->at.file) {
        add_location(diag, out, note->at);
        buf_char(out, ',');
    }
    add_text(out, "message", note->text);
    buf_char(out, '}');
}

static void
add_result(struct diag *diag, struct buf *out, const struct message *message, size_t note_count)
{
    buf_char(out, '{');
    if (message->name) {
        buf_text(out, "\"ruleId\":");
        json_string(out, message->name);
        buf_char(out, ',');
    }
    buf_printf(out, "\"level\":\"%s\",", message->severity == SEVERITY_WARNING ? "warning" : "error");
    add_text(out, "message", message->text);
    if (message->at.file) {
        buf_text(out, ",\"locations\":[{");
        add_location(diag, out, message->at);
        buf_text(out, "}]");
    }
    for (size_t i = 0; i < note_count; i++) {
        buf_text(out, i ? "," : ",\"relatedLocations\":[");
        add_note(diag, out, message + 1 + i);
    }
    buf_text(out, note_count ? "]" : "");
    add_fixes(diag, out, message);
    buf_char(out, '}');
}

static void
add_rules(struct buf *out)
{
    buf_text(out, "\"rules\":[");
    for (size_t i = 0; i < LINT_COUNT; i++) {
        buf_printf(out, "%s\n{\"id\":\"%s\",", i ? "," : "", lint_table[i].name);
        add_text(out, "shortDescription", lint_table[i].summary);
        buf_printf(out, ",\"defaultConfiguration\":{\"enabled\":%s}}", lint_table[i].is_usual ? "true" : "false");
    }
    buf_text(out, "]");
}

void
diag_print_sarif(struct diag *diag)
{
    struct buf out = {0};
    buf_text(&out, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{"
                   "\"tool\":{\"driver\":{\"name\":\"asyncc\",\"version\":\"" ASYNCC_VERSION "\",");
    add_rules(&out);
    buf_text(&out, "}},\n\"columnKind\":\"unicodeCodePoints\",\"results\":[");
    for (size_t i = 0; i < diag->messages.len;) {
        const struct message *message = &diag->messages.items[i];
        size_t end = i + 1;
        while (end < diag->messages.len && diag->messages.items[end].severity == SEVERITY_NOTE) {
            end++;
        }
        buf_text(&out, i ? ",\n" : "\n");
        add_result(diag, &out, message, end - i - 1);
        i = end;
    }
    buf_text(&out, "\n]}]}\n");
    fwrite(out.data, 1, out.len, diag->out);
    buf_free(&out);
}
