/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The cancel sweep: runs a test program again and again, each time with one cancel or one timeout delivered at another
 * moment, and looks whether everything is free at the end.  The program is linked with this file: its main is renamed
 * to sweep__program, the runtime's functions below are wrapped by the linker (--wrap), so the runtime is the real one.
 *
 * A moment is a suspension of some task (place AT_SUSPENSION) or a task at the head of the ready queue, granted what it
 * waited for and not yet resumed (place AT_RESUME).  Every moment of every task gets its turn, in a process of its own,
 * so the program needs no reset.
 *
 * After the program has returned, or when all tasks wait for what will never come because one was cancelled, the tasks
 * that are left are cancelled.  Then: no task, no timer, no wait, no pending cancel, no frame on the heap may be left,
 * and the program's own  int sweep_at_end(void)  (if it has one) must return 0.
 *
 *     sweep              all modes, all moments; a line for each failure; exit status 1 if there was one
 *     sweep MODE MOMENT  one run, with the program's output: to look closer */
#include <async/callback.h>
#include <async/loop.h>
#include <async/scope.h>

#include "internal.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    SCOPES_MAX = 4096,    /* tasks of one run: each has a scope around it in the timeout modes */
    CALLBACKS_MAX = 64,
    RESUMES_MAX = 200000, /* of one run: more are an endless loop                              */
    PATIENCE = 20000,     /* so many before a program is ended that goes on although it was struck */
    ROUND_MS = 1000,
    CANCELS_MAX = 64,     /* rounds of cancelling what is left                                 */
    MOMENTS_MAX = 20000,
    FAILURES_MAX = 5,     /* of one mode: the others are likely the same                       */
    RUN_SECONDS = 20
};

enum status { /* of one run's process */
    RUN_PASSED = 10,
    RUN_FAILED = 11,
    RUN_NOT_REACHED = 12 /* the program had fewer moments */
};

enum place { AT_SUSPENSION, AT_RESUME };
enum cause { BY_CANCEL, BY_TIMEOUT };

struct mode {
    const char *name;
    enum place place;
    enum cause cause;
    bool is_repeated; /* the same task is cancelled again at each of its next suspensions */
};

static const struct mode modes[] = {
    { "cancel-waiting", AT_SUSPENSION, BY_CANCEL, false },
    { "cancel-granted", AT_RESUME, BY_CANCEL, false },
    { "timeout-waiting", AT_SUSPENSION, BY_TIMEOUT, false },
    { "timeout-granted", AT_RESUME, BY_TIMEOUT, false },
    { "cancel-again", AT_SUSPENSION, BY_CANCEL, true },
};
enum { MODES = sizeof modes / sizeof modes[0] };

struct guard { /* the scope around a whole task */
    async_task *task;
    async_scope scope;
};

static struct {
    const struct mode *mode;
    unsigned moment, target;  /* counted so far, and the one that counts */
    async_task *victim;       /* who got it; NULL: nobody yet            */
    const async_task *seen;   /* at the head, counted already            */
    unsigned resumes, rounds;
    bool is_ending;           /* the program is over: only cleaning up   */
    long waits, frames;
    struct guard guards[SCOPES_MAX];
    unsigned guard_count;
    async_callback canceller, *callbacks[CALLBACKS_MAX]; /* its own; the program's with a time */
    unsigned callback_count;
} run;

int sweep__program(int argc, char **argv);
int sweep_at_end(void) __attribute__((weak));

static void fail(const char *what)
{
    fflush(stdout);
    fprintf(stderr, "%s\n", what);
    fflush(stderr);
    _exit(RUN_FAILED);
}

/* ---- the moments ------------------------------------------------------------------------------------ */

static bool is_live_task(const async_task *task)
{
    const async_task *at = async__loop.all;
    while (at && at != task) {
        at = at->all_next;
    }
    return at != NULL;
}

static async_scope *find_scope(const async_task *task)
{
    unsigned i;
    for (i = 0; i < run.guard_count; i++) {
        if (run.guards[i].task == task) {
            return &run.guards[i].scope;
        }
    }
    return NULL;
}

static void strike(async_task *task)
{
    if (run.mode->cause == BY_CANCEL) {
        async_task_cancel(task);
        return;
    }
    async_scope *scope = find_scope(task);
    scope->was_timed_out = true;
    async_scope_cancel(scope);
}

/* A task of its own in front of all others: tasks must not be made ready right after one has suspended, because that
 * one may stand at the end of the queue although it still runs. */
