/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The shape of the language's forms: checks it token by token and plans the C text for each.
 *
 * libclang sees, for
 *     await E                     __extension__ E
 *     yield E;                    for (; mark; ) return E;
 *     async_with (E) body         if (mark, (void)(E), 0) ; else body
 *     async_with (T x = c) body   for (T x = c; mark; ) body
 *     async_try {…} async_catch (int e) {…}
 *                                 if (mark) {…} else if (mark) { int e = 0; {…}} else ;
 *     async_defer {…}             if (mark) {…} else ;
 *     async_spawn(f(1))           (mark, (f(1)), (_Bool)0)
 * and convert_async.c turns these back.
 */
#include "clang/parse_text.h"

/* What a consumer becomes: `open` for the word, `comma` for each comma of its arguments, `close` for the last `)`. */
struct consumer_form {
    const char *open;
    const char *comma;
    const char *close;
    unsigned min;
    unsigned max;
    const char *usage;
};

#define MANY 100000
#define TASK_VALUE "), (struct async_task *)0)"

static const struct consumer_form consumer_forms[KEYWORD_COUNT] = {
    [KEYWORD_SPAWN] = {"(__asyncc_mark,", "), (", "), (_Bool)0)", 1, 1, "a call"},
    [KEYWORD_CREATE_TASK] = {"(__asyncc_mark,", "), (", TASK_VALUE, 1, 1, "a call"},
    [KEYWORD_START] = {"(__asyncc_mark,", "), (", TASK_VALUE, 2, 2, "a pointer to a static task and a call"},
    [KEYWORD_RUN] = {"(__asyncc_mark,", "), (", "), 0)", 1, 1, "a call"},
    [KEYWORD_RUN_ALL] = {"(__asyncc_mark,", "), (", "), 0)", 1, 1, "a call"},
    [KEYWORD_GATHER] = {"(__asyncc_mark,", "), (", "), (void)0)", 0, MANY, "calls"},
    [KEYWORD_GATHER_ERRORS] = {"(__asyncc_mark,", "), (", "), (void)0)", 1, MANY, "an array and calls"},
    [KEYWORD_WAIT_ANY] = {"(__asyncc_mark,", "), (", "), 0)", 1, MANY, "calls"},
    [KEYWORD_WAIT_FOR_MS] = {"(__asyncc_mark, __builtin_choose_expr(1,", "), (", ")))", 2, 2, "a call and a time"},
    [KEYWORD_GROUP_START] = {"(__asyncc_mark,", "), (", TASK_VALUE, 2, 2, "a pointer to a group and a call"},
    [KEYWORD_OPEN] = {"(__asyncc_mark,", "), (", "), 0)", 2, 2, "a pointer to a static generator and a call"},
    [KEYWORD_JOIN_AS] = {"(__asyncc_mark,", "), *(__typeof__(", ") *)0)", 2, 2, "a task and a type"},
};

struct planner {
    struct parse_input *input;
    const struct source *source;
    bool *is_clause; /* catch and finally words that belong to a try */
};

static void
replace(struct planner *p, token_index at, const char *text)
{
    parse_edit(p->input, at)->text = text;
}

/* Keeps the token and puts text before it, after it. */
static void
wrap(struct planner *p, token_index at, const char *before, const char *after)
{
    struct edit *edit = parse_edit(p->input, at);
    struct str old = edit->text ? str_from(edit->text) : p->source->tokens[at].text;
    edit->text = arena_printf(p->input->arena, "%s%.*s%s", before, STR_ARG(old), after);
}

static const char *
spelling(const struct planner *p, token_index at)
{
    return parse_keyword_spelling(p->source->tokens[at].keyword);
}

static bool
is_open(const struct planner *p, token_index at, char bracket)
{
    return token_bracket(&p->source->tokens[at]) == bracket && p->input->match[at] != NO_TOKEN;
}

