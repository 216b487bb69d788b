/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* libclang takes longer to load than most compilers take to start: it comes with a module of its own, which is loaded
 * when the first file is parsed, or on a thread beside the first run of the preprocessor, so that whatever holds no async
 * never waits for it. The module defines the functions of this file too; it is found through the executable's run path. */
#include "clang/parse.h"

#include <dlfcn.h>
#include <string.h>

#define MODULE "asyncc-parse.so"

typedef struct ast *parse_source_fn(struct arena *, struct diag *, const struct compiler *, const struct source *);
typedef const char *libclang_version_fn(struct arena *);

/* A function of the module, stored at `out_fn`, which is a pointer to such a function; else false, and the loader's
 * message. */
static bool
find_function(const char *name, void *out_fn, const char **out_message)
{
    void *module = dlopen(MODULE, RTLD_NOW | RTLD_LOCAL);
    void *address = module ? dlsym(module, name) : NULL;
    if (!address) {
        *out_message = dlerror();
        return false;
    }
    memcpy(out_fn, &address, sizeof address);
    return true;
}

static void *
load(void *nothing)
{
    /* Whether it worked will be seen when a function is looked for. */
    dlopen(MODULE, RTLD_NOW | RTLD_LOCAL);
    return nothing;
}

void
parse_load_begin(struct parse_loader *loader)
{
    loader->is_started = loader->is_started || pthread_create(&loader->thread, NULL, load, NULL) == 0;
}

void
parse_load_end(struct parse_loader *loader)
{
    if (loader->is_started) {
        pthread_join(loader->thread, NULL);
        loader->is_started = false;
    }
}

struct ast *
parse_source(struct arena *arena, struct diag *diag, const struct compiler *compiler, const struct source *source)
{
    parse_source_fn *parse = NULL;
    const char *message = NULL;
    if (!find_function("parse_source", &parse, &message)) {
        diag_report(diag, SEVERITY_FATAL, (struct position){0}, "cannot load libclang: %s", message);
        return NULL;
    }
    return parse(arena, diag, compiler, source);
}

const char *
parse_libclang_version(struct arena *arena)
{
    libclang_version_fn *version = NULL;
    const char *message = NULL;
    if (!find_function("parse_libclang_version", &version, &message)) {
        return arena_printf(arena, "without libclang: %s", message);
    }
    return version(arena);
}
