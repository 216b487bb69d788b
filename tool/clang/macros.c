/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The history of each macro name. Definitions come in the order of the text, so a name's history is sorted. */
#include "clang/macros.h"

#include "base/map.h"
#include "base/vec.h"

/* How far chains of macros that name macros are followed. */
enum { CHAIN_MAX = 32, PAREN_MAX = 64 };

struct history {
    VEC(struct macro) versions;
    VEC(struct macro) saved; /* the stack of push_macro */
};

struct macro_table {
    struct arena *arena;
    struct lex_rules rules;
    struct map histories;
    VEC(written_index) changes; /* where a name that had been defined before is defined or undefined, in order */
    bool has_keyword;
};

/* Not printed by -dM; clang spells more of them as functions than gcc does. */
static const char *const BUILTINS[] = {
    "__LINE__",      "__FILE__", "__BASE_FILE__", "__INCLUDE_LEVEL__", "__COUNTER__",
    "__TIMESTAMP__", "__DATE__", "__TIME__",      "_Pragma(x)",
};
static const char *const BUILTINS_OF_CLANG[] = {
    "__FILE_NAME__",       "__has_feature(x)",       "__has_extension(x)",   "__has_builtin(x)",
    "__has_attribute(x)",  "__has_c_attribute(x)",   "__has_warning(x)",     "__has_declspec_attribute(x)",
    "__is_identifier(x)",  "__has_cpp_attribute(x)", "__building_module(x)", "__has_constexpr_builtin(x)",
    "__has_include(x)",    "__has_include_next(x)",  "__has_embed(x)",       "__FLT_EVAL_METHOD__",
    "__is_target_arch(x)", "__is_target_os(x)",      "__is_target_vendor(x)", "__is_target_environment(x)",
    "__is_target_variant_os(x)",
};
/* gcc defines these too, but only for #if and #ifdef. */
static const char *const BUILTINS_OF_GCC[] = {"__has_attribute(x)", "__has_builtin(x)", "__has_include(x)",
                                              "__has_include_next(x)", "__has_cpp_attribute(x)"};

static struct history *
get_history(struct macro_table *table, struct str name)
{
    struct history *history = map_find(&table->histories, name);
    if (!history) {
        history = ARENA_NEW(table->arena, struct history);
        map_set(&table->histories, name, history);
    }
    return history;
}

static void
add_version(struct macro_table *table, struct macro macro)
{
    struct history *history = get_history(table, macro.name);
    if (history->versions.len) {
        vec_push(table->arena, &table->changes, macro.from);
    }
    vec_push(table->arena, &history->versions, macro);
}

/* What the end of a replacement list looks like while it is being read. */
struct tail_reader {
    enum macro_tail tail;
    struct str name;
    unsigned token_count;
    bool after_paste;                 /* the last token was ##                   */
    unsigned depth;                   /* of open parentheses                     */
    struct str before_paren[PAREN_MAX]; /* the identifier before each of them, or empty */
};

/* Stands before the ( of a call of something unknown. */
static const struct str UNKNOWN = {"?", 1};

static bool
is_hash_hash(struct str text)
{
    return str_is(text, "##") || str_is(text, "%:%:") || str_is(text, "?\?=?\?=") || str_is(text, "#?\?=")
           || str_is(text, "?\?=#");
}

static void
read_tail_token(struct tail_reader *reader, struct lexeme token, bool is_parameter)
{
    bool is_pasted = reader->after_paste;
    struct str called = {NULL, 0};
    if (reader->tail != TAIL_PLAIN) {
        called = reader->tail == TAIL_NAME ? reader->name : UNKNOWN;
    }
    reader->after_paste = is_hash_hash(token.text);
    reader->token_count++;
    reader->tail = TAIL_PLAIN;
    if (is_pasted || is_parameter) {
        reader->tail = TAIL_ANY;
    } else if (token.kind == TOKEN_IDENT) {
        reader->tail = TAIL_NAME;
        reader->name = token.text;
    } else if (str_is(token.text, "(")) {
        if (reader->depth < PAREN_MAX) {
            reader->before_paren[reader->depth] = called;
        }
        reader->depth++;
    } else if (str_is(token.text, ")") && reader->depth > 0) {
        reader->depth--;
        reader->name = reader->depth < PAREN_MAX ? reader->before_paren[reader->depth] : UNKNOWN;
        reader->tail = reader->name.ptr == UNKNOWN.ptr ? TAIL_ANY : reader->name.ptr ? TAIL_CALL : TAIL_PLAIN;
    }
}

