/* When the other end goes, a reader that waits gets what is there and then the end, and a writer that waits for room an error; SIGPIPE is not raised. */
/* RUN: %run_async --port=posix --std=gnu17 %s | %FileCheck %s --match-full-lines */
/* RUN: %run_async --port=posix --std=gnu17 --quick --cflags=-DASYNC_CONFIG_EPOLL=0 %s | %FileCheck %s --match-full-lines */
/*
REQUIRES: target=host
*/
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <errno.h>
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

static async void read_to_the_end(void)
{
    char bytes[100];
    for (;;) {
        size_t n = await async_stream_read(&theirs.stream, bytes, sizeof bytes);
        printf("read %u\n", (unsigned)n);
        if (n == 0) {
            return;
        }
    }
}
ASYNC_TASK_POOL(read_to_the_end, 1);

static async void write_much(void)
{
    async_try {
        await async_stream_write(&ours.stream, much, sizeof much);
    } async_catch (int error) {
        puts(error == EPIPE || error == ECONNRESET ? "written in vain" : async_strerror(error));
    }
}
ASYNC_TASK_POOL(write_much, 1);

static async void amain(void)
{
    open_pair();
    async_task *reader = async_create_task(read_to_the_end());
    await async_sleep_ms(0);
    await async_stream_write(&ours.stream, "abc", 3);
    await async_stream_wait_closed(&ours.stream);
    await async_join(reader);
    async_task_release(reader);
    await async_stream_wait_closed(&theirs.stream);
    open_pair();
    async_task *writer = async_create_task(write_much());
    await async_sleep_ms(0);
    await async_stream_wait_closed(&theirs.stream);
    await async_join(writer);
    async_task_release(writer);
    await async_stream_wait_closed(&ours.stream);
}

int main(void) { return async_run(amain()); }

// CHECK: read 3
// CHECK-NEXT: read 0
// CHECK-NEXT: written in vain
