/* After messages that fill the buffer, which changes how a descriptor is watched: bytes that come while nobody reads are not lost and cost no rest, a writer that waits for room is woken, waits for it are too, and the end is seen. */
/* RUN: %run_async --port=posix --std=gnu17 %s | %FileCheck %s --match-full-lines */
/* RUN: %run_async --port=posix --std=gnu17 --quick --cflags=-DASYNC_CONFIG_EPOLL=0 %s | %FileCheck %s --match-full-lines */
/*
REQUIRES: target=host
*/
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <async.h>

static async_descriptor ours, theirs;
static char much[1 << 20];

static async void answer(int times)
{
    char bytes[4];
    for (int i = 0; i < times; i++) {
        await async_stream_readexactly(&theirs.stream, bytes, sizeof bytes);
        await async_stream_write(&theirs.stream, bytes, sizeof bytes);
    }
}

static async void ask(int times)
{
    char bytes[4];
    for (int i = 0; i < times; i++) {
        await async_stream_write(&ours.stream, "ping", 4);
        await async_stream_readexactly(&ours.stream, bytes, sizeof bytes);
    }
}

static async void write_much(void)
{
    await async_stream_write(&theirs.stream, much, sizeof much);
    puts("written");
}
ASYNC_TASK_POOL(write_much, 1);

static async void wait_for_room(void)
{
    await async_descriptor_wait_writable(&theirs);
    puts("room");
}
ASYNC_TASK_POOL(wait_for_room, 1);

static async void amain(void)
{
    static char taken[sizeof much];
    int ends[2];
    char bytes[16];
    socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
    async_descriptor_open(&ours, ends[0]);
    async_descriptor_open(&theirs, ends[1]);
    await async_gather(ask(10), answer(10));
    puts(theirs.is_level == ASYNC_CONFIG_EPOLL ? "by level" : "by edge");
    await async_stream_write(&ours.stream, "early", 5);
    for (int i = 0; i < 3; i++) {
        await async_sleep_ms(0);
    }
    puts(theirs.is_level ? "by level" : "by edge");
    size_t n = await async_stream_read(&theirs.stream, bytes, 4);
    n += await async_stream_read(&theirs.stream, bytes + n, sizeof bytes - n);
    printf("%.*s\n", (int)n, bytes);

    await async_gather(ask(10), answer(10));
    async_spawn(write_much());
    await async_sleep_ms(0);
    await async_stream_readexactly(&ours.stream, taken, sizeof taken);
    await async_sleep_ms(0);

    await async_gather(ask(10), answer(10));
    while (send(theirs.fd, much, sizeof much, 0) > 0) { }
    async_task *waiter = async_create_task(wait_for_room());
    await async_sleep_ms(0);
    await async_stream_readexactly(&ours.stream, taken, 100000);
    while (recv(ours.fd, taken, sizeof taken, 0) > 0) { }
    await async_join(waiter);
    async_task_release(waiter);

    await async_gather(ask(10), answer(10));
    await async_stream_wait_closed(&ours.stream);
    n = await async_stream_read(&theirs.stream, bytes, 4);
    printf("%u\n", (unsigned)n);
    await async_stream_wait_closed(&theirs.stream);
}

int main(void) { return async_run(amain()); }

// CHECK:      by level
// CHECK-NEXT: by edge
// CHECK-NEXT: early
// CHECK-NEXT: written
// CHECK-NEXT: room
// CHECK-NEXT: 0