/* The first of `text` at the top level of [begin, end), or `end`. */
static token_index
find_top_level(const struct planner *p, token_index begin, token_index end, const char *text)
{
    for (token_index at = begin; at < end; at++) {
        if (token_is(p->source, at, text)) {
            return at;
        }
        token_index partner = p->input->match[at];
        if (partner != NO_TOKEN && partner > at) {
            at = partner;
        }
    }
    return end;
}

static bool
check_open(struct planner *p, token_index at, const char *usage)
{
    if (token_is(p->source, at + 1, "(") && p->input->match[at + 1] == NO_TOKEN) {
        parse_input_error(p->input, at + 1, "expected ')' to match the '(' of '%s'", spelling(p, at));
        return false;
    }
    if (!is_open(p, at + 1, '(')) {
        parse_input_error(p->input, at, "'%s' needs %s in parentheses", spelling(p, at), usage);
        return false;
    }
    return true;
}

/* Counts the top-level arguments between parentheses and rewrites the commas among them. */
static unsigned
plan_arguments(struct planner *p, token_index open, const char *comma)
{
    token_index close = p->input->match[open];
    if (close == open + 1) {
        return 0;
    }
    unsigned count = 1;
    for (token_index at = open + 1; (at = find_top_level(p, at, close, ",")) < close; at++) {
        replace(p, at, comma);
        count++;
    }
    return count;
}

static void
plan_consumer(struct planner *p, token_index at)
{
    const struct consumer_form *form = &consumer_forms[p->source->tokens[at].keyword];
    if (!check_open(p, at, form->usage)) {
        return;
    }
    token_index close = p->input->match[at + 1];
    unsigned count = plan_arguments(p, at + 1, form->comma);
    if (count < form->min || count > form->max) {
        parse_input_error(p->input, at, "'%s' takes %s", spelling(p, at), form->usage);
    }
    if (count) {
        replace(p, at, form->open);
        replace(p, close, form->close);
    } else {
        replace(p, at, "(__asyncc_mark");
        replace(p, at + 1, "");
        replace(p, close, form->close + 1);
    }
}

static void
plan_for(struct planner *p, token_index at)
{
    const char *usage = "a variable and what it iterates over, as in async_for (int v, it),";
    if (!check_open(p, at, usage)) {
        return;
    }
    token_index close = p->input->match[at + 1];
    token_index comma = find_top_level(p, at + 2, close, ",");
    if (comma == at + 2 || comma + 1 >= close) {
        parse_input_error(p->input, at, "'async_for' needs %s in parentheses", usage);
        return;
    }
    struct edit *edit = parse_edit(p->input, at);
    edit->kind = EDIT_FOR;
    edit->middle = comma;
}

static void
plan_with(struct planner *p, token_index at)
{
    if (!check_open(p, at, "a context manager")) {
        return;
    }
    token_index close = p->input->match[at + 1];
    if (close == at + 2) {
        parse_input_error(p->input, at, "'async_with' needs a context manager in parentheses");
        replace(p, at + 1, "(0");
    }
    if (find_top_level(p, at + 2, close, "=") < close) {
        replace(p, at, "for");
        replace(p, close, "; __asyncc_mark; )");
    } else {
        replace(p, at, "if");
        replace(p, at + 1, "(__asyncc_mark, (void)(");
        replace(p, close, "), 0) ; else");
    }
}

static void
plan_block(struct planner *p, token_index at)
{
    if (!is_open(p, at + 1, '{')) {
        parse_input_error(p->input, at, "'%s' needs a body in braces", spelling(p, at));
        return;
    }
    replace(p, at, "if (__asyncc_mark)");
    wrap(p, p->input->match[at + 1], "", " else ;");
}

/* One clause; returns what follows it, NO_TOKEN if it is malformed. */
static token_index
plan_clause(struct planner *p, token_index at)
{
    token_index body = at + 1;
    p->is_clause[at] = true;
    if (p->source->tokens[at].keyword == KEYWORD_CATCH) {
        token_index close = is_open(p, at + 1, '(') ? p->input->match[at + 1] : at + 1;
        if (close < at + 4) {
            parse_input_error(p->input, at, "'async_catch' needs a variable for the error: async_catch (int e) {…}");
            return NO_TOKEN;
        }
        replace(p, at + 1, "{");
        replace(p, close, "= 0;");
        body = close + 1;
    }
    if (!is_open(p, body, '{')) {
        parse_input_error(p->input, at, "'%s' needs a body in braces", spelling(p, at));
        return NO_TOKEN;
    }
    replace(p, at, "else if (__asyncc_mark)");
    if (body != at + 1) {
        wrap(p, p->input->match[body], "", "}");
    }
    return p->input->match[body] + 1;
}

