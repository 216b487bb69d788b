/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Where the written tokens of the input stand in its original bytes. Requires written_read().
 *
 * A token knows its line as #line directives tell it, which may be another file's. The directives of the input divide
 * it into segments, each with a name and a first number; a token belongs to the first segment from the last one on that
 * can hold it and that has its very bytes there, behind the token before it. */
#include "clang/written.h"

#include "base/map.h"

/* The lines from physical_first on, up to the next segment's. */
struct segment {
    unsigned physical_first;
    unsigned presumed_first;
    struct str file;
    uint32_t file_index; /* of source->files; UINT32_MAX: no token is from there */
};

struct finder {
    struct source *source;
    VEC(struct segment) segments;
    VEC(uint32_t) line_begins; /* [0] is line 1 */
    size_t current;            /* segment                              */
    size_t least;              /* tokens come in the order of the text */
};

static void
find_lines(struct finder *finder)
{
    struct str text = finder->source->original;
    static const char bom[] = "\xef\xbb\xbf";
    bool has_bom = text.len >= 3 && memcmp(text.ptr, bom, 3) == 0;
    vec_push(finder->source->arena, &finder->line_begins, has_bom ? 3 : 0);
    const char *end = text.ptr + text.len;
    for (const char *p = text.ptr; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++) {
        vec_push(finder->source->arena, &finder->line_begins, (uint32_t)(p + 1 - text.ptr));
    }
}

/* Cheap: few files hold #line or # 12. */
static bool
may_have_line_directives(struct str text)
{
    const char *end = text.ptr + text.len;
    for (const char *p = text.ptr; (p = memchr(p, '#', (size_t)(end - p))); p++) {
        const char *word = p + 1 + strspn(p + 1, " \t");
        if (strncmp(word, "line", 4) == 0 || (*word >= '0' && *word <= '9') || *word == '/' || *word == '\\') {
            return true;
        }
    }
    return memchr(text.ptr, '%', text.len) != NULL && strstr(text.ptr, "%:") != NULL;
}

/* `#define N 100` is remembered for a later `#line N`. */
static void
note_number(struct map *numbers, struct arena *arena, struct lexer line)
{
    struct lexeme name = lexer_next(&line);
    struct lexeme value = lexer_next(&line);
    if (name.kind == TOKEN_IDENT && value.kind == TOKEN_NUMBER) {
        map_set(numbers, name.text, arena_copy(arena, value.text.ptr, value.text.len));
    }
}

/* What stands behind #line, a macro for its number replaced. */
static struct str
operands_of(const struct map *numbers, struct arena *arena, struct lexer line)
{
    struct lexer rest = line;
    struct lexeme name = lexer_next(&rest);
    const char *number = name.kind == TOKEN_IDENT ? map_find(numbers, name.text) : NULL;
    if (!number) {
        return (struct str){line.at, (size_t)(line.end - line.at)};
    }
    return str_from(arena_printf(arena, "%s %.*s", number, (int)(rest.end - rest.at), rest.at));
}

static void
find_segments(struct finder *finder, struct lex_rules rules)
{
    struct source *source = finder->source;
    struct segment first = {1, 1, str_from(source->path), UINT32_MAX};
    vec_push(source->arena, &finder->segments, first);
    if (!may_have_line_directives(source->original)) {
        return;
    }
    struct map numbers = {.arena = source->arena};
    struct lexer lexer = lexer_new(rules, source->original);
    for (struct lexeme token; (token = lexer_next(&lexer)).kind != TOKEN_END;) {
        if (!lexeme_is_directive(token)) {
            continue;
        }
        struct str rest = lexer_rest_of_line(&lexer);
        struct lexer line = lexer_new(rules, rest);
        struct lexeme word = lexer_next(&line);
        if (str_is(word.text, "define")) {
            note_number(&numbers, source->arena, line);
            continue;
        }
        struct str operands = str_is(word.text, "line") ? operands_of(&numbers, source->arena, line) : rest;
        struct line_marker marker;
        if (line_marker_read(source->arena, rules, operands, &marker)) {
            struct str file = marker.file.len ? marker.file : vec_last(&finder->segments).file;
            struct segment segment = {lexer.line + 1, marker.line, file, UINT32_MAX};
            vec_push(source->arena, &finder->segments, segment);
        }
    }
}

/* The offset if the token may lie in the segment and its bytes are there, else UINT32_MAX. */
static uint32_t
find_in_segment(const struct finder *finder, const struct written_token *token, size_t index)
{
    const struct source *source = finder->source;
    struct segment segment = finder->segments.items[index];
    size_t line = (size_t)token->line - segment.presumed_first + segment.physical_first;
    size_t line_end = index + 1 < finder->segments.len ? finder->segments.items[index + 1].physical_first
                                                       : finder->line_begins.len + 1;
    if (token->line < segment.presumed_first || line >= line_end || segment.file_index != token->file) {
        return UINT32_MAX;
    }
    size_t offset = finder->line_begins.items[line - 1] + token->column - 1;
    /* Compilers print a pragma their own way. */
    size_t len = token->kind == TOKEN_PRAGMA ? 1 : token->text.len;
    bool is_there = offset >= finder->least && offset + len <= source->original.len
                    && memcmp(source->original.ptr + offset, token->text.ptr, len) == 0;
    return is_there ? (uint32_t)offset : UINT32_MAX;
}

static uint32_t
find_offset(struct finder *finder, const struct written_token *token)
{
    for (size_t i = finder->current; i < finder->segments.len; i++) {
        uint32_t offset = find_in_segment(finder, token, i);
        if (offset != UINT32_MAX) {
            finder->current = i;
            finder->least = offset + 1;
            return offset;
        }
    }
    return UINT32_MAX;
}

/* Whether any segment has this name: tokens of headers need not be looked for. */
static bool *
find_candidates(struct finder *finder)
{
    const struct source *source = finder->source;
    bool *is_candidate = ARENA_ARRAY(source->arena, bool, source->file_count);
    for (size_t i = 0; i < source->file_count; i++) {
        for (size_t j = 0; j < finder->segments.len; j++) {
            if (str_is(finder->segments.items[j].file, source->files[i].path)) {
                finder->segments.items[j].file_index = (uint32_t)i;
                is_candidate[i] = true;
            }
        }
    }
    return is_candidate;
}

void
offsets_find(struct loading *loading)
{
    struct source *source = loading->source;
    struct finder finder = {.source = source};
    find_lines(&finder);
    find_segments(&finder, loading->rules);
    const bool *is_candidate = find_candidates(&finder);
    source->written_offsets = ARENA_ARRAY(source->arena, uint32_t, source->written_count);
    for (size_t i = 0; i < source->written_count; i++) {
        const struct written_token *token = &source->written[i];
        source->written_offsets[i] = is_candidate[token->file] ? find_offset(&finder, token) : UINT32_MAX;
    }
}
