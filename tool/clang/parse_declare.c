/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Declarations that the output will have and libclang must see now; words that libclang does not know or show.
 *
 * struct f__task is defined before the external declaration that first names it, unless the tokens define it.
 */
#include "clang/parse_text.h"

#include "base/map.h"

/* Words of gcc's headers; a typedef would not do, `_Complex _Float32` is a type too. */
static const struct {
    const char *word;
    const char *text;
} gcc_words[] = {
    {"_Float32", "float"},
    {"_Float32x", "double"},
    {"_Float64", "double"},
    {"_Float64x", "long double"},
    {"_Float128", "__float128"},
    {"__flash", "__attribute__((address_space(1)))"},
};

/* The structs that go with a function, and what they hold. */
static const struct {
    const char *suffix;
    const char *members;
} object_structs[] = {
    {"__task", "struct async_task task;"},
    {"__generator", "struct async__generator generator;"},
};

struct scan {
    struct parse_input *input;
    const struct source *source;
    struct map async_names; /* functions declared async so far             */
    struct map seen;        /* structs that are defined, by us or by the tokens */
    token_index begin;      /* of the external declaration                 */
    token_index body_end;   /* of the function that is being read          */
    unsigned depth;
    bool is_async; /* the external declaration has the word async */
};

static void
define_object(struct scan *scan, struct str tag, size_t kind)
{
    struct parse_input *input = scan->input;
    struct edit *edit = parse_edit(input, scan->begin);
    map_set(&scan->seen, tag, scan);
    edit->before = arena_printf(input->arena, "%sstruct %.*s { %s };", edit->before ? edit->before : "", STR_ARG(tag),
                                object_structs[kind].members);
}

/* `struct NAME` stands at `at`; NAME may be an object of an async function. */
static void
note_struct(struct scan *scan, struct str tag, bool is_definition)
{
    for (size_t i = 0; i < sizeof object_structs / sizeof *object_structs; i++) {
        struct str suffix = str_from(object_structs[i].suffix);
        if (tag.len <= suffix.len || !str_eq((struct str){tag.ptr + tag.len - suffix.len, suffix.len}, suffix) ||
            map_find(&scan->seen, tag)) {
            continue;
        }
        if (is_definition) {
            map_set(&scan->seen, tag, scan);
        } else if (map_find(&scan->async_names, (struct str){tag.ptr, tag.len - suffix.len})) {
            define_object(scan, tag, i);
        }
    }
}

/* async int f(int) ASYNC_FRAME(48);
 * enum { __asyncc_frame_7 = (48) }; … int f(int);          7: the token of the word
 */
static void
declare_bound(struct scan *scan, token_index at)
{
    struct parse_input *input = scan->input;
    struct edit *edit = parse_edit(input, scan->begin);
    const char *text = arena_printf(input->arena, "%senum { " FRAME_BOUND_PREFIX "%u = (", edit->before ? edit->before : "",
                                    (unsigned)at);
    for (token_index i = at + 2; i < input->match[at + 1]; i++) {
        text = arena_printf(input->arena, "%s%.*s ", text, STR_ARG(scan->source->tokens[i].text));
    }
    edit->before = arena_printf(input->arena, "%s) };", text);
}

static bool
is_empty_group(const struct scan *scan, token_index open)
{
    return scan->input->match[open] == NO_TOKEN || scan->input->match[open] == open + 1;
}

static void
note_static_object(struct scan *scan, token_index at)
{
    bool is_task = scan->source->tokens[at].keyword == KEYWORD_STATIC_TASK;
    struct str name = scan->source->tokens[at + 2].text;
    const char *tag = arena_printf(scan->input->arena, "%.*s%s", STR_ARG(name), is_task ? "__task" : "__generator");
    note_struct(scan, str_from(tag), false);
}

