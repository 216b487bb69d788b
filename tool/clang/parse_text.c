/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Prints the tokens for libclang and remembers where each of them lies.
 *
 * Needs the edits of parse_forms.c and parse_declare.c. No macro is left in the text, so every location that libclang
 * names is a plain offset in it.
 */
#include "clang/parse_text.h"

#include "base/vec.h"
#include "clang/parse.h"

#include <stdarg.h>

/* Declared where no name of the user's can clash; the marks are only ever read by convert_async.c. */
static const char PROLOGUE[] = "extern int __asyncc_mark; extern void __asyncc_raise(int);";

struct printer {
    struct parse_input *input;
    struct buf buf;
    VEC(struct text_segment) segments;
};

static void
print_piece(struct printer *p, token_index token, struct str text)
{
    struct text_segment segment = {(uint32_t)p->buf.len, token};
    vec_push(p->input->arena, &p->segments, segment);
    buf_str(&p->buf, text);
    buf_char(&p->buf, ' ');
}

/* Only pragmas that change types matter to the tree, and some (poison, system_header) would do harm. */
static bool
is_pragma_wanted(struct str line)
{
    static const char *const wanted[] = {"pack", "ms_struct", "STDC"};
    size_t at = 0;
    while (at < line.len && (line.ptr[at] == '#' || line.ptr[at] == ' ' || line.ptr[at] == '\t')) {
        at++;
    }
    struct str rest = {line.ptr + at, line.len - at};
    if (!str_starts_with(rest, "pragma")) {
        return false;
    }
    rest = (struct str){rest.ptr + 6, rest.len - 6};
    while (rest.len && (*rest.ptr == ' ' || *rest.ptr == '\t')) {
        rest = (struct str){rest.ptr + 1, rest.len - 1};
    }
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (str_starts_with(rest, wanted[i])) {
            return true;
        }
    }
    return false;
}

static void
print_token(struct printer *p, token_index at)
{
    const struct token *token = &p->input->source->tokens[at];
    const struct edit *edit = p->input->edits[at];
    if (edit && edit->before) {
        print_piece(p, at, str_from(edit->before));
    }
    if (token->kind == TOKEN_PRAGMA) {
        if (is_pragma_wanted(token->text)) {
            buf_char(&p->buf, '\n');
            print_piece(p, at, token->text);
            buf_char(&p->buf, '\n');
        }
        return;
    }
    if (token->at_line_start) {
        buf_char(&p->buf, '\n');
    }
    print_piece(p, at, edit && edit->text ? str_from(edit->text) : token->text);
}

static void print_range(struct printer *p, token_index begin, token_index end);

/*  async_for (int v, it) body
 *  if (mark, (void)(it), 0) ; else for (int v; mark; ) body        `it` is outside the scope of v
 */
static token_index
print_for(struct printer *p, token_index at)
{
    token_index open = at + 1;
    token_index close = p->input->match[open];
    token_index comma = p->input->edits[at]->middle;
    print_piece(p, at, STR("if (__asyncc_mark, (void)("));
    print_range(p, comma + 1, close);
    print_piece(p, close, STR("), 0) ; else for ("));
    print_range(p, open + 1, comma);
    print_piece(p, close, STR("; __asyncc_mark; )"));
    return close + 1;
}

static token_index
find_top_level(const struct printer *p, token_index at, token_index end, const char *text)
{
    while (at < end && !token_is(p->input->source, at, text)) {
        token_index partner = p->input->match[at];
        at = partner != NO_TOKEN && partner > at ? partner + 1 : at + 1;
    }
    return at < end ? at : end;
}

/*  _Generic(x, int: f, default: g)
 *  __builtin_choose_expr(1, _Generic(x, int: f, default: g), (char (*)[_Generic(x, int: 1, default: 2)])0)
 */
static token_index
print_generic(struct printer *p, token_index at)
{
    struct arena *arena = p->input->arena;
    token_index open = at + 1;
    token_index close = p->input->match[open];
    token_index comma = find_top_level(p, open + 1, close, ",");
    print_piece(p, at, STR("__builtin_choose_expr(1, _Generic"));
    print_range(p, open, close);
    print_piece(p, close, STR("), (char (*)[_Generic("));
    print_range(p, open + 1, comma);
    for (unsigned number = 1; comma < close; number++) {
        token_index next = find_top_level(p, comma + 1, close, ",");
        print_range(p, comma, find_top_level(p, comma + 1, next, ":"));
        print_piece(p, close, str_from(arena_printf(arena, ": %u", number)));
        comma = next;
    }
    print_piece(p, close, STR(")])0)"));
    return close + 1;
}

