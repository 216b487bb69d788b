/* A client that is cancelled after any number of passes, in connect, write, drain, readexactly or readline, leaves no descriptor
 * open, and its server's task ends; so does one whose time is up. */
/* RUN: %run_async --port=posix --std=gnu17 %s | %FileCheck %s --match-full-lines */
/* RUN: %run_async --port=posix --std=gnu17 --quick --cflags=-DASYNC_CONFIG_EPOLL=0 %s | %FileCheck %s --match-full-lines */
/*
REQUIRES: target=host
*/
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <async.h>

enum { MOMENTS = 25, SIZE = 200000 };
static async_server server;
static char much[SIZE];
static unsigned cancelled, completed, failed;

/* A line, then SIZE bytes; answers with the line in two pieces, then with bytes. */
static async void serve(int fd)
{
    async_descriptor peer;
    char line[32], in[16];
    static char taken[SIZE];
    async_descriptor_open(&peer, fd);
    async_stream_set_buffers(&peer.stream, in, sizeof in, NULL, 0);
    async_try {
        size_t n = await async_stream_readline(&peer.stream, line, sizeof line);
        await async_stream_readexactly(&peer.stream, taken, sizeof taken);
        await async_stream_write(&peer.stream, line, n / 2);
        await async_stream_drain(&peer.stream);
        await async_stream_write(&peer.stream, line + n / 2, n - n / 2);
        await async_stream_write(&peer.stream, "1234567890", 10);
    } async_catch (int error) {
        (void)error; /* the client has gone */
    } async_finally {
        await async_stream_wait_closed(&peer.stream);
    }
}
ASYNC_TASK_POOL(serve, 1);

static async void call(void)
{
    async_descriptor connection;
    char bytes[32], out[64];
    await async_open_connection(&connection, "127.0.0.1", async_server_port(&server));
    async_defer { await async_stream_wait_closed(&connection.stream); }
    async_stream_set_buffers(&connection.stream, NULL, 0, out, sizeof out);
    await async_stream_write(&connection.stream, "a line\n", 7);
    await async_stream_write(&connection.stream, much, sizeof much);
    await async_stream_drain(&connection.stream);
    size_t n = await async_stream_readline(&connection.stream, bytes, sizeof bytes);
    await async_stream_readexactly(&connection.stream, bytes + n, 10);
    completed += n == 7 && memcmp(bytes, "a line\n1234567890", 17) == 0;
}
ASYNC_TASK_POOL(call, 1);

static async void call_in_time(void)
{
    async_with (async_move_on_after_ms(0)) {
        await call();
    }
}
ASYNC_TASK_POOL(call_in_time, 1);

/* Accepts whoever came; nobody, if the cancel was early. */
static async async_task *accept_one(void)
{
    async_with (async_move_on_after_ms(20)) {
        return async_create_task(serve(await async_server_accept(&server)));
    }
    return NULL;
}

static async void end_of(async_task *client)
{
    async_try {
        await async_join(client);
    } async_catch (int error) {
        printf("client: %s\n", async_strerror(error));
        failed++;
    } async_catch_cancelled {
        cancelled++;
    }
    async_task_release(client);
}

static int lowest_free(void)
{
    int fd = dup(STDOUT_FILENO);
    close(fd);
    return fd;
}

static async void try_moment(int moment)
{
    async_task *client = moment < 0 ? async_create_task(call_in_time()) : async_create_task(call());
    async_task *task = await accept_one();
    for (int i = 0; i < moment; i++) {
        await async_sleep_ms(0);
    }
    if (moment >= 0) {
        async_task_cancel(client);
    }
    await end_of(client);
    if (task) {
        await async_join(task);
        async_task_release(task);
    }
}

static async void amain(void)
{
    async_start_server(&server, "127.0.0.1", 0, 5);
    await try_moment(MOMENTS);
    int before = lowest_free();
    for (int moment = -1; moment < MOMENTS; moment++) {
        await try_moment(moment);
    }
    puts(lowest_free() == before ? "nothing left open" : "left open");
    printf("%s, %u failed\n", cancelled > 3 && completed > 0 ? "cancelled and completed" : "one of them", failed);
    async_server_close(&server);
}

int main(void) { return async_run(amain()); }

// CHECK:      nothing left open
// CHECK-NEXT: cancelled and completed, 0 failed