static void
plan_try(struct planner *p, token_index at)
{
    if (!is_open(p, at + 1, '{')) {
        parse_input_error(p->input, at, "'async_try' needs a body in braces");
        return;
    }
    replace(p, at, "if (__asyncc_mark)");
    enum keyword last = KEYWORD_TRY;
    token_index next = p->input->match[at + 1] + 1;
    while (next < p->source->token_count) {
        enum keyword keyword = p->source->tokens[next].keyword;
        if (keyword != KEYWORD_CATCH && keyword != KEYWORD_CATCH_CANCELLED && keyword != KEYWORD_FINALLY) {
            break;
        }
        if (keyword <= last) {
            parse_input_error(p->input, next,
                              "'%s' out of order; the clauses are async_catch, async_catch_cancelled, async_finally, "
                              "each at most once",
                              spelling(p, next));
        }
        last = keyword;
        token_index after = plan_clause(p, next);
        if (after == NO_TOKEN) {
            return;
        }
        next = after;
    }
    if (last == KEYWORD_TRY) {
        parse_input_error(p->input, at, "'async_try' without async_catch, async_catch_cancelled or async_finally");
    }
    if (token_is(p->source, next, "else")) {
        parse_input_error(p->input, next, "'else' after 'async_try'; put the async_try statement in braces");
    }
    wrap(p, next - 1, "", " else ;");
}

static bool
is_at_file_scope(const struct planner *p, token_index at, unsigned depth)
{
    if (depth) {
        parse_input_error(p->input, at, "'%s' stands at file scope only", spelling(p, at));
    }
    return depth == 0;
}

/*  ASYNC_TASK_POOL(f, N);
 *  enum { __asyncc_pool_17 = __builtin_choose_expr(0, (f), (N)) };
 */
static void
plan_pool(struct planner *p, token_index at, unsigned depth)
{
    if (!is_at_file_scope(p, at, depth) || !check_open(p, at, "an async function and a number of tasks")) {
        return;
    }
    if (plan_arguments(p, at + 1, "), (") != 2) {
        parse_input_error(p->input, at, "'ASYNC_TASK_POOL' takes an async function and a number of tasks");
    }
    replace(p, at, arena_printf(p->input->arena, "enum { __asyncc_pool_%u = __builtin_choose_expr(0,", at));
    replace(p, p->input->match[at + 1], ")) }");
}

/*  ASYNC_ITERATOR(type, T, next);
 *  struct __asyncc_protocol_17 { __typeof__(type) *a; __typeof__(T) *b; __typeof__(next) *c; };
 */
static void
plan_protocol(struct planner *p, token_index at, unsigned depth)
{
    const char *usage = p->source->tokens[at].keyword == KEYWORD_ITERATOR
                            ? "a type, the type of the items and the next function"
                            : "a type, the enter function and the exit function";
    if (!is_at_file_scope(p, at, depth) || !check_open(p, at, usage)) {
        return;
    }
    token_index close = p->input->match[at + 1];
    token_index first = find_top_level(p, at + 2, close, ",");
    token_index second = find_top_level(p, first + 1, close, ",");
    if (second >= close || find_top_level(p, second + 1, close, ",") < close) {
        parse_input_error(p->input, at, "'%s' takes %s", spelling(p, at), usage);
        return;
    }
    replace(p, at, arena_printf(p->input->arena, "struct __asyncc_protocol_%u { __typeof__", at));
    replace(p, first, ") *a; __typeof__(");
    replace(p, second, ") *b; __typeof__(");
    replace(p, close, ") *c; }");
}

