/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the passes of this folder saw, for --dump. */
#include "analysis/cfg.h"
#include "analysis/layout.h"
#include "analysis/live.h"
#include "analysis/pack.h"

static const char *
kind_name(enum cfg_kind kind)
{
    switch (kind) {
    case CFG_ENTRY: return "entry";
    case CFG_EXIT: return "exit";
    case CFG_JOIN: return "join";
    case CFG_LOOP: return "loop";
    case CFG_EVAL: return "eval";
    case CFG_DECL: return "decl";
    case CFG_BRANCH: return "branch";
    case CFG_AWAIT: return "await";
    case CFG_RETURN: return "return";
    case CFG_RAISE: return "raise";
    }
    return "";
}

static void
dump_object(const struct function *fn, size_t object, struct buf *out)
{
    if (object < fn->locals.len) {
        buf_text(out, fn->locals.items[object]->name);
    } else {
        buf_printf(out, "result %u", cfg_result_await(fn, object)->state);
    }
}

static void
dump_refs(const struct function *fn, const struct ref_list *refs, struct buf *out)
{
    static const struct {
        unsigned flag;
        const char *word;
    } words[] = {{REF_DECLARED, " declares"}, {REF_USE, " uses"},        {REF_KILL, " sets"},
                 {REF_WRITE, " writes"},      {REF_ADDRESS, " lends"},   {REF_HELD, " until it is done"},
                 {REF_ESCAPE, " gives away"}};
    for (size_t i = 0; i < refs->len; i++) {
        buf_char(out, i ? ',' : ';');
        for (size_t j = 0; j < sizeof words / sizeof *words; j++) {
            if (refs->items[i].flags & words[j].flag) {
                buf_text(out, words[j].word);
            }
        }
        buf_char(out, ' ');
        dump_object(fn, refs->items[i].object, out);
    }
}

void
cfg_dump(const struct function *fn, struct buf *out)
{
    buf_printf(out, "graph of %.*s\n", STR_ARG(fn->decl->name));
    for (size_t i = 0; i < fn->cfg->node_count; i++) {
        const struct cfg_node *node = fn->cfg->nodes[i];
        buf_printf(out, "  %zu: %s", i, kind_name(node->kind));
        if (node->kind == CFG_AWAIT) {
            buf_printf(out, " %u", node->stmt->await->state);
        }
        for (size_t j = 0; j < node->successors.len; j++) {
            buf_printf(out, "%s%u", j ? ", " : " -> ", node->successors.items[j]->index);
        }
        dump_refs(fn, &node->refs, out);
        buf_char(out, '\n');
    }
}

static const char *
place_name(enum place place)
{
    switch (place) {
    case PLACE_C: return "C local";
    case PLACE_SAVED: return "saved";
    case PLACE_LENT: return "lent";
    case PLACE_AGAIN: return "computed again";
    case PLACE_FRAME: return "in the frame";
    }
    return "";
}

void
live_dump(const struct function *fn, struct buf *out)
{
    buf_printf(out, "live in %.*s\n", STR_ARG(fn->decl->name));
    for (size_t i = 0; i < fn->locals.len; i++) {
        const struct local *local = fn->locals.items[i];
        buf_printf(out, "  %s: %s%s%s\n", local->name, place_name(local->place),
                   local->is_address_taken ? ", address taken" : "", local->is_escaping ? ", escapes" : "");
    }
    for (size_t k = 0; k < fn->awaits.len; k++) {
        const struct await *await = fn->awaits.items[k];
        buf_printf(out, "  await %u:", await->state);
        for (size_t i = 0; i < fn->locals.len; i++) {
            if (live_is_required(fn, fn->locals.items[i], await)) {
                buf_printf(out, " %s", fn->locals.items[i]->name);
            }
        }
        buf_char(out, '\n');
    }
}

static void
dump_layout(const struct layout *layout, unsigned depth, long long offset, struct buf *out)
{
    offset = round_up(offset, layout->align);
    buf_printf(out, "%*s%lld: ", (int)(depth * 2), "", offset);
    switch (layout->kind) {
    case LAYOUT_ROOM: buf_printf(out, "%s, %lld bytes\n", layout->name, layout->size); break;
    case LAYOUT_SLOT:
        buf_printf(out, "%s, %lld bytes, %s\n", layout->slot->path, layout->size, layout->slot->why);
        break;
    case LAYOUT_SERIES:
        buf_printf(out, "struct %s, %lld bytes\n", layout->name, layout->size);
        for (size_t i = 0; i < layout->item_count; i++) {
            dump_layout(layout->items[i], depth + 1, offset, out);
            offset = round_up(offset, layout->items[i]->align) + layout->items[i]->size;
        }
        break;
    case LAYOUT_CHOICE:
        buf_printf(out, "union %s, %lld bytes\n", layout->name, layout->size);
        for (size_t i = 0; i < layout->item_count; i++) {
            dump_layout(layout->items[i], depth + 1, offset, out);
        }
        break;
    }
}

void
layout_dump(const struct function *fn, struct buf *out)
{
    buf_printf(out, "frame of %.*s: %lld bytes, align %lld, at least %lld live besides the header", STR_ARG(fn->decl->name),
               fn->frame_size, fn->frame_align, fn->lower_bound + fn->program->pointer_size - layout_begin(fn));
    if (fn->merged_into) {
        buf_printf(out, "; merged into %.*s", STR_ARG(fn->merged_into->decl->name));
    }
    buf_text(out, "\n");
    long long offset = layout_begin(fn);
    for (size_t i = 0; fn->layout && i < fn->layout->item_count; i++) {
        const struct layout *item = fn->layout->items[i];
        dump_layout(item, 1, offset, out);
        offset = round_up(offset, item->align) + item->size;
    }
}
