/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The words of the language, by number and by name. */
#include "clang/token.h"

static const char PREFIX[] = "__asyncc_";

static const char *const NAMES[KEYWORD_COUNT] = {
    [KEYWORD_NONE] = "",
    [KEYWORD_ASYNC] = "__asyncc_async",
    [KEYWORD_AWAIT] = "__asyncc_await",
    [KEYWORD_YIELD] = "__asyncc_yield",
    [KEYWORD_GENERATOR] = "__asyncc_generator",
    [KEYWORD_CONTEXTMANAGER] = "__asyncc_contextmanager",
    [KEYWORD_FOR] = "__asyncc_for",
    [KEYWORD_WITH] = "__asyncc_with",
    [KEYWORD_TRY] = "__asyncc_try",
    [KEYWORD_CATCH] = "__asyncc_catch",
    [KEYWORD_CATCH_CANCELLED] = "__asyncc_catch_cancelled",
    [KEYWORD_FINALLY] = "__asyncc_finally",
    [KEYWORD_DEFER] = "__asyncc_defer",
    [KEYWORD_SHIELD] = "__asyncc_shield",
    [KEYWORD_RAISE] = "__asyncc_raise",
    [KEYWORD_SPAWN] = "__asyncc_spawn",
    [KEYWORD_CREATE_TASK] = "__asyncc_create_task",
    [KEYWORD_START] = "__asyncc_start",
    [KEYWORD_RUN] = "__asyncc_run",
    [KEYWORD_RUN_ALL] = "__asyncc_run_all",
    [KEYWORD_GATHER] = "__asyncc_gather",
    [KEYWORD_GATHER_ERRORS] = "__asyncc_gather_errors",
    [KEYWORD_WAIT_ANY] = "__asyncc_wait_any",
    [KEYWORD_WAIT_FOR_MS] = "__asyncc_wait_for_ms",
    [KEYWORD_GROUP_START] = "__asyncc_group_start",
    [KEYWORD_OPEN] = "__asyncc_open",
    [KEYWORD_JOIN_AS] = "__asyncc_join_as",
    [KEYWORD_TASK_POOL] = "__asyncc_task_pool",
    [KEYWORD_STATIC_TASK] = "__asyncc_static_task",
    [KEYWORD_STATIC_GENERATOR] = "__asyncc_static_generator",
    [KEYWORD_ITERATOR] = "__asyncc_iterator",
    [KEYWORD_CONTEXT_MANAGER] = "__asyncc_context_manager",
    [KEYWORD_FRAME] = "__asyncc_frame",
};

const char *
keyword_name(enum keyword keyword)
{
    return NAMES[keyword];
}

enum keyword
keyword_find_prefixed(struct str identifier)
{
    if (!str_starts_with(identifier, PREFIX)) {
        return KEYWORD_NONE;
    }
    for (int i = KEYWORD_ASYNC; i < KEYWORD_COUNT; i++) {
        if (str_is(identifier, NAMES[i])) {
            return (enum keyword)i;
        }
    }
    return KEYWORD_NONE;
}
