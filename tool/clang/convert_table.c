/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Open addressing from cursors to declarations and from clang's types to ours; the order never shows. */
#include "clang/convert.h"

struct decl_entry {
    CXCursor cursor;
    struct decl *decl;
    bool is_used;
};

struct type_entry {
    const void *key;
    struct type *type;
};

static struct decl_entry *
find_decl(struct decl_entry *slots, size_t cap, CXCursor cursor)
{
    size_t at = clang_hashCursor(cursor) & (cap - 1);
    while (slots[at].is_used && !clang_equalCursors(slots[at].cursor, cursor)) {
        at = (at + 1) & (cap - 1);
    }
    return &slots[at];
}

static void
grow_decls(struct convert *c)
{
    size_t cap = c->decls.cap ? c->decls.cap * 2 : 1024;
    struct decl_entry *slots = ARENA_ARRAY(c->arena, struct decl_entry, cap);
    for (size_t i = 0; i < c->decls.cap; i++) {
        if (c->decls.slots[i].is_used) {
            *find_decl(slots, cap, c->decls.slots[i].cursor) = c->decls.slots[i];
        }
    }
    c->decls.slots = slots;
    c->decls.cap = cap;
}

struct decl **
decl_slot(struct convert *c, CXCursor cursor)
{
    if (c->decls.len * 2 >= c->decls.cap) {
        grow_decls(c);
    }
    struct decl_entry *entry = find_decl(c->decls.slots, c->decls.cap, cursor);
    if (!entry->is_used) {
        entry->is_used = true;
        entry->cursor = cursor;
        c->decls.len++;
    }
    return &entry->decl;
}

static struct type_entry *
find_type(struct type_entry *slots, size_t cap, const void *key)
{
    uintptr_t hash = (uintptr_t)key;
    size_t at = ((hash >> 4) ^ (hash >> 13) ^ hash) & (cap - 1);
    while (slots[at].key && slots[at].key != key) {
        at = (at + 1) & (cap - 1);
    }
    return &slots[at];
}

static void
grow_types(struct convert *c)
{
    size_t cap = c->types.cap ? c->types.cap * 2 : 512;
    struct type_entry *slots = ARENA_ARRAY(c->arena, struct type_entry, cap);
    for (size_t i = 0; i < c->types.cap; i++) {
        if (c->types.slots[i].key) {
            *find_type(slots, cap, c->types.slots[i].key) = c->types.slots[i];
        }
    }
    c->types.slots = slots;
    c->types.cap = cap;
}

struct type **
type_slot(struct convert *c, const void *key)
{
    if (c->types.len * 2 >= c->types.cap) {
        grow_types(c);
    }
    struct type_entry *entry = find_type(c->types.slots, c->types.cap, key);
    if (!entry->key) {
        entry->key = key;
        c->types.len++;
    }
    return &entry->type;
}
