/* An echo costs one look at the descriptors, one read and one write on each side; also where each message fills the buffer, so that a read in vain would follow. A program without descriptors never asks for any. */
/* RUN: %run_async --port=posix --std=gnu17 --no-clang --no-strict --link="-Wl,--wrap=epoll_wait,--wrap=read,--wrap=send" %s | %FileCheck %s --match-full-lines */
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

/* Calls of the system, of both sides. */
static unsigned looks, reads, writes;
int __real_epoll_wait(int epoll, void *events, int size, int ms);
int __wrap_epoll_wait(int epoll, void *events, int size, int ms);
int __wrap_epoll_wait(int epoll, void *events, int size, int ms)
{
    looks++;
    return __real_epoll_wait(epoll, events, size, ms);
}
ssize_t __real_read(int fd, void *bytes, size_t size);
ssize_t __wrap_read(int fd, void *bytes, size_t size);
ssize_t __wrap_read(int fd, void *bytes, size_t size)
{
    reads++;
    return __real_read(fd, bytes, size);
}
ssize_t __real_send(int fd, const void *bytes, size_t size, int flags);
ssize_t __wrap_send(int fd, const void *bytes, size_t size, int flags);
ssize_t __wrap_send(int fd, const void *bytes, size_t size, int flags)
{
    writes++;
    return __real_send(fd, bytes, size, flags);
}

static void show(const char *what, unsigned rounds)
{
    printf("%s: %u looks, %u reads, %u writes\n", what, looks / rounds, reads / rounds, writes / rounds);
    looks = reads = writes = 0;
}

enum { EXACT = 5 };
static size_t size = 100;

static async void echo(void)
{
    char bytes[100];
    for (;;) {
        size_t n = await async_stream_read(&theirs.stream, bytes, size);
        if (n == 0) {
            return;
        }
        await async_stream_write(&theirs.stream, bytes, n);
    }
}
ASYNC_TASK_POOL(echo, 1);

static async void amain(void)
{
    char bytes[100];
    for (int i = 0; i < 1000; i++) {
        await async_sleep_ms(0);
    }
    show("without descriptors", 1);
    open_pair();
    async_spawn(echo());
    await async_stream_write(&ours.stream, "warm", 4);
    await async_stream_read(&ours.stream, bytes, sizeof bytes);
    looks = reads = writes = 0;
    for (int i = 0; i < 1000; i++) {
        await async_stream_write(&ours.stream, "hello", 5);
        await async_stream_read(&ours.stream, bytes, sizeof bytes);
    }
    show("echo", 1000);
    size = EXACT;
    for (int i = 0; i < 10; i++) {
        await async_stream_write(&ours.stream, "exact", EXACT);
        await async_stream_readexactly(&ours.stream, bytes, EXACT);
    }
    looks = reads = writes = 0;
    for (int i = 0; i < 1000; i++) {
        await async_stream_write(&ours.stream, "exact", EXACT);
        await async_stream_readexactly(&ours.stream, bytes, EXACT);
    }
    show("echo of full buffers", 1000);
    await async_stream_wait_closed(&ours.stream);
    await async_sleep_ms(0);
    looks = reads = writes = 0;
    for (int i = 0; i < 1000; i++) {
        await async_sleep_ms(0);
    }
    show("a pass that is busy", 1000);
    async_stream_close(&theirs.stream);
}

int main(void) { return async_run(amain()); }

// CHECK: without descriptors: 0 looks, 0 reads, 0 writes
// CHECK-NEXT: echo: 2 looks, 2 reads, 2 writes
// CHECK-NEXT: echo of full buffers: 2 looks, 2 reads, 2 writes
// CHECK-NEXT: a pass that is busy: 1 looks, 0 reads, 0 writes
