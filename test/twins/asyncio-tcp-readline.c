/* MicroPython's asyncio_tls_server_client_readline without TLS: two lines that came at once are two lines. */
/* RUN: %run_async --port=posix --std=gnu17 %s | diff %S/Inputs/asyncio_tcp_readline.txt - */
/*
REQUIRES: target=host
*/
#include "Inputs/instances.h"
#include <async.h>
static async_server server;
static async void serve(void)
{
    async_descriptor peer;
    char line[100], in[32];
    say(0, "server running\n");
    async_descriptor_open(&peer, await async_server_accept(&server));
    async_stream_set_buffers(&peer.stream, in, sizeof in, NULL, 0);
    for (int i = 0; i < 2; i++) {
        size_t n = await async_stream_readline(&peer.stream, line, sizeof line);
        say_bytes(0, "echo: ", line, n);
        await async_stream_write(&peer.stream, line, n);
    }
    await async_stream_drain(&peer.stream);
    say(0, "close\n");
    await async_stream_wait_closed(&peer.stream);
    say(0, "done\n");
}
static async void call(void)
{
    async_descriptor connection;
    char line[100];
    await async_open_connection(&connection, "127.0.0.1", async_server_port(&server));
    say_bytes(1, "write: ", "client data\nclient data2\n", 25);
    await async_stream_write(&connection.stream, "client data\nclient data2\n", 25);
    await async_stream_drain(&connection.stream);
    for (int i = 0; i < 2; i++) {
        size_t n = await async_stream_readline(&connection.stream, line, sizeof line);
        say_bytes(1, "read: ", line, n);
    }
    await async_stream_wait_closed(&connection.stream);
}
static async void amain(void)
{
    async_start_server(&server, "127.0.0.1", 0, 5);
    await async_gather(serve(), call());
    async_server_close(&server);
}
int main(void)
{
    int error = async_run(amain());
    show_instances();
    return error;
}
