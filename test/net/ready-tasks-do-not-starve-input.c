/* A task that never waits for anything else leaves input its turn in every pass, and so does a timer that is always due. */
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

static bool has_read;

static async void read_one(void)
{
    char byte;
    await async_stream_read(&theirs.stream, &byte, 1);
    has_read = true;
}
ASYNC_TASK_POOL(read_one, 1);

static async void amain(void)
{
    int turns = 0;
    open_pair();
    async_spawn(read_one());
    await async_sleep_ms(0);
    await async_stream_write(&ours.stream, "x", 1);
    while (!has_read) {
        turns++;
        await async_sleep_ms(0);
    }
    puts(turns <= 3 ? "soon" : "late");

    has_read = false;
    async_spawn(read_one());
    await async_sleep_ms(0);
    await async_stream_write(&ours.stream, "x", 1);
    for (turns = 0; !has_read; turns++) {
        uint32_t until = async_now_ms() + 1;
        await async_sleep_until(until);
        while ((int32_t)(async_now_ms() - until) < 2) { }
    }
    puts(turns <= 3 ? "soon" : "late");
    async_stream_close(&ours.stream);
    async_stream_close(&theirs.stream);
}

int main(void) { return async_run(amain()); }

// CHECK: soon
// CHECK-NEXT: soon