/*  __atomic_load_n(p, order)
 *  __atomic_load_n((__typeof__((void)0, *(p)) *)(p), order)
 */
static token_index
print_atomic(struct printer *p, token_index at)
{
    token_index open = at + 1;
    token_index comma = find_top_level(p, open + 1, p->input->match[open], ",");
    print_token(p, at);
    print_token(p, open);
    print_piece(p, open + 1, STR("(__typeof__((void)0, *("));
    print_range(p, open + 1, comma);
    print_piece(p, open + 1, STR(")) *)("));
    print_range(p, open + 1, comma);
    print_piece(p, comma - 1, STR(")"));
    return comma;
}

/* A form that is not printed token by token; `at` itself if it is none. */
static token_index
print_form(struct printer *p, token_index at, const struct edit *edit)
{
    switch (edit->kind) {
    case EDIT_FOR:
        return print_for(p, at);
    case EDIT_GENERIC:
        return print_generic(p, at);
    case EDIT_ATOMIC:
        return print_atomic(p, at);
    case EDIT_SKIP_GROUP:
        print_token(p, at);
        return p->input->match[at + 1] + 1;
    case EDIT_EMPTY_BODY:
        print_token(p, at);
        return p->input->match[at];
    case EDIT_TEXT:
        break;
    }
    return at;
}

static void
print_range(struct printer *p, token_index begin, token_index end)
{
    for (token_index at = begin; at < end;) {
        const struct edit *edit = p->input->edits[at];
        token_index after = edit ? print_form(p, at, edit) : at;
        if (after == at) {
            print_token(p, at++);
        } else {
            at = after;
        }
    }
}

char
token_other_bracket(struct str text)
{
    static const char *const spellings[] = {"[<:", "]:>", "{<%", "}%>", "[?\?(", "]?\?)", "{?\?<", "}?\?>"};
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        if (str_is(text, spellings[i] + 1)) {
            return spellings[i][0];
        }
    }
    return 0;
}

/* Brackets without a partner keep NO_TOKEN; libclang complains about them. */
static void
match_brackets(struct parse_input *input)
{
    size_t count = input->source->token_count;
    token_index *stack = ARENA_ARRAY(input->arena, token_index, count);
    size_t depth = 0;
    for (token_index at = 0; at < count; at++) {
        input->match[at] = NO_TOKEN;
        char c = token_bracket(&input->source->tokens[at]);
        if (c == '(' || c == '[' || c == '{') {
            stack[depth++] = at;
        } else if (c && depth) {
            char open = token_bracket(&input->source->tokens[stack[depth - 1]]);
            if (c == (open == '(' ? ')' : open == '[' ? ']' : '}')) {
                depth--;
                input->match[at] = stack[depth];
                input->match[stack[depth]] = at;
            }
        }
    }
}