typedef VEC(struct str) parameter_vec;

static bool
has_parameter(const parameter_vec *parameters, struct str name)
{
    for (size_t i = 0; i < parameters->len; i++) {
        if (str_eq(parameters->items[i], name)) {
            return true;
        }
    }
    return false;
}

/* `lexer` is behind the (. `args...` names args; plain `...` is __VA_ARGS__ (and __VA_OPT__ may end in anything). */
static void
read_parameters(struct macro_table *table, struct lexer *lexer, parameter_vec *parameters)
{
    for (;;) {
        struct lexeme token = lexer_next(lexer);
        if (token.kind == TOKEN_END || str_is(token.text, ")")) {
            return;
        }
        if (str_is(token.text, "...")) {
            vec_push(table->arena, parameters, STR("__VA_ARGS__"));
            vec_push(table->arena, parameters, STR("__VA_OPT__"));
        } else if (token.kind == TOKEN_IDENT) {
            vec_push(table->arena, parameters, token.text);
        }
    }
}

static void
read_replacement(struct macro_table *table, struct macro *macro, struct lexer *lexer, const parameter_vec *parameters)
{
    struct tail_reader reader = {.tail = TAIL_PLAIN};
    struct lexeme token;
    while ((token = lexer_next(lexer)).kind != TOKEN_END) {
        bool is_parameter = token.kind == TOKEN_IDENT && has_parameter(parameters, token.text);
        read_tail_token(&reader, token, is_parameter);
        table->has_keyword |= token.kind == TOKEN_IDENT && keyword_find(token.text) != KEYWORD_NONE;
    }
    macro->tail = reader.tail;
    macro->tail_name = reader.name;
    macro->is_alias = !macro->is_function && reader.token_count == 1 && reader.tail == TAIL_NAME;
}

/* The name that a directive speaks of, empty if there is none. */
static struct str
read_name(struct macro_table *table, struct lexer *lexer)
{
    struct lexeme token = lexer_next(lexer);
    return token.kind == TOKEN_IDENT ? spelling_join(table->arena, token.text) : (struct str){"", 0};
}

void
macros_define(struct macro_table *table, struct str text, written_index from)
{
    struct lexer lexer = lexer_new(table->rules, text);
    struct macro macro = {.name = read_name(table, &lexer), .from = from, .is_defined = true};
    if (macro.name.len == 0) {
        return;
    }
    parameter_vec parameters = {0};
    if (lexer.at < lexer.end && *lexer.at == '(') {
        lexer.at++;
        macro.is_function = true;
        read_parameters(table, &lexer, &parameters);
    }
    read_replacement(table, &macro, &lexer, &parameters);
    add_version(table, macro);
}

void
macros_undef(struct macro_table *table, struct str text, written_index from)
{
    struct lexer lexer = lexer_new(table->rules, text);
    struct str name = read_name(table, &lexer);
    if (map_find(&table->histories, name)) {
        add_version(table, (struct macro){.name = name, .from = from});
    }
}

/* The name in ("name"), empty if the pragma is malformed. */
static struct str
read_pushed_name(struct lexer *lexer)
{
    struct lexeme open = lexer_next(lexer);
    struct lexeme name = lexer_next(lexer);
    if (!str_is(open.text, "(") || name.kind != TOKEN_STRING || name.text.len < 2 || name.text.ptr[0] != '"') {
        return (struct str){"", 0};
    }
    return (struct str){name.text.ptr + 1, name.text.len - 2};
}

