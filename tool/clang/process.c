/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Runs a program with its input from memory and its output to memory. All pipes are served from one poll loop, so
 * neither side can block the other however much flows. Must not run while another thread changes SIGPIPE's action. */
#include "clang/compiler.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* The three streams of a child; -1: not a pipe, or closed. */
struct pipes {
    int child[3]; /* the child's ends */
    int ours[3];
};

static void
close_end(int *fd)
{
    if (*fd >= 0) {
        close(*fd);
    }
    *fd = -1;
}

static void
close_pipes(struct pipes *pipes)
{
    for (int i = 0; i < 3; i++) {
        close_end(&pipes->child[i]);
        close_end(&pipes->ours[i]);
    }
}

/* Our ends are close-on-exec: a child that inherited the writing end of its own input would wait for ever. */
static bool
open_pipe(struct pipes *pipes, int stream)
{
    int ends[2];
    if (pipe(ends) != 0) {
        return false;
    }
    bool is_input = stream == 0;
    pipes->child[stream] = is_input ? ends[0] : ends[1];
    pipes->ours[stream] = is_input ? ends[1] : ends[0];
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    }
    fcntl(pipes->ours[stream], F_SETFL, O_NONBLOCK);
    return true;
}

static bool
start(const char *const *argv, const struct pipes *pipes, pid_t *out_pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t defaults;
    if (posix_spawn_file_actions_init(&actions) != 0) {
        return false;
    }
    int status = posix_spawnattr_init(&attributes);
    if (status != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return false;
    }
    for (int i = 0; i < 3; i++) {
        if (pipes->child[i] >= 0) {
            posix_spawn_file_actions_adddup2(&actions, pipes->child[i], i);
        }
    }
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    /* POSIX leaves argv's strings alone; its type predates const. */
    status = posix_spawnp(out_pid, argv[0], &actions, &attributes, (char *const *)(uintptr_t)argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return status == 0;
}

static void
feed(int *fd, struct str *input)
{
    ssize_t sent = input->len ? write(*fd, input->ptr, input->len) : 0;
    if (sent < 0) {
        if (errno != EAGAIN && errno != EINTR) {
            close_end(fd); /* the child does not want the rest: its status will tell */
        }
        return;
    }
    input->ptr += sent;
    input->len -= (size_t)sent;
    if (input->len == 0) {
        close_end(fd);
    }
}

static void
collect(int *fd, struct buf *buf)
{
    char chunk[16384];
    ssize_t got = read(*fd, chunk, sizeof chunk);
    if (got > 0) {
        buf_add(buf, chunk, (size_t)got);
    } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
        close_end(fd);
    }
}

static void
serve(int *ours, struct str input, struct buf *output, struct buf *errors)
{
    struct buf *sinks[3] = {NULL, output, errors};
    for (;;) {
        struct pollfd polls[3];
        int open_count = 0;
        for (int i = 0; i < 3; i++) {
            polls[i] = (struct pollfd){.fd = ours[i], .events = i == 0 ? POLLOUT : POLLIN};
            open_count += ours[i] >= 0;
        }
        if (open_count == 0) {
            return;
        }
        if (poll(polls, 3, -1) < 0 && errno != EINTR) {
            return;
        }
        for (int i = 0; i < 3; i++) {
            if (ours[i] < 0 || !polls[i].revents) {
                continue;
            }
            if (i == 0) {
                feed(&ours[0], &input);
            } else {
                collect(&ours[i], sinks[i]);
            }
        }
    }
}

static int
wait_for(pid_t pid)
{
    int status;
    while (waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR) {
            return -1;
        }
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

struct process
process_start(const char *const *argv, enum process_errors errors)
{
    struct pipes pipes = {{-1, -1, -1}, {-1, -1, -1}};
    struct process process = {0, {-1, -1, -1}};
    pid_t pid;
    if (open_pipe(&pipes, 0) && open_pipe(&pipes, 1) && (errors == PROCESS_ERRORS_OURS || open_pipe(&pipes, 2))
        && start(argv, &pipes, &pid)) {
        process.pid = (int)pid;
        memcpy(process.ours, pipes.ours, sizeof process.ours);
        memcpy(pipes.ours, (int[]){-1, -1, -1}, sizeof pipes.ours);
    }
    close_pipes(&pipes);
    return process;
}

int
process_finish(struct process *process, struct str input, struct buf *output, struct buf *errors)
{
    if (process->pid == 0) {
        return -1;
    }
    /* A child that stops reading must not end us. */
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction before;
    sigaction(SIGPIPE, &ignore, &before);
    serve(process->ours, input, output, errors);
    for (int i = 0; i < 3; i++) {
        close_end(&process->ours[i]);
    }
    int status = wait_for((pid_t)process->pid);
    process->pid = 0;
    sigaction(SIGPIPE, &before, NULL);
    return status;
}

int
process_run(const char *const *argv, struct str input, struct buf *output, struct buf *errors)
{
    struct process process = process_start(argv, errors ? PROCESS_ERRORS_COLLECTED : PROCESS_ERRORS_OURS);
    return process_finish(&process, input, output, errors);
}
