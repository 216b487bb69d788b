/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The tree as text, one node a line, for --dump=ast and the tests. Declarations of headers are left out. */
#include "clang/parse.h"

#include "base/buf.h"

struct dump {
    const struct source *source;
    struct buf *out;
    unsigned depth;
};

static const char *
node_name(enum node_kind kind)
{
    static const char *const names[] = {
        [NODE_COMPOUND] = "compound",
        [NODE_DECL_STMT] = "declaration",
        [NODE_EXPR_STMT] = "expression",
        [NODE_NULL] = "null",
        [NODE_IF] = "if",
        [NODE_WHILE] = "while",
        [NODE_DO] = "do",
        [NODE_FOR] = "for",
        [NODE_SWITCH] = "switch",
        [NODE_CASE] = "case",
        [NODE_DEFAULT] = "default",
        [NODE_LABEL] = "label",
        [NODE_GOTO] = "goto",
        [NODE_INDIRECT_GOTO] = "indirect-goto",
        [NODE_BREAK] = "break",
        [NODE_CONTINUE] = "continue",
        [NODE_RETURN] = "return",
        [NODE_ASM] = "asm",
        [NODE_YIELD] = "yield",
        [NODE_ASYNC_FOR] = "async-for",
        [NODE_ASYNC_WITH] = "async-with",
        [NODE_ASYNC_TRY] = "async-try",
        [NODE_CATCH] = "catch",
        [NODE_CATCH_CANCELLED] = "catch-cancelled",
        [NODE_FINALLY] = "finally",
        [NODE_DEFER] = "defer",
        [NODE_SHIELD] = "shield",
        [NODE_LITERAL] = "literal",
        [NODE_REF] = "ref",
        [NODE_MEMBER] = "member",
        [NODE_INDEX] = "index",
        [NODE_CALL] = "call",
        [NODE_PAREN] = "paren",
        [NODE_UNARY] = "unary",
        [NODE_BINARY] = "binary",
        [NODE_COND] = "conditional",
        [NODE_CAST] = "cast",
        [NODE_COMPOUND_LITERAL] = "compound-literal",
        [NODE_INIT_LIST] = "init-list",
        [NODE_DESIGNATED] = "designated",
        [NODE_UNEVALUATED] = "unevaluated",
        [NODE_GENERIC] = "generic",
        [NODE_VA_ARG] = "va-arg",
        [NODE_CHOOSE] = "choose",
        [NODE_STMT_EXPR] = "statement-expression",
        [NODE_ADDR_LABEL] = "address-of-label",
        [NODE_AWAIT] = "await",
        [NODE_RAISE] = "raise",
        [NODE_CONSUMER] = "consumer",
        [NODE_UNKNOWN] = "unknown",
    };
    return names[kind];
}

static const char *
unary_name(enum unary unary)
{
    static const char *const names[] = {
        [UNARY_PLUS] = "+",
        [UNARY_MINUS] = "-",
        [UNARY_NOT] = "!",
        [UNARY_COMPLEMENT] = "~",
        [UNARY_DEREF] = "*",
        [UNARY_ADDRESS] = "&",
        [UNARY_PRE_INC] = "++_",
        [UNARY_PRE_DEC] = "--_",
        [UNARY_POST_INC] = "_++",
        [UNARY_POST_DEC] = "_--",
        [UNARY_REAL] = "__real__",
        [UNARY_IMAG] = "__imag__",
        [UNARY_EXTENSION] = "__extension__",
    };
    return names[unary];
}

static const char *
binary_name(enum binary binary)
{
    static const char *const names[] = {
        [BINARY_ARITHMETIC] = "arithmetic",
        [BINARY_AND] = "&&",
        [BINARY_OR] = "||",
        [BINARY_COMMA] = ",",
        [BINARY_ASSIGN] = "=",
        [BINARY_ASSIGN_OP] = "op=",
    };
    return names[binary];
}

static const char *
decl_name(enum decl_kind kind)
{
    static const char *const names[] = {
        [DECL_VAR] = "variable",
        [DECL_PARAM] = "parameter",
        [DECL_FUNCTION] = "function",
        [DECL_TYPEDEF] = "typedef",
        [DECL_RECORD] = "record",
        [DECL_ENUM] = "enum",
        [DECL_ENUMERATOR] = "enumerator",
        [DECL_FIELD] = "field",
        [DECL_LABEL] = "label",
        [DECL_STATIC_ASSERT] = "static-assert",
        [DECL_TASK_POOL] = "task-pool",
        [DECL_ITERATOR] = "iterator",
        [DECL_CONTEXT_MANAGER] = "context-manager",
        [DECL_OTHER] = "other",
    };
    return names[kind];
}

static void
begin_line(struct dump *d, const char *kind)
{
    buf_repeat(d->out, ' ', (size_t)d->depth * 2);
    buf_text(d->out, kind);
}

/* line:column of the first and of the last token, as the user wrote them. */
static void
add_range(struct dump *d, token_index begin, token_index end)
{
    if (begin < d->source->token_count && end > begin && end <= d->source->token_count) {
        struct position first = source_position(d->source, begin);
        struct position last = source_position(d->source, end - 1);
        buf_printf(d->out, " <%u:%u-%u:%u>", first.line, first.column, last.line, last.column);
    }
}