static int run_striker(void *frame, unsigned state, async_task *task, int error)
{
    (void)frame, (void)state, (void)task, (void)error;
    async__loop_leave();
    strike(run.victim);
    return ASYNC__ENDED;
}

static void put_striker_before(async_task *head)
{
    static const async_leaf leaf = { { run_striker, 0, 0 }, NULL };
    static async_task striker;
    striker.leaf = &leaf;
    striker.ready.next = &head->ready;
    async__loop.current->next = &striker.ready;
}

static void count_moment(async_task *task)
{
    if (run.is_ending || !is_live_task(task) || (run.mode->cause == BY_TIMEOUT && !find_scope(task))) {
        return;
    }
    run.moment++;
    if (run.moment == run.target) {
        run.victim = task;
        if (run.mode->place == AT_RESUME) {
            put_striker_before(task);
        } else {
            strike(task);
        }
    } else if (run.mode->is_repeated && task == run.victim) {
        async_task_cancel(task);
    }
}

static void look_at_head(void)
{
    async_task *head = (async_task *)async__loop.current->next;
    if (run.mode->place == AT_RESUME && head && head != run.seen) {
        run.seen = head;
        count_moment(head);
    }
}

void __real_async__task_settle(async_task *task);
void __wrap_async__task_settle(async_task *task);
void __wrap_async__task_settle(async_task *task)
{
    run.resumes++;
    if (run.resumes > RESUMES_MAX) {
        fail("does not end");
    }
    if (run.seen == task) {
        run.seen = NULL;
    }
    if (run.mode->place == AT_SUSPENSION && is_live_task(task)) {
        count_moment(task);
    }
    if (is_live_task(task)) { /* a callback has no marks */
        __real_async__task_settle(task);
    }
    look_at_head();
}

void __real_async__timers_expire(uint32_t now);
void __wrap_async__timers_expire(uint32_t now);
void __wrap_async__timers_expire(uint32_t now)
{
    __real_async__timers_expire(now);
    look_at_head();
}

/* ---- a scope around each task ------------------------------------------------------------------------ */

static void guard_task(async_task *task)
{
    static const async_scope none = ASYNC_SCOPE_INIT;
    if (run.mode->cause == BY_TIMEOUT && run.guard_count < SCOPES_MAX) {
        struct guard *guard = &run.guards[run.guard_count++];
        guard->task = task;
        guard->scope = none;
        guard->scope.kind = ASYNC__SCOPE_TIMEOUT;
        async__scope_enter(&guard->scope, task);
    }
}

void __real_async__task_init(async_task *task, const async_leaf *begin, void *frame, unsigned flags);
void __wrap_async__task_init(async_task *task, const async_leaf *begin, void *frame, unsigned flags);
void __wrap_async__task_init(async_task *task, const async_leaf *begin, void *frame, unsigned flags)
{
    __real_async__task_init(task, begin, frame, flags);
    guard_task(task);
}

void __real_async__task_prepare(async_task *task, void *frame, const async_end *end, unsigned flags);
void __wrap_async__task_prepare(async_task *task, void *frame, const async_end *end, unsigned flags);
void __wrap_async__task_prepare(async_task *task, void *frame, const async_end *end, unsigned flags)
{
    __real_async__task_prepare(task, frame, end, flags);
    guard_task(task);
}

static int drop_guard(async_task *task, int error)
{
    async_scope *scope = find_scope(task);
    if (scope) {
        error = async__scope_leave(scope, error);
        run.guards[((struct guard *)((char *)scope - offsetof(struct guard, scope))) - run.guards].task = NULL;
    }
    return error;
}

int __real_async__task_end(void *frame, unsigned state, async_task *task, int error);
int __wrap_async__task_end(void *frame, unsigned state, async_task *task, int error);
int __wrap_async__task_end(void *frame, unsigned state, async_task *task, int error)
{
    if (run.victim == task) {
        run.victim = (async_task *)&run; /* its storage may be another's soon */
    }
    run.seen = NULL;
    return __real_async__task_end(frame, state, task, drop_guard(task, error));
}

void __real_async__task_abandon(async_task *task);
void __wrap_async__task_abandon(async_task *task);
void __wrap_async__task_abandon(async_task *task)
{
    drop_guard(task, 0);
    __real_async__task_abandon(task);
}

/* ---- what must balance ------------------------------------------------------------------------------- */

