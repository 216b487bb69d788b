/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Errors said in the words of the language and the runtime. */
#include "clang/convert_words.h"

#include "clang/parse_text.h"

written_index
report_item_macro(const struct convert *c, token_index at)
{
    const struct token *token = &c->source->tokens[at];
    struct str name = c->source->written[token->begin].text;
    bool is_ours = str_starts_with(name, "async_queue_") || str_starts_with(name, "async_channel_");
    return is_ours && token->end > token->begin + 1 ? token->begin : NO_WRITTEN;
}

bool
report_is_error(const struct convert *c, token_index at, const char *text)
{
    bool is_object = strstr(text, "to parameter of type 'async_") != NULL;
    return is_object || (strstr(text, "pointer type mismatch") && report_item_macro(c, at) != NO_WRITTEN);
}

/* The quoted part of the text with this number, from 0. */
static struct str
quoted(const char *text, unsigned number)
{
    const char *begin = text;
    for (unsigned i = 0; begin && i < 2 * number + 1; i++) {
        begin = strchr(begin + (i > 0), '\'');
    }
    const char *end = begin ? strchr(begin + 1, '\'') : NULL;
    return end ? (struct str){begin + 1, (size_t)(end - begin - 1)} : (struct str){"?", 1};
}

/* In the call of a macro for queues or channels; NULL: as it is. */
static const char *
reword_item(struct convert *c, token_index at, const char *text)
{
    written_index macro = report_item_macro(c, at);
    if (macro == NO_WRITTEN) {
        return NULL;
    }
    struct str name = c->source->written[macro].text;
    const char *what = str_starts_with(name, "async_queue_") ? "queue" : "channel";
    struct str text_str = str_from(text);
    if (str_starts_with(text_str, "assigning to ")) {
        struct str wanted = quoted(text, 0);
        struct str found = quoted(text, 1);
        return arena_printf(c->arena, "the items of this %s are of type '%.*s', and what '%.*s' is given is of type '%.*s'", what,
                            STR_ARG(wanted), STR_ARG(name), STR_ARG(found));
    }
    if (strstr(text, "pointer type mismatch")) {
        struct str found = quoted(text, 0);
        struct str wanted = quoted(text, 1);
        return arena_printf(c->arena, "'%.*s' stores an item through a '%.*s' here; this is a '%.*s'", STR_ARG(name),
                            STR_ARG(wanted), STR_ARG(found));
    }
    if (str_starts_with(text_str, "member reference ") || str_starts_with(text_str, "no member named")) {
        return arena_printf(c->arena, "'%.*s' takes a pointer to a %s, made by ASYNC_%s or ASYNC_%s_TYPE", STR_ARG(name),
                            what, *what == 'q' ? "QUEUE" : "CHANNEL", *what == 'q' ? "QUEUE" : "CHANNEL");
    }
    return NULL;
}

const char *
report_object_function(struct convert *c, const char *text)
{
    static const char *const suffixes[] = {"__task'", "__generator'"};
    const char *begin = strstr(text, "'struct ");
    for (size_t i = 0; begin && i < sizeof suffixes / sizeof *suffixes; i++) {
        const char *end = strstr(begin, suffixes[i]);
        if (end) {
            begin += sizeof "'struct " - 1;
            return arena_copy(c->arena, begin, (size_t)(end - begin));
        }
    }
    return NULL;
}

/* A word of the language that is none here: ASYNC_NO_KEYWORDS, or the include comes later. */
static const char *
reword_plain_word(struct convert *c, token_index at, const char *text)
{
    static const char *const words[][2] = {{"async", "async_fn"}, {"await", "async_await"}, {"yield", "async_yield"}};
    bool is_unknown = strncmp(text, "unknown type name '", 19) == 0 || strncmp(text, "use of undeclared identifier '", 30) == 0;
    for (size_t i = 0; is_unknown && i < sizeof words / sizeof *words; i++) {
        if (!str_is(c->source->tokens[at].text, words[i][0])) {
            continue;
        }
        bool has_macro = source_is_macro(c->source, str_from("ASYNC_NO_KEYWORDS"), c->source->tokens[at].begin);
        return has_macro ? arena_printf(c->arena, "'%s' is no keyword where ASYNC_NO_KEYWORDS is defined; write %s",
                                        words[i][0], words[i][1])
                         : arena_printf(c->arena, "'%s' is no keyword here; write #include <async.h> before it", words[i][0]);
    }
    return NULL;
}

const char *
report_reword(struct convert *c, token_index at, const char *text)
{
    enum keyword keyword = keyword_at(c, at);
    const char *word = reword_plain_word(c, at, text);
    if (word) {
        return word;
    }
    const char *item = reword_item(c, at, text);
    if (item) {
        return item;
    }
    bool is_inner = strstr(text, "__asyncc_") || strstr(text, "annotate");
    if (keyword != KEYWORD_NONE && (is_inner || strcmp(text, "expected expression") == 0)) {
        return arena_printf(c->arena, "'%s' is not allowed here", parse_keyword_spelling(keyword));
    }
    if (keyword == KEYWORD_TASK_POOL && strstr(text, "constant expression")) {
        return "'ASYNC_TASK_POOL' needs a constant number of tasks";
    }
    bool is_awaited = keyword == KEYWORD_AWAIT || (at > 0 && keyword_at(c, at - 1) == KEYWORD_AWAIT);
    if (is_awaited && strstr(text, "compile-time constant")) {
        return "'await' outside an async function";
    }
    if (strcmp(text, "function definition is not allowed here") == 0) {
        return "a nested function cannot be translated; move it to file scope and pass it what it uses";
    }
    if (str_starts_with(str_from(text), "fields must have a constant size")) {
        return "a struct with an array of variable length cannot be translated; give the array a constant length, or keep it "
               "outside the struct";
    }
    const char *function = report_object_function(c, text);
    if (function) {
        return arena_printf(c->arena, "'%s' has not been declared as an async function", function);
    }
    return is_inner ? "not allowed here" : text;
}

