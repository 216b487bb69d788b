/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Finds the bodies that are of no use to anybody here, so that libclang need not parse them: most of a large file is
 * plain C. Requires the match of each bracket.
 *
 * A body stays if it has a word of the language or an async name in it, or if such a body may call its function, directly
 * or through others: whether a parameter keeps an address is read off the bodies of the functions that async code calls
 * (convert_inspect.c), in headers too.
 *
 *     static int parse(struct p *p) { … }       only main() calls it          ->     static int parse(struct p *p) { }
 *     static int sum(const int *v) { … }        f() does                             stays
 *     async int f(void) { … sum(v) … }                                               stays
 */
#include "clang/parse_text.h"

#include "base/map.h"
#include "base/vec.h"

struct body {
    token_index open;
    token_index name; /* NO_TOKEN: not found, or not the only one of its name */
    bool is_main;     /* of the input, no header                              */
    bool stays;
};

struct bodies {
    struct parse_input *input;
    const struct source *source;
    struct map async_names;
    struct map by_name;        /* bodies                                          */
    VEC(struct body *) all;
    VEC(struct body *) to_do;  /* they stay; whom they call has not been seen to  */
    bool has_async_typedef;    /* whose objects are not followed: everything stays */
};

static bool
is_one_of(const struct source *source, token_index at, const char *const *words)
{
    return str_is_one_of(source->tokens[at].text, words);
}

bool
parse_opens_function(const struct parse_input *input, token_index open, token_index *out_name)
{
    static const char *const attributes[] = {"__attribute__", "__attribute", "__declspec", "__asm__", "asm", NULL};
    static const char *const others[] = {"__typeof__", "__typeof", "typeof", "_Alignas", "sizeof", NULL};
    const struct source *source = input->source;
    token_index at = open;
    *out_name = NO_TOKEN;
    while (at > 0 && token_is(source, at - 1, ")") && input->match[at - 1] != NO_TOKEN) {
        token_index group = input->match[at - 1];
        if (group > 0 && is_one_of(source, group - 1, attributes)) {
            at = group - 1;
            continue;
        }
        const struct token *before = &source->tokens[group ? group - 1 : 0];
        bool is_name = before->kind == TOKEN_IDENT && !is_one_of(source, group - 1, others);
        *out_name = is_name ? group - 1 : NO_TOKEN;
        return is_name || str_is(before->text, ")");
    }
    return at > 0 && at == open && token_is(source, at - 1, ";");
}

static struct body *
add_body(struct bodies *bodies, token_index open, token_index name)
{
    const struct source *source = bodies->source;
    struct body *body = ARENA_NEW(bodies->input->arena, struct body);
    body->open = open;
    body->name = name;
    body->is_main = source->files[source->written[source->tokens[open].begin].file].is_main;
    vec_push(bodies->input->arena, &bodies->all, body);
    if (name != NO_TOKEN) {
        struct body *other = map_find(&bodies->by_name, source->tokens[name].text);
        if (other) { /* `extern inline` and the definition behind it */
            other->name = body->name = NO_TOKEN;
        }
        map_set(&bodies->by_name, source->tokens[name].text, body);
    }
    return body;
}

static void
let_stay(struct bodies *bodies, struct body *body)
{
    if (!body->stays) {
        body->stays = true;
        vec_push(bodies->input->arena, &bodies->to_do, body);
    }
}

static bool
is_async_word(enum keyword keyword)
{
    return keyword == KEYWORD_ASYNC || keyword == KEYWORD_GENERATOR || keyword == KEYWORD_CONTEXTMANAGER;
}

/* f of `async int f(int n)`, which stands at `at`; N of struct N__wait; or empty. */
static struct str
async_name(const struct bodies *bodies, token_index at, bool is_async)
{
    struct str word = bodies->source->tokens[at].text;
    return is_async && token_is(bodies->source, at + 1, "(") ? word : awaitable_name(word);
}

/* What stands outside of all brackets: the bodies and the names of async functions. */
static void
find_bodies(struct bodies *bodies)
{
    const struct source *source = bodies->source;
    bool is_async = false;
    bool is_typedef = false;
    for (token_index at = 0; at + 1 < source->token_count; at++) {
        const struct token *token = &source->tokens[at];
        token_index partner = bodies->input->match[at];
        bool has_partner = partner != NO_TOKEN && partner > at;
        token_index name;
        bool is_body = has_partner && token_bracket(token) == '{' && parse_opens_function(bodies->input, at, &name);
        if (is_body) {
            struct body *body = add_body(bodies, at, name);
            if (is_async) {
                let_stay(bodies, body);
            }
        } else if (token->kind == TOKEN_IDENT) {
            struct str async = async_name(bodies, at, is_async);
            if (async.len) {
                map_set(&bodies->async_names, async, bodies);
            }
        }
        bool ends = is_body || str_is(token->text, ";");
        is_async = !ends && (is_async || is_async_word(token->keyword));
        is_typedef = !ends && (is_typedef || str_is(token->text, "typedef"));
        bodies->has_async_typedef |= is_async && is_typedef;
        at = has_partner ? partner : at;
    }
}

/* What the body says that lets it stay: a word of the language, an async name, a pragma that works on behind it. */
static bool
is_of_use(const struct bodies *bodies, const struct body *body)
{
    for (token_index at = body->open; at < bodies->input->match[body->open]; at++) {
        const struct token *token = &bodies->source->tokens[at];
        if (token->keyword != KEYWORD_NONE || token->kind == TOKEN_PRAGMA ||
            (token->kind == TOKEN_IDENT && map_find(&bodies->async_names, token->text))) {
            return true;
        }
    }
    return false;
}

static void
follow_calls(struct bodies *bodies, const struct body *body)
{
    for (token_index at = body->open; at < bodies->input->match[body->open]; at++) {
        const struct token *token = &bodies->source->tokens[at];
        struct body *callee = token->kind == TOKEN_IDENT ? map_find(&bodies->by_name, token->text) : NULL;
        if (callee) {
            let_stay(bodies, callee);
        }
    }
}

void
parse_plan_bodies(struct parse_input *input)
{
    struct bodies bodies = {.input = input,
                            .source = input->source,
                            .async_names = {.arena = input->arena},
                            .by_name = {.arena = input->arena}};
    find_bodies(&bodies);
    for (size_t i = 0; i < bodies.all.len; i++) {
        struct body *body = bodies.all.items[i];
        bool is_open = body->is_main && (body->name == NO_TOKEN || bodies.has_async_typedef);
        if (is_open || is_of_use(&bodies, body)) {
            let_stay(&bodies, body);
        }
    }
    while (bodies.to_do.len) {
        follow_calls(&bodies, bodies.to_do.items[--bodies.to_do.len]);
    }
    for (size_t i = 0; i < bodies.all.len; i++) {
        if (!bodies.all.items[i]->stays) {
            parse_edit(input, bodies.all.items[i]->open)->kind = EDIT_EMPTY_BODY;
        }
    }
}
