/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* While a child runs, signals are taken with sigwait(), not by handlers: no state outside the function. */
#include "launch_process.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { STATUS_NOT_STARTED = 3, STATUS_SIGNAL = 128 };

/* POSIX leaves argv's strings alone; its type predates const. */
static char *const *
without_const(const char *const *argv)
{
    return (char *const *)(uintptr_t)argv;
}

static int
report_failure(const char *program, int error)
{
    fprintf(stderr, "asyncc: error: cannot run '%s': %s\n", program, strerror(error));
    return STATUS_NOT_STARTED;
}

/* Handlers do not survive exec, ignored signals would: none is ignored here. */
int
launch_become(const char *const *argv)
{
    fflush(stdout);
    execvp(argv[0], without_const(argv));
    return report_failure(argv[0], errno);
}

static int
start(const char *const *argv, const sigset_t *mask, pid_t *out_pid)
{
    posix_spawnattr_t attributes;
    int error = posix_spawnattr_init(&attributes);
    if (error) {
        return error;
    }
    posix_spawnattr_setsigmask(&attributes, mask);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    error = posix_spawnp(out_pid, argv[0], NULL, &attributes, without_const(argv), environ);
    posix_spawnattr_destroy(&attributes);
    return error;
}

static int
wait_for(pid_t pid, const sigset_t *signals)
{
    int status;
    for (;;) {
        pid_t ended = waitpid(pid, &status, WNOHANG);
        if (ended == pid) {
            return WIFEXITED(status) ? WEXITSTATUS(status) : STATUS_SIGNAL + WTERMSIG(status);
        }
        int number;
        if (ended < 0 || sigwait(signals, &number) != 0) {
            return STATUS_NOT_STARTED;
        }
        /* The terminal sends SIGINT and SIGQUIT to the whole group already. */
        if (number == SIGTERM || number == SIGHUP) {
            kill(pid, number);
        }
    }
}

int
launch_wait(const char *const *argv)
{
    sigset_t signals;
    sigset_t before;
    sigemptyset(&signals);
    sigaddset(&signals, SIGCHLD);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGQUIT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    fflush(stdout);
    sigprocmask(SIG_BLOCK, &signals, &before);
    pid_t pid;
    int error = start(argv, &before, &pid);
    int status = error ? report_failure(argv[0], error) : wait_for(pid, &signals);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return status;
}