void __real_async__ring_append(async_wait **first, async_wait *wait);
void __wrap_async__ring_append(async_wait **first, async_wait *wait);
void __wrap_async__ring_append(async_wait **first, async_wait *wait)
{
    run.waits++;
    __real_async__ring_append(first, wait);
}

void __real_async__ring_prepend(async_wait **first, async_wait *wait);
void __wrap_async__ring_prepend(async_wait **first, async_wait *wait);
void __wrap_async__ring_prepend(async_wait **first, async_wait *wait)
{
    run.waits++;
    __real_async__ring_prepend(first, wait);
}

void __real_async__ring_remove(async_wait **first, async_wait *wait);
void __wrap_async__ring_remove(async_wait **first, async_wait *wait);
void __wrap_async__ring_remove(async_wait **first, async_wait *wait)
{
    run.waits--;
    __real_async__ring_remove(first, wait);
}

void __real_async__ring_wake(async_wait **first);
void __wrap_async__ring_wake(async_wait **first);
void __wrap_async__ring_wake(async_wait **first)
{
    run.waits--;
    __real_async__ring_wake(first);
}

void __real_async__ring_wake_all(async_wait **first);
void __wrap_async__ring_wake_all(async_wait **first);
void __wrap_async__ring_wake_all(async_wait **first)
{
    for (const async_wait *wait = *first; wait; wait = wait->next) {
        run.waits--;
    }
    __real_async__ring_wake_all(first);
}

bool __real_async__ring_leave(async_wait **first, async_wait *wait);
bool __wrap_async__ring_leave(async_wait **first, async_wait *wait);
bool __wrap_async__ring_leave(async_wait **first, async_wait *wait)
{
    bool has_left = __real_async__ring_leave(first, wait);
    run.waits -= has_left;
    return has_left;
}

int __real_async__call(async_task *task, const async_leaf *begin, const void *args, size_t args_size, size_t size,
                       size_t result);
int __wrap_async__call(async_task *task, const async_leaf *begin, const void *args, size_t args_size, size_t size,
                       size_t result);
int __wrap_async__call(async_task *task, const async_leaf *begin, const void *args, size_t args_size, size_t size,
                       size_t result)
{
    int status = __real_async__call(task, begin, args, args_size, size, result);
    run.frames += status == ASYNC__CALL;
    return status;
}

void *__real_async__frame_new(size_t size, void *parent);
void *__wrap_async__frame_new(size_t size, void *parent);
void *__wrap_async__frame_new(size_t size, void *parent)
{
    void *frame = __real_async__frame_new(size, parent);
    run.frames += frame != NULL;
    return frame;
}

void __real_async__frame_delete(void *frame);
void __wrap_async__frame_delete(void *frame);
void __wrap_async__frame_delete(void *frame)
{
    run.frames -= frame != NULL;
    __real_async__frame_delete(frame);
}

/* It forgets everything, waits included. */
int __real_async_loop_reset(void);
int __wrap_async_loop_reset(void);
int __wrap_async_loop_reset(void)
{
    run.waits = run.frames = 0;
    run.guard_count = 0;
    return __real_async_loop_reset();
}

/* ---- the end of a run -------------------------------------------------------------------------------- */

static void drop_callbacks(void)
{
    while (run.callback_count > 0) {
        async_call_cancel(run.callbacks[--run.callback_count]);
    }
}

void __real_async_call_later_ms(async_callback *callback, int64_t ms, void (*fn)(void *), void *arg);
void __wrap_async_call_later_ms(async_callback *callback, int64_t ms, void (*fn)(void *), void *arg);
void __wrap_async_call_later_ms(async_callback *callback, int64_t ms, void (*fn)(void *), void *arg)
{
    unsigned i = 0;
    while (i < run.callback_count && run.callbacks[i] != callback) {
        i++;
    }
    if (i == run.callback_count && i < CALLBACKS_MAX) {
        run.callbacks[run.callback_count++] = callback;
    }
    __real_async_call_later_ms(callback, ms, fn, arg);
}

static void cancel_all(void *unused)
{
    async_task *task;
    (void)unused;
    if (async__loop.all == NULL) {
        return;
    }
    run.rounds++;
    if (run.rounds > CANCELS_MAX) {
        fail("tasks are left that no cancel ends");
    }
    for (task = async__loop.all; task; task = task->all_next) {
        async_task_cancel(task);
    }
    __real_async_call_later_ms(&run.canceller, ROUND_MS, cancel_all, NULL); /* one may wait again, or ignore it */
}

static void begin_ending(void)
{
    run.is_ending = true;
    async_call_soon(&run.canceller, cancel_all, NULL);
}

