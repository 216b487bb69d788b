/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the passes of this folder saw, for --dump. */
#include "analysis/cfg.h"
#include "analysis/live.h"

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
        buf_printf(out, "result %zu", object - fn->locals.len + 1);
    }
}

static void
dump_refs(const struct function *fn, const struct ref_list *refs, struct buf *out)
{
    static const struct {
        unsigned flag;
        const char *word;
    } words[] = {{REF_DECLARED, " declares"}, {REF_USE, " uses"},        {REF_KILL, " sets"},
                 {REF_WRITE, " writes"},      {REF_ADDRESS, " lends"},   {REF_ESCAPE, " gives away"}};
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
