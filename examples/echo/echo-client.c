/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A client of the echo server: several connections at once, each sends its lines and prints what comes back.
 *
 *   echo-client PORT [HOST]      ends the server when all are done */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <async.h>

enum { TURNS = 3 };

/* How many bytes came back as they were sent. */
static async int talk(const char *host, unsigned port, int number)
{
    async_descriptor server;
    char sent[64], came[64], in[128];
    int same = 0;
    await async_open_connection(&server, host, port);
    async_defer { await async_stream_wait_closed(&server.stream); }
    async_stream_set_buffers(&server.stream, in, sizeof in, NULL, 0);
    for (int turn = 1; turn <= TURNS; turn++) {
        size_t size = (size_t)snprintf(sent, sizeof sent, "connection %d, line %d\n", number, turn);
        await async_stream_write(&server.stream, sent, size);
        size_t n = await async_wait_for_ms(async_stream_readline(&server.stream, came, sizeof came), 1000);
        same += n == size && memcmp(sent, came, n) == 0 ? (int)n : 0;
    }
    return same;
}

static async void stop(const char *host, unsigned port)
{
    async_descriptor server;
    char byte;
    await async_open_connection(&server, host, port);
    await async_stream_write(&server.stream, "stop\n", 5);
    await async_stream_read(&server.stream, &byte, 1); /* its end */
    await async_stream_wait_closed(&server.stream);
}

static async void amain(const char *host, unsigned port)
{
    int one, two, three;
    await async_gather(one = talk(host, port, 1), two = talk(host, port, 2), three = talk(host, port, 3));
    printf("%d, %d and %d bytes came back\n", one, two, three);
    await stop(host, port);
    puts("the server has ended");
}

int main(int argc, char **argv)
{
    int error = async_run(amain(argc > 2 ? argv[2] : "127.0.0.1", argc > 1 ? (unsigned)atoi(argv[1]) : 0));
    if (error) {
        fprintf(stderr, "echo-client: %s\n", async_strerror(error));
    }
    return error ? EXIT_FAILURE : EXIT_SUCCESS;
}
