/* Two tasks that write and drain one stream: what they wrote goes out once and whole, the second one being refused while the first waits. */
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

static char buffer[1 << 19], big[1 << 20];

static async void send_some(char letter, size_t size)
{
    memset(big, letter, size);
    async_try {
        await async_stream_write(&ours.stream, big, size);
        await async_stream_drain(&ours.stream);
        printf("%c sent\n", letter);
    } async_catch (int error) {
        printf("%c: %s\n", letter, async_strerror(error));
    }
}
ASYNC_TASK_POOL(send_some, 2);

static async void amain(void)
{
    char part[4096];
    size_t count = 0, as = 0;
    open_pair();
    async_stream_set_buffers(&ours.stream, NULL, 0, buffer, sizeof buffer);
    async_spawn(send_some('A', 500000));
    await async_sleep_ms(0);
    async_spawn(send_some('B', 4));
    await async_sleep_ms(0);
    while (count < 500000) {
        size_t n = await async_stream_read(&theirs.stream, part, sizeof part);
        for (size_t i = 0; i < n; i++) {
            as += part[i] == 'A';
        }
        count += n;
    }
    await async_sleep_ms(0);
    printf("%u of %u\n", (unsigned)as, (unsigned)count);
    async_stream_close(&ours.stream);
    async_stream_close(&theirs.stream);
}

int main(void) { return async_run(amain()); }

// CHECK: B: busy
// CHECK-NEXT: A sent
// CHECK-NEXT: 500000 of 500000
