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

struct node *
node_open(struct convert *c, enum node_kind kind, struct extent extent, size_t child_count)
{
    struct node *node = arena_alloc(c->arena, sizeof *node + sizeof *node->children * child_count);
    node->kind = kind;
    node->begin = extent.begin;
    node->end = extent.end;
    node->children = (struct node **)(node + 1);
    node->child_count = (unsigned)child_count;
    return node;
}

void
node_put(struct node *parent, size_t at, struct node *child)
{
    parent->children[at] = child;
    if (child) {
        child->parent = parent;
        parent->has_await |= child->has_await;
    }
}

void
node_adopt(struct convert *c, struct node *parent, struct node *const *children, size_t count)
{
    parent->children = ARENA_ARRAY(c->arena, struct node *, count ? count : 1);
    parent->child_count = (unsigned)count;
    for (size_t i = 0; i < count; i++) {
        node_put(parent, i, children[i]);
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
        children.items = ARENA_ARRAY(&c->scratch, CXCursor, children.len);
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
            vec_push(&c->scratch, &out, cursors.items[i]);
            memmove(&out.items[at + 1], &out.items[at], (out.len - 1 - at) * sizeof *out.items);
            out.items[at] = cursors.items[i];
        }
    }
    return out;
}

/* libclang numbers the bytes of a file one after the other, but does not promise to: false if our text shows otherwise. */
static bool
are_numbered(const struct convert *c, CXFile file)
{
    size_t last = c->input->text.len - 1;
    CXSourceLocation end = clang_getLocationForOffset(c->unit, file, (unsigned)last);
    CXSourceLocation middle = clang_getLocationForOffset(c->unit, file, (unsigned)(last / 2));
    return end.int_data - c->first_location == last && middle.int_data - c->first_location == last / 2;
}

void
cursor_prepare(struct convert *c)
{
    CXFile file = clang_getFile(c->unit, PARSE_INPUT_NAME);
    c->first_location = file ? clang_getLocationForOffset(c->unit, file, 0).int_data : 0;
    c->location_count = file && are_numbered(c, file) ? (unsigned)c->input->text.len : 0;
}

/* False if it is not in our text. */
static bool
find_offset(const struct convert *c, CXSourceLocation location, unsigned *out_offset)
{
    if (location.int_data - c->first_location < c->location_count) {
        *out_offset = location.int_data - c->first_location;
        return true;
    }
    CXFile file = NULL;
    clang_getFileLocation(location, &file, NULL, NULL, out_offset);
    return file != NULL;
}

bool
cursor_offsets(const struct convert *c, CXCursor cursor, unsigned *out_begin, unsigned *out_end)
{
    CXSourceRange range = clang_getCursorExtent(cursor);
    bool is_found = find_offset(c, clang_getRangeStart(range), out_begin);
    return find_offset(c, clang_getRangeEnd(range), out_end) && is_found && *out_end > *out_begin;
}

/* What follows from the first token for the last, so that libclang need not be asked for the end, for which it reads
 * tokens. */
enum known_end { END_UNKNOWN, END_SAME_TOKEN, END_BRACKET };

static enum known_end
known_end_of(enum CXCursorKind kind)
{
    switch ((int)kind) {
    case CXCursor_DeclRefExpr:
    case CXCursor_IntegerLiteral:
    case CXCursor_FloatingLiteral:
    case CXCursor_CharacterLiteral:
        return END_SAME_TOKEN;
    case CXCursor_ParenExpr:
    case CXCursor_CompoundStmt:
        return END_BRACKET;
    default:
        return END_UNKNOWN;
    }
}

/* The last token if the first is `at`; NO_TOKEN: nobody knows. */
static token_index
find_last(const struct convert *c, enum known_end known, token_index at)
{
    if (known == END_SAME_TOKEN || at == NO_TOKEN) {
        return at;
    }
    token_index partner = c->input->match[at];
    return partner != NO_TOKEN && partner > at ? partner : NO_TOKEN;
}

struct extent
cursor_extent(struct convert *c, CXCursor cursor)
{
    unsigned begin = 0;
    unsigned end = 0;
    enum known_end known = known_end_of(cursor.kind);
    if (known != END_UNKNOWN) {
        token_index at = cursor_token(c, cursor);
        token_index last = find_last(c, known, at);
        if (last != NO_TOKEN) {
            return (struct extent){at, last + 1};
        }
    }
    if (!cursor_offsets(c, cursor, &begin, &end)) {
        return (struct extent){NO_TOKEN, NO_TOKEN};
    }
    return (struct extent){parse_input_token(c->input, begin), parse_input_token(c->input, end - 1) + 1};
}

token_index
cursor_token(const struct convert *c, CXCursor cursor)
{
    unsigned offset = 0;
    bool is_found = find_offset(c, clang_getCursorLocation(cursor), &offset);
    return is_found ? parse_input_token(c->input, offset) : NO_TOKEN;
}

/* `v.xy` and `p->xy` of a vector, which is unexposed too. */
static bool
goes_on(const struct convert *c, token_index at)
{
    return token_is(c->source, at, ".") || token_is(c->source, at, "->") || token_is(c->source, at, "[");
}

bool
cursor_is_conversion(const struct convert *c, CXCursor cursor, CXCursor operand)
{
    unsigned own;
    unsigned offset;
    if (known_end_of(operand.kind) != END_UNKNOWN && find_offset(c, clang_getCursorLocation(cursor), &own) &&
        find_offset(c, clang_getCursorLocation(operand), &offset)) {
        token_index last = find_last(c, known_end_of(operand.kind), parse_input_token(c->input, offset));
        if (last != NO_TOKEN && !goes_on(c, last + 1)) {
            return own == offset;
        }
    }
    CXSourceRange left = clang_getCursorExtent(cursor);
    CXSourceRange right = clang_getCursorExtent(operand);
    return clang_equalRanges(left, right);
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