static void
add_types(struct dump *d, const struct node *node)
{
    if (node->type) {
        buf_printf(d->out, " '%s'", node->type->spelling);
        if (node->value_type && node->value_type != node->type) {
            buf_printf(d->out, " as '%s'", node->value_type->spelling);
        }
    }
}

static void dump_decl(struct dump *d, const struct decl *decl);

static void
dump_node_line(struct dump *d, const struct node *node)
{
    begin_line(d, node_name(node->kind));
    if (node->kind == NODE_UNARY) {
        buf_printf(d->out, " %s", unary_name(node->unary));
    } else if (node->kind == NODE_BINARY) {
        buf_printf(d->out, " %s", binary_name(node->binary));
    } else if (node->kind == NODE_MEMBER) {
        buf_text(d->out, node->op == '>' ? " ->" : " .");
    } else if (node->kind == NODE_CONSUMER) {
        buf_printf(d->out, " %s", keyword_name(node->keyword) + sizeof "__asyncc_" - 1);
    } else if (node->kind == NODE_LITERAL) {
        buf_printf(d->out, " %.*s", STR_ARG(d->source->tokens[node->begin].text));
    } else if (node->kind == NODE_UNKNOWN) {
        buf_printf(d->out, " %s", node->spelling);
    }
    if (node->decl) {
        buf_printf(d->out, " %.*s", STR_ARG(node->decl->name));
    }
    add_types(d, node);
    buf_printf(d->out, "%s%s%s%s", node->is_lvalue ? " lvalue" : "", node->is_constant ? " constant" : "",
               node->is_evaluated ? " evaluated" : "", node->has_await ? " awaits" : "");
    add_range(d, node->begin, node->end);
    buf_char(d->out, '\n');
}

static void
dump_node(struct dump *d, const struct node *node)
{
    if (!node) {
        begin_line(d, "none\n");
        return;
    }
    dump_node_line(d, node);
    d->depth++;
    for (size_t i = 0; i < node->decl_count; i++) {
        dump_decl(d, node->decls[i]);
    }
    for (size_t i = 0; i < node->child_count; i++) {
        dump_node(d, node->children[i]);
    }
    d->depth--;
}

static void
dump_decl_line(struct dump *d, const struct decl *decl)
{
    static const char *const storages[] = {"", " static", " extern", " auto", " register"};
    static const char *const asyncs[] = {"", " async", " generator", " contextmanager"};
    begin_line(d, decl_name(decl->kind));
    buf_printf(d->out, "%s%.*s", decl->name.len ? " " : "", STR_ARG(decl->name));
    if (decl->type) {
        buf_printf(d->out, " '%s'", decl->type->spelling);
    }
    buf_printf(d->out, "%s%s%s%s%s%s", storages[decl->storage], decl->is_thread_local ? " thread-local" : "",
               decl->is_inline ? " inline" : "", asyncs[decl->async_kind], decl->is_local ? " local" : "",
               decl->is_definition ? " definition" : "");
    if (decl->frame_bound) {
        buf_printf(d->out, " frame(%s: %lld)", decl->frame_bound, decl->frame_bytes);
    }
    if (decl->is_bit_field) {
        buf_printf(d->out, " bits(%d)", decl->bit_width);
    }
    for (size_t i = 0; i < decl->attribute_count; i++) {
        buf_printf(d->out, " [%s]", decl->attributes[i]);
    }
    if (decl->about) {
        buf_printf(d->out, " about %.*s", STR_ARG(decl->about->name));
    }
    if (decl->exit) {
        buf_printf(d->out, " exit %.*s", STR_ARG(decl->exit->name));
    }
    if (decl->item) {
        buf_printf(d->out, " items '%s'", decl->item->spelling);
    }
    add_range(d, decl->begin, decl->end);
    buf_char(d->out, '\n');
}

static void
dump_decl(struct dump *d, const struct decl *decl)
{
    dump_decl_line(d, decl);
    d->depth++;
    for (size_t i = 0; i < decl->param_count; i++) {
        dump_decl(d, decl->params[i]);
    }
    for (size_t i = 0; i < decl->member_count; i++) {
        dump_decl(d, decl->members[i]);
    }
    for (size_t i = 0; i < decl->bound_count; i++) {
        begin_line(d, "bound\n");
        d->depth++;
        dump_node(d, decl->bounds[i]);
        d->depth--;
    }
    if (decl->init) {
        dump_node(d, decl->init);
    }
    if (decl->body) {
        dump_node(d, decl->body);
    }
    d->depth--;
}

static bool
is_in_main_file(const struct source *source, const struct decl *decl)
{
    if (decl->begin >= source->token_count) {
        return false;
    }
    const struct token *token = &source->tokens[decl->begin];
    return source->files[source->written[token->begin].file].is_main;
}

void
ast_dump(const struct ast *ast, const struct source *source, struct buf *out)
{
    struct dump d = {source, out, 0};
    for (size_t i = 0; i < ast->decl_count; i++) {
        if (is_in_main_file(source, ast->decls[i])) {
            dump_decl(&d, ast->decls[i]);
        }
    }
}
