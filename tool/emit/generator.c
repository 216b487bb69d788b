/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a generator or context manager has beside its resume function: f__open, and for recursion f__call, f__next…
 *
 *     async_generator int count(int n)   ->   static void count__open(struct count__frame *, const async_site *, int n)
 *
 * It does not run anything: the arguments go to where the body expects them when it begins, in state 1. */
#include "emit/unit.h"

#include "analysis/live.h"
#include "emit/body.h"
#include "emit/foreign.h"
#include "emit/store.h"
#include "emit/types.h"

bool
generator_may_close(const struct function *fn)
{
    return fn->has_pending_exits || fn->uses_call || fn->uses_object || fn->is_exported;
}

static const char *
linkage(const struct function *fn)
{
    return fn->is_exported || fn->foreign ? "" : "static ";
}

static bool
is_kept(const struct function *fn, const struct local *local)
{
    return local->slot && live_is_required(fn, local, fn->awaits.items[0]);
}

/* The parameters are read in the order of the locals, which is theirs. */
static void
emit_begin(struct emission *emission, const char *frame)
{
    const struct function *fn = emission->fn;
    print_format(emission->out, "    %s->awaiting = awaiting__;\n", frame);
    size_t next = 0;
    for (size_t i = 0; i < fn->decl->param_count; i++) {
        const struct decl *param = fn->decl->params[i];
        const struct local *local = param->name.len ? fn->locals.items[next++] : NULL;
        const char *name = param_name(emission, fn->decl, i);
        if (!local || !is_kept(fn, local)) {
            print_format(emission->out, "    (void)%s;\n", name);
            continue;
        }
        const char *place = arena_printf(emission->arena, "%s->%s", frame, local->slot->path);
        print_format(emission->out, "    %s;\n", store_text(emission->arena, local->type, place, name));
    }
    print_format(emission->out, "    %s->%s = 1;\n", frame, fn->state->path);
}

/* Other files know of no struct f__frame, or of another one. */
static void
emit_open_head(struct emission *emission, const struct function *fn)
{
    struct str n = fn->decl->name;
    const char *params = params_text(emission, fn->decl);
    if (*linkage(fn)) {
        print_format(emission->out, "static void %.*s__open(struct %.*s__frame *frame__, const async_site *awaiting__%s)",
                     STR_ARG(n), STR_ARG(n), params);
    } else {
        print_format(emission->out, "void %.*s__open(void *self__, const async_site *awaiting__%s)", STR_ARG(n), params);
    }
}

static void
emit_open(struct emission *emission)
{
    emit_open_head(emission, emission->fn);
    print_text(emission->out, "\n{\n");
    if (!*linkage(emission->fn)) {
        print_format(emission->out, "    struct %.*s__frame *frame__ = self__;\n", STR_ARG(emission->fn->decl->name));
    }
    emit_begin(emission, "frame__");
    print_text(emission->out, "}\n");
}

static const char *
item_function(struct emission *emission, const struct function *fn)
{
    const char *name = arena_printf(emission->arena, "*%.*s__item(void *frame__)", STR_ARG(fn->decl->name));
    struct buf text = {0};
    type_declare(emission->arena, &text, fn->result_type, name, QUALIFIERS_DROPPED);
    const char *declaration = arena_copy(emission->arena, text.data, text.len);
    buf_free(&text);
    return declaration;
}

void
generator_emit_prototypes(struct emission *emission, const struct function *fn)
{
    struct str n = fn->decl->name;
    if (fn->uses_object) {
        print_format(emission->out,
                     "struct %.*s__generator;\nstatic int %.*s__reopen(struct %.*s__generator *object__%s);\n", STR_ARG(n),
                     STR_ARG(n), STR_ARG(n), params_text(emission, fn->decl));
    }
    if (!*linkage(fn) && fn->uses_open) {
        emit_open_head(emission, fn);
        print_format(emission->out, ";\nint %.*s__go_on(void *frame__, unsigned closes__, async_task *task__, int error__);\n",
                     STR_ARG(n));
    }
    if (!fn->uses_call) {
        return;
    }
    print_format(emission->out,
                 "%sint %.*s__call(void **out__, const async_site *awaiting__, void *parent__%s);\n"
                 "%sint %.*s__next(void *frame__, async_task *task__, int error__);\n",
                 linkage(fn), STR_ARG(n), params_text(emission, fn->decl), linkage(fn), STR_ARG(n));
    if (fn->result) {
        print_format(emission->out, "%s%s;\n", linkage(fn), item_function(emission, fn));
    }
}

static void
emit_go_on(struct emission *emission)
{
    struct str n = emission->fn->decl->name;
    print_format(emission->out,
                 "%sint %.*s__go_on(void *frame__, unsigned closes__, async_task *task__, int error__)\n"
                 "{\n"
                 "    return %.*s__resume(frame__, ((struct %.*s__frame *)frame__)->%s, task__, closes__ ? ASYNC__CLOSING : error__);\n"
                 "}\n",
                 linkage(emission->fn), STR_ARG(n), STR_ARG(n), STR_ARG(n), emission->fn->state->path);
}

/* The loop goes on with the generator, so that recursion costs no stack. A context manager is told an error, which the
 * loop would not pass on; it is called. */
