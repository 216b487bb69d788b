/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An echo server: sends every line back; "stop" ends it.
 *
 *   echo-server [PORT]      0 or nothing: a port that is free, which it prints
 *
 * A task for each connection, out of a pool; when all are in use, the next connection waits in the system's backlog. Who says
 * nothing for a minute is disconnected. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <async.h>

enum { CONNECTIONS = 32, IDLE_MS = 60000 };

static async_server server;
static async_semaphore places = ASYNC_SEMAPHORE_INIT(CONNECTIONS);

static async void answer_lines(async_stream *stream)
{
    char line[256];
    for (;;) {
        size_t n = await async_wait_for_ms(async_stream_readline(stream, line, sizeof line), IDLE_MS);
        if (n == 0) {
            return;
        }
        if (n == 5 && memcmp(line, "stop\n", n) == 0) {
            async_server_close(&server);
            return;
        }
        await async_stream_write(stream, line, n);
    }
}

static async void serve(int fd)
{
    async_descriptor peer;
    char in[512], name[64] = "?";
    async_descriptor_open(&peer, fd);
    async_descriptor_peer(&peer, name, sizeof name);
    async_stream_set_buffers(&peer.stream, in, sizeof in, NULL, 0);
    async_try {
        await answer_lines(&peer.stream);
    } async_catch (int error) {
        fprintf(stderr, "%s: %s\n", name, async_strerror(error));
    } async_finally {
        await async_stream_wait_closed(&peer.stream);
        async_semaphore_release(&places);
    }
}
ASYNC_TASK_POOL(serve, CONNECTIONS);

static async void accept_all(void)
{
    for (;;) {
        await async_semaphore_acquire(&places);
        int fd = await async_server_accept(&server);
        if (!async_spawn(serve(fd))) {
            close(fd);
        }
    }
}

static async void amain(unsigned port)
{
    int error = async_start_server(&server, NULL, port, 16);
    if (error) {
        async_raise(error);
    }
    printf("%u\n", async_server_port(&server));
    fflush(stdout);
    async_try {
        await accept_all();
    } async_catch (int e) {
        if (e != ASYNC_CLOSED) {
            async_raise(e);
        }
    }
}

int main(int argc, char **argv)
{
    int error = async_run_all(amain(argc > 1 ? (unsigned)atoi(argv[1]) : 0));
    if (error) {
        fprintf(stderr, "echo-server: %s\n", async_strerror(error));
    }
    return error ? EXIT_FAILURE : EXIT_SUCCESS;
}
