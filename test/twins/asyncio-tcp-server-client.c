/* MicroPython's asyncio_tcp_server_client: a server that is a manager echoes once. */
/* RUN: %run_async --port=posix --std=gnu17 %s | diff %S/Inputs/asyncio_tcp_server_client.txt - */
/*
REQUIRES: target=host
*/
#include "Inputs/instances.h"
#include <async.h>
static async_server server;
static async void serve(void)
{
    async_descriptor peer;
    char bytes[100];
    say(0, "server running\n");
    async_with (&server) {
        async_descriptor_open(&peer, await async_server_accept(&server));
        size_t n = await async_stream_read(&peer.stream, bytes, sizeof bytes);
        say_bytes(0, "echo: ", bytes, n);
        await async_stream_write(&peer.stream, bytes, n);
        await async_stream_drain(&peer.stream);
        say(0, "close\n");
        await async_stream_wait_closed(&peer.stream);
    }
    say(0, "done\n");
}
static async void call(void)
{
    async_descriptor connection;
    char bytes[100];
    await async_open_connection(&connection, "127.0.0.1", async_server_port(&server));
    say_bytes(1, "write: ", "client data", 11);
    await async_stream_write(&connection.stream, "client data", 11);
    await async_stream_drain(&connection.stream);
    size_t n = await async_stream_read(&connection.stream, bytes, sizeof bytes);
    say_bytes(1, "read: ", bytes, n);
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
