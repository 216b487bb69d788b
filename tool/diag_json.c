/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* All diagnostics as one JSON array. Lines and columns count from 1, columns in bytes; what is not known is null. */
#include "diag_private.h"

void
json_string(struct buf *out, const char *text)
{
    if (!text) {
        buf_text(out, "null");
        return;
    }
    buf_char(out, '"');
    for (struct str rest = str_from(text); rest.len;) {
        size_t len = utf8_length(rest);
        if (len == 0) {
            buf_text(out, "\\ufffd");
        } else if (*rest.ptr == '"' || *rest.ptr == '\\') {
            buf_printf(out, "\\%c", *rest.ptr);
        } else if (len == 1 && ((unsigned char)*rest.ptr < 0x20 || *rest.ptr == 0x7F)) {
            buf_printf(out, "\\u%04x", (unsigned)*rest.ptr);
        } else {
            buf_add(out, rest.ptr, len);
        }
        rest.ptr += len ? len : 1;
        rest.len -= len ? len : 1;
    }
    buf_char(out, '"');
}

static void
add_number(struct buf *out, const char *name, unsigned number)
{
    if (number) {
        buf_printf(out, ",\"%s\":%u", name, number);
    } else {
        buf_printf(out, ",\"%s\":null", name);
    }
}

static void
add_position(struct buf *out, struct position at)
{
    buf_text(out, "\"file\":");
    json_string(out, at.file);
    add_number(out, "line", at.line);
    add_number(out, "column", at.column);
    add_number(out, "endColumn", at.column ? at.column + at.length : 0);
}

static void
add_fixits(struct buf *out, const struct message *message)
{
    buf_text(out, ",\"fixits\":[");
    for (size_t i = 0; i < message->fixits.len; i++) {
        buf_text(out, i ? ",{" : "{");
        add_position(out, message->fixits.items[i].at);
        buf_text(out, ",\"text\":");
        json_string(out, message->fixits.items[i].text);
        buf_char(out, '}');
    }
    buf_char(out, ']');
}

static const char *
severity_name(enum severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE:
        return "note";
    case SEVERITY_WARNING:
        return "warning";
    case SEVERITY_ERROR:
        return "error";
    case SEVERITY_FATAL:
        return "fatal";
    case SEVERITY_INTERNAL:
        return "internal";
    }
    return "";
}

static void
add_head(struct buf *out, const struct message *message)
{
    buf_char(out, '{');
    add_position(out, message->at);
    buf_printf(out, ",\"severity\":\"%s\",\"name\":", severity_name(message->severity));
    json_string(out, message->name);
    buf_text(out, ",\"message\":");
    json_string(out, message->text);
}

void
diag_print_json(struct diag *diag)
{
    struct buf out = {0};
    buf_char(&out, '[');
    for (size_t i = 0; i < diag->messages.len;) {
        const struct message *message = &diag->messages.items[i++];
        buf_text(&out, out.len > 1 ? ",\n" : "\n");
        add_head(&out, message);
        buf_text(&out, ",\"notes\":[");
        for (size_t first = i; i < diag->messages.len && diag->messages.items[i].severity == SEVERITY_NOTE; i++) {
            buf_text(&out, i > first ? "," : "");
            add_head(&out, &diag->messages.items[i]);
            add_fixits(&out, &diag->messages.items[i]);
            buf_char(&out, '}');
        }
        buf_char(&out, ']');
        add_fixits(&out, message);
        buf_char(&out, '}');
    }
    buf_text(&out, out.len > 1 ? "\n]\n" : "]\n");
    fwrite(out.data, 1, out.len, diag->out);
    buf_free(&out);
}