/* __atomic_load, __atomic_store_n, __atomic_add_fetch…, not __atomic_thread_fence and the like. */
static bool
is_atomic_access(struct str word)
{
    static const char *const verbs[] = {"load",     "store",     "exchange",  "compare_exchange",
                                        "fetch_",   "add_fetch", "sub_fetch", "and_fetch",
                                        "or_fetch", "xor_fetch", "nand_fetch"};
    struct str rest = {word.ptr + sizeof "__atomic_" - 1, word.len - (sizeof "__atomic_" - 1)};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (str_starts_with(rest, verbs[i])) {
            return true;
        }
    }
    return false;
}

static void
replace_word(struct scan *scan, token_index at)
{
    struct str text = scan->source->tokens[at].text;
    if (text.len < 7 || text.ptr[0] != '_') {
        return;
    }
    bool has_group = token_is(scan->source, at + 1, "(") && scan->input->match[at + 1] != NO_TOKEN;
    /* The attribute with arguments, of which clang makes an error. */
    if (has_group && str_is(text, "__malloc__")) {
        parse_edit(scan->input, at)->kind = EDIT_SKIP_GROUP;
    }
    if (has_group && str_is(text, "_Generic")) {
        parse_edit(scan->input, at)->kind = EDIT_GENERIC;
    }
    if (has_group && str_starts_with(text, "__atomic_") && is_atomic_access(text)) {
        parse_edit(scan->input, at)->kind = EDIT_ATOMIC;
    }
    for (size_t i = 0; i < sizeof gcc_words / sizeof *gcc_words; i++) {
        if (str_is(text, gcc_words[i].word)) {
            parse_edit(scan->input, at)->text = gcc_words[i].text;
        }
    }
}

static void
scan_identifier(struct scan *scan, token_index at)
{
    const struct token *tokens = scan->source->tokens;
    if (scan->is_async && scan->depth == 0 && token_is(scan->source, at + 1, "(")) {
        map_set(&scan->async_names, tokens[at].text, scan);
    }
    struct str awaitable = awaitable_name(tokens[at].text);
    if (awaitable.len && scan->depth == 0) {
        map_set(&scan->async_names, awaitable, scan);
    }
    if (str_is(tokens[at].text, "struct") && tokens[at + 1].kind == TOKEN_IDENT &&
        !token_is(scan->source, at + 2, ";")) {
        note_struct(scan, tokens[at + 1].text, token_bracket(&tokens[at + 2]) == '{');
    }
    replace_word(scan, at);
}

static void
scan_token(struct scan *scan, token_index at)
{
    const struct token *token = &scan->source->tokens[at];
    token_index partner = scan->input->match[at];
    bool ends_function = false;
    if (partner != NO_TOKEN) {
        token_index name;
        bool is_body = token_bracket(token) == '{' && scan->depth == 0 && parse_opens_function(scan->input, at, &name);
        scan->body_end = is_body ? partner : scan->body_end;
        ends_function = at == scan->body_end;
        scan->depth += partner > at ? 1 : -1u;
    }
    if (token->keyword == KEYWORD_ASYNC || token->keyword == KEYWORD_GENERATOR) {
        scan->is_async = true;
    } else if (token->keyword == KEYWORD_STATIC_TASK || token->keyword == KEYWORD_STATIC_GENERATOR) {
        note_static_object(scan, at);
    } else if (token->keyword == KEYWORD_FRAME && !is_empty_group(scan, at + 1)) {
        declare_bound(scan, at);
    } else if (token->kind == TOKEN_IDENT) {
        scan_identifier(scan, at);
    }
    if (scan->depth == 0 && (ends_function || token_is(scan->source, at, ";"))) {
        scan->begin = at + 1;
        scan->is_async = false;
    }
}

void
parse_plan_declarations(struct parse_input *input)
{
    struct scan scan = {.input = input,
                        .source = input->source,
                        .body_end = NO_TOKEN,
                        .async_names = {.arena = input->arena},
                        .seen = {.arena = input->arena}};
    for (token_index at = 0; at + 1 < input->source->token_count; at++) {
        scan_token(&scan, at);
    }
}
