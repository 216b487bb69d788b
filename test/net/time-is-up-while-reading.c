/* A time limit on a read leaves the stream clean: nothing is lost, and the next read goes on. */
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

static async void amain(void)
{
    char bytes[16], in[16];
    open_pair();
    async_stream_set_buffers(&theirs.stream, in, sizeof in, NULL, 0);
    async_try {
        async_with (async_timeout_ms(5)) {
            await async_stream_read(&ours.stream, bytes, sizeof bytes);
        }
    } async_catch (int error) {
        puts(async_strerror(error));
    }
    await async_stream_write(&ours.stream, "hello ", 6);
    async_with (async_move_on_after_ms(5)) {
        await async_stream_readexactly(&theirs.stream, bytes, 11);
    }
    printf("%u in the caller's bytes\n", (unsigned)async_stream_partial_read(&theirs.stream));
    await async_stream_write(&ours.stream, "world", 5);
    await async_stream_readexactly(&theirs.stream, bytes, 11);
    printf("%.11s\n", bytes);
    await async_stream_wait_closed(&ours.stream);
    size_t n = await async_stream_read(&theirs.stream, bytes, sizeof bytes);
    printf("%u\n", (unsigned)n);
    await async_stream_wait_closed(&theirs.stream);
}

int main(void) { return async_run(amain()); }

// CHECK: timeout
// CHECK-NEXT: 0 in the caller's bytes
// CHECK-NEXT: hello world
// CHECK-NEXT: 0
