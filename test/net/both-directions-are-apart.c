/* A second reader or writer of a socket is refused; cancelling the reader leaves the writer that waits, and the stream can be read again. */
/* RUN: %run_async --port=posix --std=gnu17 %s | %FileCheck %s --match-full-lines */
/* RUN: %run_async --port=posix --std=gnu17 --quick --cflags=-DASYNC_CONFIG_EPOLL=0 %s | %FileCheck %s --match-full-lines */
/*
REQUIRES: target=host
*/
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <async.h>

static async_descriptor ours, theirs;

static void open_pair(void)
{
    int ends[2];
    socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
    async_descriptor_open(&ours, ends[0]);
    async_descriptor_open(&theirs, ends[1]);
}

static char much[1 << 20];

static async void read_one(const char *name)
{
    char byte;
    async_try {
        await async_stream_read(&ours.stream, &byte, 1);
        printf("%s read %c\n", name, byte);
    } async_catch (int error) {
        printf("%s: %s\n", name, async_strerror(error));
    } async_catch_cancelled {
        printf("%s: cancelled\n", name);
    }
}
ASYNC_TASK_POOL(read_one, 3);

static async void write_much(const char *name)
{
    async_try {
        await async_stream_write(&ours.stream, much, sizeof much);
        printf("%s wrote\n", name);
    } async_catch (int error) {
        printf("%s: %s\n", name, async_strerror(error));
    }
}
ASYNC_TASK_POOL(write_much, 2);

static async void amain(void)
{
    static char taken[sizeof much];
    open_pair();
    async_task *reader = async_create_task(read_one("first"));
    async_spawn(write_much("first"));
    async_spawn(read_one("second"));
    async_spawn(write_much("second"));
    await async_sleep_ms(0);
    async_task_cancel(reader);
    async_task_release(reader);
    await async_sleep_ms(0);
    await async_stream_readexactly(&theirs.stream, taken, sizeof taken);
    reader = async_create_task(read_one("third"));
    await async_stream_write(&theirs.stream, "x", 1);
    await async_join(reader);
    async_task_release(reader);
    async_stream_close(&ours.stream);
    async_stream_close(&theirs.stream);
}

int main(void) { return async_run(amain()); }

// CHECK: second: busy
// CHECK-NEXT: second: busy
// CHECK-NEXT: first: cancelled
// CHECK-NEXT: first wrote
// CHECK-NEXT: third read x
