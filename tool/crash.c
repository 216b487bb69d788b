/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The handler runs on a stack of its own, because an overflowing stack is what it most often reports. */
#include "crash.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { HANDLER_STACK_SIZE = 64 * 1024, STATUS_INTERNAL = 4 };

static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

/* Async-signal-safe. */
static void
print(const char *text)
{
    for (size_t left = strlen(text); left;) {
        ssize_t count = write(STDERR_FILENO, text, left);
        if (count <= 0) {
            return;
        }
        text += count;
        left -= (size_t)count;
    }
}

static const char *
name_of(int number)
{
    switch (number) {
    case SIGSEGV:
        return "invalid memory access or stack overflow";
    case SIGBUS:
        return "bus error";
    case SIGFPE:
        return "arithmetic fault";
    case SIGILL:
        return "illegal instruction";
    default:
        return "abort";
    }
}

static void
report(int number)
{
    print("asyncc: internal error (");
    print(name_of(number));
    print("); please report this with the input\n");
    _exit(STATUS_INTERNAL);
}

void
crash_install(void)
{
    struct sigaction action = {.sa_handler = report, .sa_flags = SA_ONSTACK | (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof fatal_signals / sizeof *fatal_signals; i++) {
        sigaction(fatal_signals[i], &action, NULL);
    }
}

struct deep_call {
    void (*fn)(void *);
    void *context;
};

static void *
run(void *argument)
{
    struct deep_call *call = argument;
    stack_t stack = {.ss_size = HANDLER_STACK_SIZE, .ss_sp = malloc(HANDLER_STACK_SIZE)};
    bool has_stack = stack.ss_sp && sigaltstack(&stack, NULL) == 0;
    call->fn(call->context);
    if (has_stack) {
        stack_t none = {.ss_flags = SS_DISABLE};
        sigaltstack(&none, NULL);
    }
    free(stack.ss_sp);
    return NULL;
}

static bool
try_stack(struct deep_call *call, size_t size)
{
    pthread_attr_t attributes;
    pthread_t thread;
    if (pthread_attr_init(&attributes) != 0) {
        return false;
    }
    bool is_started =
        pthread_attr_setstacksize(&attributes, size) == 0 && pthread_create(&thread, &attributes, run, call) == 0;
    pthread_attr_destroy(&attributes);
    if (is_started) {
        pthread_join(thread, NULL);
    }
    return is_started;
}

void
crash_run_deep(void (*fn)(void *), void *context)
{
    struct deep_call call = {fn, context};
    for (size_t size = (size_t)512 << 20; size >= (size_t)16 << 20; size /= 2) {
        if (try_stack(&call, size)) {
            return;
        }
    }
    run(&call);
}
