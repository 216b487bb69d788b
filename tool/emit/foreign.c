/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The text of what docs/generated-code.md section 11 describes. */
#include "emit/foreign.h"

#include "emit/types.h"

static const char *
take(struct arena *arena, struct buf *text)
{
    const char *copy = arena_copy(arena, text->data ? text->data : "", text->len);
    buf_free(text);
    return copy;
}

static const struct type *
function_type(const struct type *type)
{
    const struct type *canonical = type->canonical ? type->canonical : type;
    if (canonical->kind == TYPE_POINTER) {
        type = type->kind == TYPE_POINTER ? type->target : canonical->target;
    }
    return type;
}

const char *
start_type(struct arena *arena, const struct type *type)
{
    const struct type *function = function_type(type);
    struct buf text = {0};
    buf_text(&text, "int (*)(void *, const async_site *, async_task *");
    for (size_t i = 0; i < function->param_count; i++) {
        buf_text(&text, ", ");
        type_declare(arena, &text, function->params[i], "", QUALIFIERS_DROPPED);
    }
    buf_char(&text, ')');
    return take(arena, &text);
}

static bool
has_result(const struct type *type)
{
    return type && type->kind != TYPE_VOID;
}

/* What others find in the frame beside the site: of a generator the item. */
static const char *
value_name(const struct decl *function)
{
    return function && function->first->async_kind != ASYNC_FUNCTION ? "item" : "result";
}

void
foreign_declare(struct arena *arena, struct buf *out, const struct foreign *foreign, const char *name)
{
    buf_text(out, "union { ");
    if (foreign->has_widest) {
        buf_text(out, "async__widest widest; ");
    }
    if (foreign->bound) {
        buf_printf(out, "unsigned char bytes[%s];", foreign->bound);
    } else {
        buf_printf(out, "unsigned char bytes[%lld];", foreign->bytes);
    }
    buf_text(out, " struct { const async_site *awaiting;");
    if (has_result(foreign->result_type)) {
        buf_char(out, ' ');
        type_declare(arena, out, foreign->result_type, value_name(foreign->decl), QUALIFIERS_DROPPED);
        buf_char(out, ';');
    }
    buf_text(out, " } head; }");
    if (foreign->is_overaligned) {
        buf_printf(out, " __attribute__((aligned(%lld)))", foreign->align);
    }
    buf_printf(out, " %s", name);
}

const char *
foreign_pointer(struct arena *arena, const struct decl *function)
{
    struct buf type = {0};
    const struct type pointer = {.kind = TYPE_POINTER, .target = function->type};
    type_declare(arena, &type, &pointer, "", QUALIFIERS_DROPPED);
    const char *text = arena_printf(arena, "ASYNC__FUNCTION(%s, %.*s__start)", type.data, STR_ARG(function->name));
    buf_free(&type);
    return text;
}

/* The least that callers have set aside. */
static long long
least_bound(const struct function *fn)
{
    long long least = 0;
    for (size_t i = 0; i < fn->ast->decl_count; i++) {
        const struct decl *decl = fn->ast->decls[i];
        if (decl->first == fn->decl->first && decl->frame_bytes && (!least || decl->frame_bytes < least)) {
            least = decl->frame_bytes;
        }
    }
    return least ? least : fn->frame_size;
}

const char *
foreign_checks(struct arena *arena, const struct function *fn)
{
    if (!fn->has_size_check) {
        return "";
    }
    struct buf text = {0};
    struct str name = fn->decl->name;
    buf_printf(&text, "ASYNC_ASSERT(sizeof(struct %.*s__frame) <= %lld, %.*s__frame_fits);\n", STR_ARG(name),
               least_bound(fn), STR_ARG(name));
    if (fn->result && !fn->is_plain) {
        buf_printf(&text, "struct %.*s__head { const async_site *awaiting; ", STR_ARG(name));
        const char *value = value_name(fn->decl);
        type_declare(arena, &text, fn->result_type, value, QUALIFIERS_DROPPED);
        buf_printf(&text, "; };\nASYNC_ASSERT(offsetof(struct %.*s__frame, %s) == offsetof(struct %.*s__head, %s), "
                          "%.*s__%s_is_found);\n",
                   STR_ARG(name), fn->result->path, STR_ARG(name), value, STR_ARG(name), value);
    }
    return take(arena, &text);
}
