/* A megabyte goes through a socket of few kilobytes, in order, while the writer waits for room and the reader for bytes. */
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

enum { TOTAL = 1 << 20 };
static unsigned char bytes[TOTAL];

static async unsigned read_sum(void)
{
    unsigned char part[3000];
    unsigned sum = 0;
    for (;;) {
        size_t n = await async_stream_read(&theirs.stream, part, sizeof part);
        if (n == 0) {
            return sum;
        }
        for (size_t i = 0; i < n; i++) {
            sum = sum * 31 + part[i];
        }
    }
}

static async void write_all(void)
{
    await async_stream_write(&ours.stream, bytes, sizeof bytes);
    await async_stream_wait_closed(&ours.stream);
}

static async void amain(void)
{
    int small = 4096;
    unsigned sum, expected = 0;
    for (size_t i = 0; i < TOTAL; i++) {
        bytes[i] = (unsigned char)(i * 7 + i / 1000);
        expected = expected * 31 + bytes[i];
    }
    open_pair();
    setsockopt(ours.fd, SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
    await async_gather(write_all(), sum = read_sum());
    puts(sum == expected ? "same" : "other");
    await async_stream_wait_closed(&theirs.stream);
}

int main(void) { return async_run(amain()); }

// CHECK: same