/* async_static_task(f) t;   ->   struct f__task t; */
static void
plan_static(struct planner *p, token_index at, const char *suffix)
{
    if (!check_open(p, at, "an async function")) {
        return;
    }
    p->input->is_settled[at] = true;
    if (p->input->match[at + 1] != at + 3 || p->source->tokens[at + 2].kind != TOKEN_IDENT) {
        parse_input_error(p->input, at, "'%s' takes the name of one function", spelling(p, at));
        return;
    }
    replace(p, at, "struct");
    replace(p, at + 1, "");
    wrap(p, at + 2, "", suffix);
    replace(p, at + 3, "");
}

static void
plan_frame(struct planner *p, token_index at)
{
    if (!check_open(p, at, "a number of bytes")) {
        return;
    }
    struct edit *edit = parse_edit(p->input, at);
    edit->kind = EDIT_SKIP_GROUP;
    edit->text = "";
}

static void
plan_keyword(struct planner *p, token_index at, unsigned depth)
{
    switch (p->source->tokens[at].keyword) {
    case KEYWORD_NONE:
    case KEYWORD_COUNT:
        break;
    case KEYWORD_ASYNC:
        replace(p, at, "__attribute__((annotate(\"async\")))");
        break;
    case KEYWORD_GENERATOR:
        replace(p, at, "__attribute__((annotate(\"generator\")))");
        break;
    case KEYWORD_CONTEXTMANAGER:
        replace(p, at, "__attribute__((annotate(\"contextmanager\")))");
        break;
    case KEYWORD_AWAIT:
        replace(p, at, "__extension__");
        break;
    case KEYWORD_YIELD:
        replace(p, at, "for (; __asyncc_mark; ) return");
        break;
    case KEYWORD_FOR:
        plan_for(p, at);
        break;
    case KEYWORD_WITH:
        plan_with(p, at);
        break;
    case KEYWORD_TRY:
        plan_try(p, at);
        break;
    case KEYWORD_CATCH:
    case KEYWORD_CATCH_CANCELLED:
    case KEYWORD_FINALLY:
        if (!p->is_clause[at]) {
            parse_input_error(p->input, at, "'%s' without an async_try before it", spelling(p, at));
        }
        break;
    case KEYWORD_DEFER:
    case KEYWORD_SHIELD:
        plan_block(p, at);
        break;
    case KEYWORD_RAISE:
        replace(p, at, "__asyncc_raise");
        break;
    case KEYWORD_SPAWN:
    case KEYWORD_CREATE_TASK:
    case KEYWORD_START:
    case KEYWORD_RUN:
    case KEYWORD_RUN_ALL:
    case KEYWORD_GATHER:
    case KEYWORD_GATHER_ERRORS:
    case KEYWORD_WAIT_ANY:
    case KEYWORD_WAIT_FOR_MS:
    case KEYWORD_GROUP_START:
    case KEYWORD_OPEN:
    case KEYWORD_JOIN_AS:
        plan_consumer(p, at);
        break;
    case KEYWORD_TASK_POOL:
        plan_pool(p, at, depth);
        break;
    case KEYWORD_ITERATOR:
    case KEYWORD_CONTEXT_MANAGER:
        plan_protocol(p, at, depth);
        break;
    case KEYWORD_STATIC_TASK:
        plan_static(p, at, "__task");
        break;
    case KEYWORD_STATIC_GENERATOR:
        plan_static(p, at, "__generator");
        break;
    case KEYWORD_FRAME:
        plan_frame(p, at);
        break;
    }
}

void
parse_plan_forms(struct parse_input *input)
{
    const struct source *source = input->source;
    struct planner p = {input, source, ARENA_ARRAY(input->arena, bool, source->token_count)};
    unsigned depth = 0;
    for (token_index at = 0; at < source->token_count; at++) {
        token_index partner = input->match[at];
        if (partner != NO_TOKEN) {
            depth += partner > at ? 1 : -1u;
        }
        if (source->tokens[at].keyword != KEYWORD_NONE) {
            plan_keyword(&p, at, depth);
        }
    }
}
