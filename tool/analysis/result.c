/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What an await is to the analyses: which object its result is, where that goes, when its slot is first written. */
#include "analysis/cfg.h"

#include <assert.h>

void
cfg_number_results(struct function *fn, struct cfg *cfg)
{
    for (size_t k = 0; k < fn->awaits.len; k++) {
        struct await *await = fn->awaits.items[k];
        bool has_result = await->arms || (await->result_type && await->result_type->kind != TYPE_VOID);
        await->object = has_result ? fn->locals.len + cfg->results.len : NO_OBJECT;
        if (has_result) {
            vec_push(fn->arena, &cfg->results, await);
        }
    }
    cfg->object_count = fn->locals.len + cfg->results.len;
}

size_t
cfg_result(const struct function *fn, const struct await *await)
{
    assert(await->state >= 1 && fn->awaits.items[await->state - 1] == await);
    (void)fn;
    return await->object;
}

const struct await *
cfg_result_await(const struct function *fn, size_t object)
{
    return fn->cfg->results.items[object - fn->locals.len];
}

const struct local *
await_dest(const struct await *await)
{
    return await->dest ? await->dest : await->stmt ? await->stmt->dest : NULL;
}

bool
await_begins_before_arguments(const struct await *await)
{
    return await->kind == AWAIT_HEAP || await->kind == AWAIT_POINTER || await->arms;
}
