/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Puts splices into the user's text.
 *
 * Splices are sorted and gathered into groups: one group covers whole written tokens and whole macro calls.
 *
 *     TASKS              ->    TASKS makes three functions: one group, three splices
 */
#include "emit/splice.h"

#include "emit/edits.h"
#include "emit/text.h"
#include "emit/switches.h"

#include <stdint.h>
#include <stdlib.h>

struct group {
    token_index begin;
    token_index end;
    struct splice **splices;
    size_t count;
    bool is_inline;
};

struct assembly {
    struct arena *arena;
    struct program *program;
    const struct source *source;
    const struct output_options *options;
    struct str base;
    const char *original;  /* where offset 0 of the readable form lies */
    directive_vec directives;
    struct printer out;
    size_t counted;        /* bytes of out.text whose lines have been counted */
    unsigned lines;
    token_index next;      /* the first token that is not yet part of `meant` */
};

static int
compare_splices(const void *a, const void *b)
{
    const struct splice *left = *(struct splice *const *)a;
    const struct splice *right = *(struct splice *const *)b;
    if (left->begin != right->begin) {
        return left->begin < right->begin ? -1 : 1;
    }
    return left->order < right->order ? -1 : left->order > right->order;
}

static bool
is_readable(const struct assembly *assembly)
{
    return assembly->options->form == OUTPUT_READABLE;
}

/* Where a written token begins in the text that the output is made from. */
static const char *
place_of(const struct assembly *assembly, written_index at)
{
    return is_readable(assembly) ? assembly->original + source_original_offset(assembly->source, at)
                                 : assembly->source->written[at].text.ptr;
}

/* To all tokens of the macro calls that it begins and ends in. */
static void
widen(const struct source *source, token_index *begin, token_index *end)
{
    const struct token *tokens = source->tokens;
    while (*begin > 0 && !tokens[*begin].is_direct && tokens[*begin - 1].begin == tokens[*begin].begin) {
        --*begin;
    }
    while (!tokens[*end - 1].is_direct && tokens[*end].begin == tokens[*end - 1].begin) {
        ++*end;
    }
}

/* The group that begins with splice `first`; splices inside of others are left out. */
static struct group
gather(const struct assembly *assembly, const splice_vec *splices, size_t first)
{
    struct group group = {.is_inline = true};
    group.begin = splices->items[first]->begin;
    group.end = splices->items[first]->end;
    widen(assembly->source, &group.begin, &group.end);
    size_t last = first;
    for (; last < splices->len && splices->items[last]->begin < group.end; last++) {
        token_index begin = splices->items[last]->begin;
        token_index end = splices->items[last]->end;
        widen(assembly->source, &begin, &end);
        group.end = end > group.end ? end : group.end;
        group.is_inline &= splices->items[last]->is_inline;
    }
    group.count = last - first;
    group.splices = &splices->items[first];
    return group;
}

/* ---- printing ---- */

static void
append_name(struct buf *out, const char *name)
{
    for (const char *c = name; *c; c++) {
        if (*c == '"' || *c == '\\') {
            buf_char(out, '\\');
        }
        buf_char(out, *c);
    }
}

static unsigned
count_lines(const char *begin, const char *end)
{
    unsigned lines = 0;
    while (begin < end && (begin = memchr(begin, '\n', (size_t)(end - begin)))) {
        lines++;
        begin++;
    }
    return lines;
}

/* Of what has been printed. Each byte is looked at once. */
static unsigned
count_lines_so_far(struct assembly *assembly)
{
    const struct buf *text = &assembly->out.text;
    assembly->lines += count_lines(text->data + assembly->counted, text->data + text->len);
    assembly->counted = text->len;
    return assembly->lines;
}

/* Text of a splice, in which lines of our own get their number. */
static void
append_numbered(struct assembly *assembly, const struct printer *printer)
{
    struct printer *out = &assembly->out;
    struct str text = buf_slice(&printer->text);
    const char *end = text.ptr + text.len;
    for (const char *c = text.ptr; c < end;) {
        const char *mark = memchr(c, PRINTER_GENERATED_MARK, (size_t)(end - c));
        const char *stop = mark ? mark : end;
        bool is_place = mark && mark + 1 < end && mark[1] == '\n';
        buf_add(&out->text, c, (size_t)(stop - c + (mark && !is_place)));
        if (is_place) {
            buf_printf(&out->text, "#line %u \"", count_lines_so_far(assembly) + 2);
            append_name(&out->text, assembly->options->name);
            buf_char(&out->text, '"');
        }
        c = stop + (mark != NULL);
    }
    buf_str(&out->meant, buf_slice(&printer->meant));
}

/* What a macro call made beside the splices, expanded. */
static void
print_rest(struct assembly *assembly, const struct group *group, token_index begin, token_index end)
{
    if (begin >= end) {
        return;
    }
    struct printer printer = {.has_directives = assembly->out.has_directives && !group->is_inline,
                              .keeps_meaning = assembly->out.keeps_meaning};
    struct emission *emission = emission_new(assembly->arena, assembly->program, NULL, &printer, begin, end);
    emission->place = assembly->source->tokens[group->begin].begin;
    emission->expand_all = true;
    emit_tokens(emission, begin, end);
    struct printer *out = &assembly->out;
    if (!group->is_inline) {
        print_line_end(out);
    }
    switches_print(out, emission->switched_off.items, emission->switched_off.len, true);
    print_quiet(out, STR(" "));
    append_numbered(assembly, &printer);
    print_quiet(out, STR(" "));
    switches_print(out, emission->switched_off.items, emission->switched_off.len, false);
    buf_free(&printer.text);
    buf_free(&printer.meant);
}

