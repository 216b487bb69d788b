/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The event loop: runs ready tasks in the order in which they became ready, sleeps when none is. */
#ifndef ASYNC_LOOP_H
#define ASYNC_LOOP_H

#include <async/flag.h>
#include <async/task.h>
#include <async/timer.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Reports the error of a task that nobody joined; one turn after the task has ended. */
typedef void async_exception_handler(async_task *task, int error);

/* All of these return 0 or ASYNC_MISUSE (called from inside the loop) and are called from outside the loop. */
int async_run_forever(void);                    /* until async_stop                                  */
int async_run_until_complete(async_task *task); /* until the task has ended: its error               */
int async_loop_step(void);                      /* one pass without sleeping: for somebody else's loop */

/* Makes async_run_forever return after what is ready now has run.  Nothing happens elsewhere.  From tasks, callbacks. */
void async_stop(void);

/* Forgets every task, timer and callback without running any cleanup.  From outside the loop, else ASYNC_MISUSE.  Needs
 * ASYNC_CONFIG_TASK_LIST. */
#if ASYNC_CONFIG_TASK_LIST
int async_loop_reset(void);
#else
#define async_loop_reset() async_loop_reset_needs_ASYNC_CONFIG_TASK_LIST
#endif

void async_set_exception_handler(async_exception_handler *handler); /* NULL: the default one          */
async_exception_handler *async_get_exception_handler(void);         /* NULL: none was set             */
void async_call_exception_handler(async_task *task, int error);
void async_default_exception_handler(async_task *task, int error);  /* prints it                      */

/* Which awaits the error went through that ended the task, innermost first: the addresses of their constants, f__leaf_1 or
 * f__site_2, which scripts/backtrace.py turns into functions and lines.  Stores at most n; returns how many.  Known of the
 * task that failed last, in the exception handler: 0 for others. */
size_t async_task_backtrace(const async_task *task, const void **awaits, size_t n);

/* Milliseconds of the port's clock; wraps around, compare by signed difference.  From anywhere. */
uint32_t async_now_ms(void);

/* ---- for generated code and the runtime ---------------------------------------------------------- */

int async__run(async_task *task);     /* async_run: 0 or the task's error; ASYNC_NO_MEMORY for NULL          */
#if ASYNC_CONFIG_TASK_LIST
int async__run_all(async_task *task); /* async_run_all: then cancels the other tasks and runs them to the end */
#else
#define async__run_all(task) ((task), async_run_all_needs_ASYNC_CONFIG_TASK_LIST)
#endif

/* The ready queue begins behind `current`: a task that runs is still linked to those after it, so taking the next
 * one is a load and two stores, and putting one at the end is two stores.  Between tasks `ready` stands in.
 *
 *     current -> next -> ... -> tail -> NULL
 *
 * A task may be put at the end while it runs itself, if nothing else is put there afterwards in that run.
 * In the core configuration what runs is not linked, and the last one is linked to `ready`, where the queue begins: so a
 * task is on the queue if it is linked at all.
 *
 *     ready -> next -> ... -> tail -> ready */
enum { ASYNC__TRACE_MAX = 8 };
typedef struct async_loop async_loop;
struct async_loop {
    async_link *current;    /* what runs; &ready: nothing does                                        */
    async_link *tail;
    async_link ready;
    async_link *last;       /* the last one of this pass                                              */
    unsigned char attention; /* look for input before the next task; set by interrupts too            */
#if ASYNC_CONFIG_CORE
    _Bool is_cancel_pending; /* for the running task                                                   */
#else
    unsigned char calm[sizeof(int) - 1]; /* behind a 0, the other bytes of ASYNC__PENDING             */
    uint16_t cancels;       /* tasks with a cancel to be delivered                                    */
#endif
    uint8_t state;          /* enum async__loop_state                                                 */
    const async_task *main; /* whose end ends the run                                                 */
    async__timers timers;
    async_flag_node *flags; /* those who wait for a flag                                              */
    async_exception_handler *handler;
#if ASYNC_CONFIG_CORE
    int main_error;
#else
    const struct async__scope_hooks *scopes; /* NULL as long as there was no scope                      */
    async_timer *unarmed;   /* a scope's that has a deadline and is not yet armed; NULL: none          */
    _Bool (*tell_end)(async_task *, int); /* of gather_tasks.c, for those in gathers; true: one of them saw it */
    struct async_gather_tasks_node *gathers;
    void (*arm_done)(async_wait *, int); /* of gather.c; NULL as long as there was no gather                */
    const async_leaf *reap; /* frees a heap task; NULL as long as there was none                      */
#endif
#if ASYNC_CONFIG_TASK_LIST
    async_task *all;
#endif
#if ASYNC_CONFIG_BACKTRACE
    const async_task *trace_task; /* whose error went through                                         */
    const void *trace[ASYNC__TRACE_MAX];
    unsigned trace_count;
#endif
    uint32_t resumes;       /* calls into tasks and callbacks, where somebody counts                  */
};
extern async_loop async__loop;