/* A program that waits for a cancelled task while another one goes on for ever. */
bool __real_async__port_poll(void);
bool __wrap_async__port_poll(void);
bool __wrap_async__port_poll(void)
{
    if (!run.is_ending && run.moment >= run.target && run.resumes > PATIENCE) {
        begin_ending();
    }
    look_at_head();
    return __real_async__port_poll();
}

static void stop(void *unused)
{
    (void)unused;
    async_stop();
}

/* Nothing is ready and no timer runs: whoever would have gone on is gone.  Only the loop itself may cancel, so a
 * callback does it. */
void __real_async__port_sleep(const uint32_t *deadline);
void __wrap_async__port_sleep(const uint32_t *deadline);
void __wrap_async__port_sleep(const uint32_t *deadline)
{
    if (deadline || async__loop.attention) {
        __real_async__port_sleep(deadline);
        return;
    }
    if (run.moment < run.target) {
        exit(RUN_NOT_REACHED); /* so the program itself ends here */
    }
    if (async__loop.all == NULL && async__loop.state == ASYNC__LOOP_FOREVER) {
        async_call_soon(&run.canceller, stop, NULL);
        return;
    }
    if (async__loop.all == NULL) {
        fail("the loop waits, and there is no task");
    }
    begin_ending();
}

static void check_end(void)
{
    if (async__loop.all || async__loop.current != &async__loop.ready || async__loop.ready.next) {
        fail("tasks are left");
    }
    if (async__timers_any()) {
        fail("a timer is left");
    }
    if (async__loop.flags || async__loop.gathers || run.waits) {
        fail("a wait is left in the list of an object");
    }
    if (async__loop.cancels) {
        fail("a cancel is left that was not delivered");
    }
    if (run.frames) {
        fail("a frame on the heap is left");
    }
    if (sweep_at_end && !run.mode->is_repeated && sweep_at_end() != 0) {
        fail("the program's cleanups do not balance");
    }
}

static void run_program(const struct mode *mode, unsigned moment)
{
    run.mode = mode;
    run.target = moment;
    alarm(RUN_SECONDS);
    sweep__program(1, (char *[]){ (char *)"sweep", NULL });
    if (run.moment < run.target) {
        exit(RUN_NOT_REACHED);
    }
    drop_callbacks();
    begin_ending();
    async__run_all(NULL);
    async_call_cancel(&run.canceller);
    drop_callbacks();
    async__run_all(NULL); /* the last reports, and storage that goes one turn later */
    check_end();
    exit(RUN_PASSED);
}

/* ---- all runs ---------------------------------------------------------------------------------------- */

/* The process's output is thrown away unless it failed: then its last lines are of interest. */
static int run_once(const struct mode *mode, unsigned moment, FILE *notes)
{
    int status;
    pid_t child;
    fflush(stdout);
    child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stdout) || dup2(fileno(notes), STDERR_FILENO) < 0) {
            _exit(RUN_FAILED);
        }
        run_program(mode, moment);
    }
    if (child < 0 || waitpid(child, &status, 0) != child) {
        return -1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void print_notes(FILE *notes)
{
    char line[512];
    unsigned lines;
    rewind(notes);
    for (lines = 0; lines < 40 && fgets(line, sizeof line, notes); lines++) {
        printf("    %s", line);
    }
}

/* Returns the number of failures. */
static unsigned sweep(const struct mode *mode, unsigned *out_runs)
{
    unsigned moment, failures = 0;
    for (moment = 1; moment < MOMENTS_MAX && failures < FAILURES_MAX; moment++) {
        FILE *notes = tmpfile();
        int status = notes ? run_once(mode, moment, notes) : -1;
        if (status == RUN_NOT_REACHED) {
            fclose(notes);
            break;
        }
        ++*out_runs;
        if (status != RUN_PASSED) {
            failures++;
            printf("%s %u: status %d\n", mode->name, moment, status);
            if (notes) {
                print_notes(notes);
            }
        }
        if (notes) {
            fclose(notes);
        }
    }
    return failures;
}

int main(int argc, char **argv)
{
    unsigned i, failures = 0, runs = 0;
    for (i = 0; i < MODES; i++) {
        if (argc != 3) {
            failures += sweep(&modes[i], &runs);
        } else if (strcmp(argv[1], modes[i].name) == 0) {
            run_program(&modes[i], (unsigned)atoi(argv[2]));
        }
    }
    printf("%u runs, %u failed\n", runs, failures);
    return failures != 0;
}