const char *
parse_keyword_spelling(enum keyword keyword)
{
    static const char *const names[KEYWORD_COUNT] = {
        [KEYWORD_ASYNC] = "async",
        [KEYWORD_AWAIT] = "await",
        [KEYWORD_YIELD] = "yield",
        [KEYWORD_GENERATOR] = "async_generator",
        [KEYWORD_CONTEXTMANAGER] = "async_contextmanager",
        [KEYWORD_FOR] = "async_for",
        [KEYWORD_WITH] = "async_with",
        [KEYWORD_TRY] = "async_try",
        [KEYWORD_CATCH] = "async_catch",
        [KEYWORD_CATCH_CANCELLED] = "async_catch_cancelled",
        [KEYWORD_FINALLY] = "async_finally",
        [KEYWORD_DEFER] = "async_defer",
        [KEYWORD_SHIELD] = "async_shield",
        [KEYWORD_RAISE] = "async_raise",
        [KEYWORD_SPAWN] = "async_spawn",
        [KEYWORD_CREATE_TASK] = "async_create_task",
        [KEYWORD_START] = "async_start",
        [KEYWORD_RUN] = "async_run",
        [KEYWORD_RUN_ALL] = "async_run_all",
        [KEYWORD_GATHER] = "async_gather",
        [KEYWORD_GATHER_ERRORS] = "async_gather_errors",
        [KEYWORD_WAIT_ANY] = "async_wait_any",
        [KEYWORD_WAIT_FOR_MS] = "async_wait_for_ms",
        [KEYWORD_GROUP_START] = "async_group_start",
        [KEYWORD_OPEN] = "async_open",
        [KEYWORD_JOIN_AS] = "async_join_as",
        [KEYWORD_TASK_POOL] = "ASYNC_TASK_POOL",
        [KEYWORD_STATIC_TASK] = "async_static_task",
        [KEYWORD_STATIC_GENERATOR] = "async_static_generator",
        [KEYWORD_ITERATOR] = "ASYNC_ITERATOR",
        [KEYWORD_CONTEXT_MANAGER] = "ASYNC_CONTEXT_MANAGER",
        [KEYWORD_FRAME] = "ASYNC_FRAME",
    };
    return names[keyword] ? names[keyword] : "";
}

struct edit *
parse_edit(struct parse_input *input, token_index token)
{
    if (!input->edits[token]) {
        input->edits[token] = ARENA_NEW(input->arena, struct edit);
    }
    return input->edits[token];
}

void
parse_input_error(struct parse_input *input, token_index token, const char *format, ...)
{
    input->has_errors = true;
    if (!input->diag) {
        return;
    }
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(input->arena, format, args);
    va_end(args);
    diag_report(input->diag, SEVERITY_ERROR, source_position(input->source, token), "%s", message);
}

enum { OFFSETS_PER_SIGN = 32 };

/* For every so many bytes of the text the segment in which they begin. */
static void
put_signs(struct parse_input *input)
{
    size_t count = input->text.len / OFFSETS_PER_SIGN + 1;
    input->signs = ARENA_ARRAY(input->arena, uint32_t, count);
    uint32_t segment = 0;
    for (size_t i = 0; i < count; i++) {
        while (segment + 1 < input->segment_count && input->segments[segment + 1].offset <= i * OFFSETS_PER_SIGN) {
            segment++;
        }
        input->signs[i] = segment;
    }
}

static size_t
find_segment(const struct parse_input *input, size_t offset)
{
    size_t at = input->signs[offset / OFFSETS_PER_SIGN];
    while (at + 1 < input->segment_count && input->segments[at + 1].offset <= offset) {
        at++;
    }
    return at;
}

token_index
parse_input_token(const struct parse_input *input, size_t offset)
{
    return input->segments[find_segment(input, offset)].token;
}

bool
parse_input_is_added(const struct parse_input *input, size_t offset)
{
    size_t at = find_segment(input, offset);
    token_index token = input->segments[at].token;
    const struct edit *edit = input->edits[token];
    return edit && edit->before && at + 1 < input->segment_count && input->segments[at + 1].token == token;
}

struct parse_input *
parse_input_build(struct arena *arena, struct diag *diag, const struct source *source)
{
    struct parse_input *input = ARENA_NEW(arena, struct parse_input);
    size_t count = source->token_count;
    *input = (struct parse_input){.arena = arena, .diag = diag, .source = source};
    input->match = ARENA_ARRAY(arena, token_index, count);
    input->edits = ARENA_ARRAY(arena, struct edit *, count);
    input->is_settled = ARENA_ARRAY(arena, bool, count);
    match_brackets(input);
    parse_plan_forms(input);
    parse_plan_declarations(input);
    parse_plan_bodies(input);

    struct printer p = {.input = input};
    print_piece(&p, 0, STR(PROLOGUE));
    buf_char(&p.buf, '\n');
    input->prologue_size = p.buf.len;
    print_range(&p, 0, (token_index)count - 1);
    buf_char(&p.buf, '\n');
    input->text = (struct str){arena_copy(arena, p.buf.data, p.buf.len), p.buf.len};
    input->segments = p.segments.items;
    input->segment_count = p.segments.len;
    put_signs(input);
    buf_free(&p.buf);
    return input;
}

struct str
parse_text(struct arena *arena, const struct source *source)
{
    return parse_input_build(arena, NULL, source)->text;
}