void
macros_pragma(struct macro_table *table, struct str text, written_index from)
{
    struct lexer lexer = lexer_new(table->rules, text);
    struct str word = lexer_next(&lexer).text;
    bool is_push = str_is(word, "push_macro");
    if (!is_push && !str_is(word, "pop_macro")) {
        return;
    }
    struct str name = read_pushed_name(&lexer);
    if (name.len == 0) {
        return;
    }
    struct history *history = get_history(table, name);
    if (is_push) {
        struct macro now = {.name = name};
        if (history->versions.len) {
            now = vec_last(&history->versions);
        }
        vec_push(table->arena, &history->saved, now);
    } else if (history->saved.len) {
        struct macro before = history->saved.items[--history->saved.len];
        before.from = from;
        vec_push(table->arena, &table->changes, before.from);
        vec_push(table->arena, &history->versions, before);
    }
}

void
macros_predefine(struct macro_table *table, struct str lines)
{
    struct lexer lexer = lexer_new(table->rules, lines);
    for (struct lexeme token; (token = lexer_next(&lexer)).kind != TOKEN_END;) {
        if (!lexeme_is_directive(token)) {
            continue;
        }
        struct str word = lexer_next(&lexer).text;
        struct str rest = lexer_rest_of_line(&lexer);
        if (str_is(word, "define")) {
            macros_define(table, rest, 0);
        } else if (str_is(word, "undef")) {
            macros_undef(table, rest, 0);
        }
    }
}

static void
define_builtins(struct macro_table *table, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        macros_define(table, str_from(names[i]), 0);
    }
}

struct macro_table *
macros_new(struct arena *arena, enum compiler_kind kind, struct lex_rules rules)
{
    struct macro_table *table = ARENA_NEW(arena, struct macro_table);
    table->arena = arena;
    table->rules = rules;
    table->histories.arena = arena;
    define_builtins(table, BUILTINS, sizeof BUILTINS / sizeof *BUILTINS);
    if (kind == COMPILER_CLANG) {
        define_builtins(table, BUILTINS_OF_CLANG, sizeof BUILTINS_OF_CLANG / sizeof *BUILTINS_OF_CLANG);
    } else {
        define_builtins(table, BUILTINS_OF_GCC, sizeof BUILTINS_OF_GCC / sizeof *BUILTINS_OF_GCC);
    }
    return table;
}

bool
macros_change_between(const struct macro_table *table, written_index from, written_index to)
{
    size_t low = 0;
    size_t high = table->changes.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (table->changes.items[middle] < from) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < table->changes.len && table->changes.items[low] <= to;
}

const struct macro *
macros_find(const struct macro_table *table, struct str name, written_index at)
{
    const struct history *history = map_find(&table->histories, name);
    if (!history) {
        return NULL;
    }
    /* The last version with from <= at. */
    size_t low = 0;
    size_t high = history->versions.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (history->versions.items[middle].from <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 && history->versions.items[low - 1].is_defined ? &history->versions.items[low - 1] : NULL;
}

enum keyword
macros_find_keyword(const struct macro_table *table, struct str name, written_index at)
{
    for (int i = 0; i < CHAIN_MAX; i++) {
        const struct macro *macro = macros_find(table, name, at);
        if (!macro) {
            return keyword_find(name);
        }
        if (!macro->is_alias) {
            return KEYWORD_NONE;
        }
        name = macro->tail_name;
    }
    return KEYWORD_NONE;
}

bool
macros_have_keyword(const struct macro_table *table)
{
    return table->has_keyword;
}

bool
macros_may_continue(const struct macro_table *table, const struct macro *macro, written_index at,
                    const struct macro **out_next)
{
    *out_next = NULL;
    for (int i = 0; i < CHAIN_MAX; i++) {
        if (macro->tail == TAIL_PLAIN) {
            return false;
        }
        if (macro->tail == TAIL_ANY) {
            return true;
        }
        const struct macro *next = macros_find(table, macro->tail_name, at);
        /* A macro is not expanded within its own expansion. */
        if (!next || (macro->tail == TAIL_NAME && str_eq(next->name, macro->name))) {
            return false;
        }
        if (macro->tail == TAIL_CALL) {
            return true;
        }
        if (next->is_function) {
            *out_next = next;
            return true;
        }
        macro = next;
    }
    return true;
}
