/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include "emit/args.h"

#include "analysis/lent.h"
#include "emit/types.h"
#include "emit/unit.h"

#include <string.h>

static bool
is_parameter(const struct decl *decl, const char *name)
{
    for (size_t i = 0; i < decl->param_count; i++) {
        if (str_eq(decl->params[i]->name, str_from(name))) {
            return true;
        }
    }
    return false;
}

const char *
args_member(struct emission *emission, const struct decl *decl, size_t index)
{
    const char *name = param_name(emission, decl, index);
    const char *member = name;
    bool is_ours = strcmp(name, "awaiting") == 0 || strcmp(name, "frame") == 0;
    for (unsigned i = 2; is_ours && is_parameter(decl, member); i++) {
        member = arena_printf(emission->arena, "%s__%u", name, i);
    }
    return member;
}

static void
emit_parameters(struct emission *emission, bool has_values)
{
    const struct function *fn = emission->fn;
    for (size_t i = 0; i < fn->decl->param_count; i++) {
        const struct type *type = fn->decl->params[i]->type;
        const char *name = args_member(emission, fn->decl, i);
        bool is_lent = !has_values && lent_is(fn, type);
        struct buf text = {0};
        type_declare(emission->arena, &text, type, is_lent ? arena_printf(emission->arena, "*%s", name) : name,
                     QUALIFIERS_DROPPED);
        print_format(emission->out, "    %s;\n", text.data);
        buf_free(&text);
    }
    print_text(emission->out, "};\n");
}

void
args_emit(struct emission *emission)
{
    const struct function *fn = emission->fn;
    struct printer *out = emission->out;
    struct str n = fn->decl->name;
    print_format(out, "struct %.*s__args {\n    const async_site *awaiting;\n    struct %.*s__frame *frame;\n", STR_ARG(n), STR_ARG(n));
    emit_parameters(emission, false);
    if (lent_has_any(fn) && (fn->uses_tasks || fn->uses_call)) {
        print_format(out, "struct %.*s__given {                    /* until it begins */\n    const async_site *awaiting;\n", STR_ARG(n));
        emit_parameters(emission, true);
    }
}

const char *
args_waiting_record(const struct function *fn)
{
    return lent_has_any(fn) ? "given" : "args";
}

const char *
args_initializer(struct emission *emission, const char *where, const char *frame)
{
    const struct function *fn = emission->fn;
    const char *text = arena_printf(emission->arena, "{ %sawaiting%s, %s", where, *where ? "" : "__", frame);
    for (size_t i = 0; i < fn->decl->param_count; i++) {
        const char *is_lent = lent_is(fn, fn->decl->params[i]->type) ? "&" : "";
        const char *name = *where ? args_member(emission, fn->decl, i) : param_name(emission, fn->decl, i);
        text = arena_printf(emission->arena, "%s, %s%s%s", text, is_lent, where, name);
    }
    return arena_printf(emission->arena, "%s }", text);
}