/* What interrupts and other threads share with the loop. */
#if defined(__AVR__) || (defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M' && defined(__GNUC__)) /* one core, in order */
#define ASYNC__SHARED_READ(object) (*(volatile unsigned char *)&(object))
#define ASYNC__SHARED_WRITE(object, value) \
    (__atomic_signal_fence(__ATOMIC_SEQ_CST), (void)(*(volatile unsigned char *)&(object) = (value)))
#elif defined(__GNUC__) && !defined(__TINYC__)
#define ASYNC__SHARED_READ(object) __atomic_load_n(&(object), __ATOMIC_ACQUIRE)
#define ASYNC__SHARED_WRITE(object, value) __atomic_store_n(&(object), (value), __ATOMIC_RELEASE)
#else
#define ASYNC__SHARED_READ(object) (*(volatile unsigned char *)&(object))
#define ASYNC__SHARED_WRITE(object, value) (*(volatile unsigned char *)&(object) = (value))
#endif

/* The same where a call comes before each look, which the compiler must assume to have written it. */
#ifdef __SANITIZE_THREAD__
#define ASYNC__SHARED_PEEK(object) ASYNC__SHARED_READ(object)
#else
#define ASYNC__SHARED_PEEK(object) (object)
#endif

/* Whether a task has suspended and nothing needs attention: one comparison where attention is the lowest byte of an int. */
#if ASYNC_CONFIG_CORE
#elif defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ && !defined(__SANITIZE_THREAD__)
ASYNC__INLINE _Bool async__is_undisturbed(int status)
{
    int calm;
    async__copy(&calm, (const char *)&async__loop + offsetof(async_loop, attention), sizeof calm);
    return status == calm;
}
#else
ASYNC__INLINE _Bool async__is_undisturbed(int status)
{
    return status == ASYNC__PENDING && !ASYNC__SHARED_PEEK(async__loop.attention);
}
#endif

#if !ASYNC_CONFIG_PORT_WAKE
ASYNC__INLINE void async_flag_set(async_flag *flag)
{
    ASYNC__SHARED_WRITE(flag->is_set, 1);
    ASYNC__SHARED_WRITE(async__loop.attention, 1);
}
#endif

/* Whoever has waited for the flag has run. */
ASYNC__INLINE int async_flag_wait__done(async_flag_node *node, int error)
{
    if (error == 0) {
        node->flag->waiter = NULL;
        ASYNC__SHARED_WRITE(node->flag->is_set, 0);
    }
    return error;
}

/* Puts a task at the end of the ready queue.  It must not be there.  Not from interrupts.  Cost: two stores. */
#if ASYNC_CONFIG_CORE
void async__task_ready(async_task *task);
ASYNC__INLINE async_task *async__start(async_task *task)
{
    if (task) {
        async__task_ready(task);
    }
    return task;
}
ASYNC__INLINE _Bool async__task_restart(async_task *task, void *frame, const async_end *end)
{
    if (!async__task_is_free(task)) {
        return 0;
    }
    async__task_prepare(task, frame, end, 0);
    async__task_ready(task);
    return 1;
}
#else
ASYNC__INLINE void async__task_ready(async_task *task)
{
    async__loop.tail->next = &task->ready;
    async__loop.tail = &task->ready;
}
ASYNC__INLINE _Bool async__spawn(async_task *task) /* false: NULL, no storage */
{
    if (!ASYNC__IS_FAST) {
        return async__start(task) != NULL;
    }
    if (task == NULL) {
        return 0;
    }
    async__task_ready(task);
    return 1;
}
#endif

#ifdef __cplusplus
}
#endif
#endif
