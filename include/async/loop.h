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

/* Forgets every task, timer and callback without running any cleanup.  From outside the loop, else ASYNC_MISUSE. */
int async_loop_reset(void);

void async_set_exception_handler(async_exception_handler *handler); /* NULL: the default one          */
async_exception_handler *async_get_exception_handler(void);         /* NULL: none was set             */
void async_call_exception_handler(async_task *task, int error);
void async_default_exception_handler(async_task *task, int error);  /* prints it                      */

/* Milliseconds of the port's clock; wraps around, compare by signed difference.  From anywhere. */
uint32_t async_now_ms(void);

/* ---- for generated code and the runtime ---------------------------------------------------------- */

int async__run(async_task *task);     /* async_run: 0 or the task's error; ASYNC_NO_MEMORY for NULL          */
int async__run_all(async_task *task); /* async_run_all: then cancels the other tasks and runs them to the end */

typedef struct async_loop async_loop;
struct async_loop {
    async_link ready;       /* the ready queue, a ring through this link                              */
    async_link *tail;       /* the last one on it; &ready: it is empty                                */
    async_link *last;       /* the last one of this pass                                              */
    async_task *current;    /* the running task or callback                                           */
    const async_task *main; /* whose end ends the run                                                 */
    async_timer *timers;    /* TIMER: timer.c                                                         */
    async_flag *inbox;      /* flags set by interrupts, in order; inside a critical section            */
    async_flag *inbox_tail;
    async_exception_handler *handler;
    const async_leaf *reap; /* frees a heap task; NULL as long as there was none                      */
#if ASYNC_CONFIG_TASK_LIST
    async_task *all;
#endif
    uint32_t resumes;       /* calls into tasks and callbacks                                         */
    uint8_t state;          /* enum async__loop_state                                                 */
};
extern async_loop async__loop;

/* Puts a task that is not on the ready queue at its end.  Not from interrupts.  Cost: four stores. */
ASYNC__INLINE void async__task_ready(async_task *task)
{
    task->ready.next = &async__loop.ready;
    async__loop.tail->next = &task->ready;
    async__loop.tail = &task->ready;
}

#ifdef __cplusplus
}
#endif
#endif