static void
emit_next(struct emission *emission)
{
    struct printer *out = emission->out;
    struct str n = emission->fn->decl->name;
    const char *state = emission->fn->state->path;
    if (emission->fn->decl->first->async_kind == ASYNC_CONTEXTMANAGER) {
        print_format(out,
                     "%sint %.*s__next(void *frame__, async_task *task__, int error__)\n"
                     "{\n"
                     "    return %.*s__resume(frame__, ((struct %.*s__frame *)frame__)->%s, task__, error__);\n"
                     "}\n",
                     linkage(emission->fn), STR_ARG(n), STR_ARG(n), STR_ARG(n), state);
        return;
    }
    print_format(out,
                 "static ASYNC__CONST async_leaf %.*s__next_leaf = { { %.*s__go_on, 0, 0 }, NULL };\n"
                 "static ASYNC__CONST async_leaf %.*s__close_leaf = { { %.*s__go_on, 0, 1 }, NULL };\n"
                 "%sint %.*s__next(void *frame__, async_task *task__, int error__)\n"
                 "{\n"
                 "    async__suspend(task__, error__ != 0 ? &%.*s__close_leaf : &%.*s__next_leaf, frame__);\n"
                 "    return ASYNC__CALL;\n"
                 "}\n",
                 STR_ARG(n), STR_ARG(n), STR_ARG(n), STR_ARG(n), linkage(emission->fn), STR_ARG(n), STR_ARG(n),
                 STR_ARG(n));
}

static void
emit_call(struct emission *emission)
{
    struct printer *out = emission->out;
    struct str n = emission->fn->decl->name;
    print_format(out,
                 "%sint %.*s__call(void **out__, const async_site *awaiting__, void *parent__%s)\n"
                 "{\n"
                 "    struct %.*s__frame *frame__ = async__frame_new(sizeof *frame__, parent__);\n"
                 "    *out__ = frame__;\n"
                 "    if (frame__ == NULL) {\n"
                 "        return ASYNC_NO_MEMORY;\n"
                 "    }\n",
                 linkage(emission->fn), STR_ARG(n), params_text(emission, emission->fn->decl), STR_ARG(n));
    emit_begin(emission, "frame__");
    print_text(out, "    return 0;\n}\n");
    if (emission->fn->result) {
        print_format(out, "%s%s\n{\n    return &((struct %.*s__frame *)frame__)->%s;\n}\n", linkage(emission->fn),
                     item_function(emission, emission->fn), STR_ARG(n), emission->fn->result->path);
    }
}

/* struct g__generator, and what the runtime knows about its kind. */
static void
emit_object(struct emission *emission)
{
    const struct function *fn = emission->fn;
    struct str n = fn->decl->name;
    print_format(emission->out,
                 "struct %.*s__generator {\n"
                 "    async__generator generator;\n"
                 "    struct %.*s__frame frame;\n"
                 "};\n"
                 "static ASYNC__CONST async__generator_kind %.*s__kind = {\n"
                 "    ASYNC__END(async__generator_done, 0, NULL, \"%.*s\", offsetof(struct %.*s__frame, %s)),\n"
                 "    %.*s__go_on, sizeof(((struct %.*s__frame *)0)->%s)\n"
                 "};\n"
                 "static int %.*s__reopen(struct %.*s__generator *object__%s)\n"
                 "{\n"
                 "    if (!async__generator_open(&object__->generator, &%.*s__kind, &object__->frame)) {\n"
                 "        return ASYNC_BUSY;\n"
                 "    }\n"
                 "    %.*s__open(&object__->frame, &%.*s__kind.end.site%s);\n"
                 "    return 0;\n"
                 "}\n",
                 STR_ARG(n), STR_ARG(n), STR_ARG(n), STR_ARG(n), STR_ARG(n), fn->result->path, STR_ARG(n), STR_ARG(n),
                 fn->result->path, STR_ARG(n), STR_ARG(n), params_text(emission, fn->decl), STR_ARG(n), STR_ARG(n),
                 STR_ARG(n), names_only(emission, fn->decl));
}

void
generator_emit(struct emission *emission)
{
    const struct function *fn = emission->fn;
    print_generated(emission->out);
    if (fn->uses_open) {
        emit_open(emission);
    }
    bool is_manager = fn->decl->first->async_kind == ASYNC_CONTEXTMANAGER;
    if (fn->uses_object || fn->is_exported || (fn->uses_call && !is_manager)) {
        emit_go_on(emission);
    }
    if (fn->uses_object) {
        emit_object(emission);
    }
    if (fn->uses_call) {
        emit_call(emission);
        emit_next(emission);
    }
    print_text(emission->out, foreign_checks(emission->arena, fn));
}

void
generator_emit_guest(struct emission *emission)
{
    const struct function *guest = emission->fn;
    generator_emit_prototypes(emission, guest);
    if (guest->uses_open) {
        frame_emit_guest(emission);
    }
    if (guest->uses_object) {
        emit_object(emission);
    }
}

const char *
generator_state(const struct emission *emission, const struct local *frame)
{
    const struct function *generator = frame->generator;
    return generator->foreign ? "0"
                              : arena_printf(emission->arena, "%s.%s", local_text(emission, frame), generator->state->path);
}

const char *
generator_item(const struct emission *emission, const struct local *frame)
{
    const struct function *generator = frame->generator;
    const char *place = local_text(emission, frame);
    return frame->type->kind == TYPE_POINTER
               ? arena_printf(emission->arena, "*%.*s__item(%s)", STR_ARG(generator->decl->name), place)
               : arena_printf(emission->arena, "%s.%s", place, generator->result->path);
}
