// struct members that glibc hides behind macros (sa_handler, st_mtime) keep their names.
// REQUIRES: target=host
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static volatile sig_atomic_t caught;
static void on_signal(int n) { caught = n; }

static async void amain(void)
{
    struct sigaction action;
    struct stat status;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    sigemptyset(&action.sa_mask);
    await later(0);
    sigaction(SIGUSR1, &action, NULL);
    raise(SIGUSR1);
    await later(0);
    printf("%d %d\n", caught == SIGUSR1, action.sa_handler == on_signal);
    if (stat("/", &status) == await later(0)) {
        printf("%d %d\n", S_ISDIR(status.st_mode) != 0, status.st_mtime != 0);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 1
// CHECK-NEXT: 1 1
// CHECK-NOT: {{.}}