static void
print_group(struct assembly *assembly, const struct group *group)
{
    struct printer *out = &assembly->out;
    token_index at = group->begin;
    for (size_t i = 0; i < group->count; i++) {
        struct splice *splice = group->splices[i];
        if (splice->begin >= at) {
            print_rest(assembly, group, at, splice->begin);
            if (!splice->is_inline) {
                print_line_end(out);
            }
            switches_print(out, splice->switched_off, splice->switched_off_count, true);
            append_numbered(assembly, &splice->out);
            switches_print(out, splice->switched_off, splice->switched_off_count, false);
            at = splice->end;
        }
        buf_free(&splice->out.text);
        buf_free(&splice->out.meant);
    }
    print_rest(assembly, group, at, group->end);
}

/* ---- the text between ---- */

/* Headers stay as they are in the readable form; async.h makes these words harmless there. */
static token_index
print_harmless(struct printer *out, const struct source *source, token_index at)
{
    const struct token *token = &source->tokens[at];
    switch (token->keyword) {
    case KEYWORD_ASYNC:
    case KEYWORD_GENERATOR:
    case KEYWORD_CONTEXTMANAGER:
        return at + 1;
    case KEYWORD_FRAME:
        return skip_group(source, at + 1);
    case KEYWORD_ITERATOR:
    case KEYWORD_CONTEXT_MANAGER:
        buf_text(&out->meant, " struct async__protocol ");
        return skip_group(source, at + 1);
    case KEYWORD_STATIC_TASK:
    case KEYWORD_STATIC_GENERATOR:
        buf_printf(&out->meant, " struct %.*s%s ", STR_ARG(token[2].text), static_suffix(token->keyword));
        return at + 4;
    default:
        print_meant(out, token);
        return at + 1;
    }
}

/* The user's text up to there. */
static void
print_base(struct assembly *assembly, const char *end, token_index token)
{
    struct str text = {assembly->base.ptr, (size_t)(end - assembly->base.ptr)};
    if (is_readable(assembly)) {
        directives_print_text(assembly->source, &assembly->directives, assembly->options->prefix, text, &assembly->out);
    } else {
        print_quiet(&assembly->out, text);
    }
    assembly->base.ptr += text.len;
    assembly->base.len -= text.len;
    while (assembly->next < token && assembly->out.keeps_meaning) {
        assembly->next = print_harmless(&assembly->out, assembly->source, assembly->next);
    }
}

/* The rest of the line that a splice ends in belongs to the user's file again. */
static void
resume_text(struct assembly *assembly, written_index last)
{
    struct printer *out = &assembly->out;
    const struct written_token *written = &assembly->source->written[last];
    unsigned line = written->line + count_lines(written->text.ptr, written->text.ptr + written->text.len);
    const char *c = assembly->base.ptr;
    const char *end = c + assembly->base.len;
    while (c < end && (*c == ' ' || *c == '\t' || *c == '\r')) {
        c++;
    }
    if (c < end && *c == '\n') {
        assembly->base = (struct str){c + 1, (size_t)(end - c - 1)};
        line++;
    }
    print_line_end(out);
    out->file = NULL;
    print_at(out, assembly->source->files[written->file].path, line);
}

static void
put_group(struct assembly *assembly, const struct group *group)
{
    const struct source *source = assembly->source;
    written_index first = source->tokens[group->begin].begin;
    written_index last = source->tokens[group->end - 1].end - 1;
    const char *begin = place_of(assembly, first);
    const char *end = place_of(assembly, last) + source->written[last].text.len;
    struct printer *out = &assembly->out;
    print_base(assembly, begin, group->begin);
    size_t start = out->text.len;
    print_group(assembly, group);
    assembly->base = (struct str){end, assembly->base.len - (size_t)(end - begin)};
    assembly->next = group->end;
    print_owner(out, STR(""));
    if (is_readable(assembly)) {
        directives_print_open(assembly->arena, &assembly->directives, begin, end, out);
    }
    unsigned old_lines = count_lines(begin, end);
    unsigned new_lines = count_lines(out->text.data + start, out->text.data + out->text.len);
    if (!group->is_inline || new_lines > old_lines) {
        resume_text(assembly, last);
        return;
    }
    for (; new_lines < old_lines; new_lines++) {
        print_quiet(out, STR("\n"));
    }
}

static struct str
start_text(struct assembly *assembly)
{
    const struct source *source = assembly->source;
    if (!is_readable(assembly)) {
        return source->text;
    }
    struct str base = source->original;
    print_quiet(&assembly->out, STR("#define ASYNC_TRANSLATED 1\n"));
    print_at(&assembly->out, source->path, 1);
    if (str_starts_with(base, "\xEF\xBB\xBF")) {
        base.ptr += 3;
        base.len -= 3;
    }
    directives_find(source, base, &assembly->directives);
    return base;
}

void
splices_apply(struct program *program, const struct output_options *options, splice_vec *splices,
              struct output_text *out)
{
    struct assembly assembly = {
        .arena = program->arena, .program = program, .source = program->source, .options = options};
    assembly.out.has_directives = options->has_line_directives;
    assembly.out.keeps_meaning = options->keeps_meaning;
    assembly.original = program->source->original.ptr;
    if (splices->len) {
        qsort(splices->items, splices->len, sizeof *splices->items, compare_splices);
    }
    print_quiet(&assembly.out, STR("/* Generated by asyncc; do not edit. */\n"));
    assembly.base = start_text(&assembly);
    for (size_t i = 0; i < splices->len;) {
        struct group group = gather(&assembly, splices, i);
        put_group(&assembly, &group);
        i += group.count;
    }
    print_base(&assembly, assembly.base.ptr + assembly.base.len, (token_index)(program->source->token_count - 1));
    out->text = assembly.out.text;
    out->meant = assembly.out.meant;
}
