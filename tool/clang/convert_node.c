/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Makes nodes and reads from cursors what every part of the conversion needs. */
#include "clang/convert.h"

struct node *
node_new(struct convert *c, enum node_kind kind, struct extent extent)
{
    struct node *node = ARENA_NEW(c->arena, struct node);
    node->kind = kind;
    node->begin = extent.begin;
    node->end = extent.end;
    return node;
}

void
node_adopt(struct convert *c, struct node *parent, struct node *const *children, size_t count)
{
    parent->children = ARENA_ARRAY(c->arena, struct node *, count ? count : 1);
    parent->child_count = count;
    for (size_t i = 0; i < count; i++) {
        parent->children[i] = children[i];
        if (children[i]) {
            children[i]->parent = parent;
            parent->has_await |= children[i]->has_await;
        }
    }
}

struct node *
node_unknown(struct convert *c, CXCursor cursor)
{
    struct node *node = node_new(c, NODE_UNKNOWN, cursor_extent(c, cursor));
    node->spelling = take_string(c, clang_getCursorKindSpelling(cursor.kind));
    return node;
}

/* What is to be taken of the children of a cursor. */
enum wanted { WANTED_ALL, WANTED_EXPRESSIONS };

struct collection {
    struct convert *c;
    enum wanted wanted;
};

static enum CXChildVisitResult
collect(CXCursor cursor, CXCursor parent, CXClientData data)
{
    struct collection *collection = data;
    (void)parent;
    if (collection->wanted == WANTED_ALL || clang_isExpression(cursor.kind)) {
        vec_push(collection->c->arena, &collection->c->visited, cursor);
    }
    return CXChildVisit_Continue;
}

/* Arrays that grow one by one in the arena would be half of what a tree takes. */
static struct cursors
collect_children(struct convert *c, CXCursor cursor, enum wanted wanted)
{
    struct collection collection = {c, wanted};
    c->visited.len = 0;
    clang_visitChildren(cursor, collect, &collection);
    struct cursors children = {NULL, c->visited.len, c->visited.len};
    if (children.len) {
        children.items = ARENA_ARRAY(c->arena, CXCursor, children.len);
        memcpy(children.items, c->visited.items, sizeof(CXCursor) * children.len);
    }
    return children;
}

struct cursors
cursor_children(struct convert *c, CXCursor cursor)
{
    return collect_children(c, cursor, WANTED_ALL);
}

struct cursors
cursor_expressions(struct convert *c, CXCursor cursor)
{
    return collect_children(c, cursor, WANTED_EXPRESSIONS);
}

struct cursors
cursors_distinct(struct convert *c, struct cursors cursors)
{
    struct cursors out = {0};
    for (size_t i = 0; i < cursors.len; i++) {
        bool is_known = false;
        token_index begin = cursor_extent(c, cursors.items[i]).begin;
        size_t at = out.len;
        for (; at > 0 && cursor_extent(c, out.items[at - 1]).begin >= begin; at--) {
            is_known |= cursor_extent(c, out.items[at - 1]).begin == begin;
        }
        if (!is_known) {
            vec_push(c->arena, &out, cursors.items[i]);
            memmove(&out.items[at + 1], &out.items[at], (out.len - 1 - at) * sizeof *out.items);
            out.items[at] = cursors.items[i];
        }
    }
    return out;
}

bool
cursor_offsets(CXCursor cursor, unsigned *out_begin, unsigned *out_end)
{
    CXSourceRange range = clang_getCursorExtent(cursor);
    CXFile begin_file = NULL;
    CXFile end_file = NULL;
    clang_getFileLocation(clang_getRangeStart(range), &begin_file, NULL, NULL, out_begin);
    clang_getFileLocation(clang_getRangeEnd(range), &end_file, NULL, NULL, out_end);
    return begin_file && end_file && *out_end > *out_begin;
}

struct extent
cursor_extent(struct convert *c, CXCursor cursor)
{
    unsigned begin = 0;
    unsigned end = 0;
    if (!cursor_offsets(cursor, &begin, &end)) {
        return (struct extent){NO_TOKEN, NO_TOKEN};
    }
    return (struct extent){parse_input_token(c->input, begin), parse_input_token(c->input, end - 1) + 1};
}

token_index
cursor_token(struct convert *c, CXCursor cursor)
{
    CXFile file = NULL;
    unsigned offset = 0;
    clang_getFileLocation(clang_getCursorLocation(cursor), &file, NULL, NULL, &offset);
    return file ? parse_input_token(c->input, offset) : NO_TOKEN;
}

char *
take_string(struct convert *c, CXString string)
{
    const char *text = clang_getCString(string);
    char *copy = arena_copy(c->arena, text ? text : "", text ? strlen(text) : 0);
    clang_disposeString(string);
    for (char *place = copy; (place = strstr(place, " at " PARSE_INPUT_NAME ":"));) {
        char *end = strpbrk(place, ")");
        if (!end) {
            break;
        }
        memmove(place, end, strlen(end) + 1);
    }
    return copy;
}

void
meet_keyword(struct convert *c, token_index at)
{
    if (c->met[at] < 2) {
        c->met[at]++;
    }
}

enum keyword
keyword_at(const struct convert *c, token_index at)
{
    return at < c->source->token_count ? c->source->tokens[at].keyword : KEYWORD_NONE;
}

token_index
skip_semicolon(const struct convert *c, token_index at)
{
    return token_is(c->source, at, ";") ? at + 1 : at;
}

token_index
skip_extension_back(const struct convert *c, token_index at)
{
    while (at != NO_TOKEN && at > 0 && token_is(c->source, at - 1, "__extension__")) {
        at--;
    }
    return at;
}
