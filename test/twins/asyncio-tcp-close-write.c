/* MicroPython's asyncio_tcp_close_write: writing after close is an error, and the server sees the end. */
/* RUN: %run_async --port=posix --std=gnu17 %s | diff %S/Inputs/asyncio_tcp_close_write.txt - */
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
    async_descriptor_open(&peer, await async_server_accept(&server));
    await async_stream_write(&peer.stream, "x", 1);
    await async_stream_drain(&peer.stream);
    size_t n = await async_stream_read(&peer.stream, bytes, sizeof bytes);
    say_bytes(0, "read: ", bytes, n);
    say(0, "close\n");
    async_stream_close(&peer.stream);
    await async_stream_wait_closed(&peer.stream);
    say(0, "done\n");
}
static async void call(void)
{
    async_descriptor connection;
    char byte;
    await async_open_connection(&connection, "127.0.0.1", async_server_port(&server));
    size_t n = await async_stream_read(&connection.stream, &byte, 1);
    say_bytes(1, "read: ", &byte, n);
    say(1, "close\n");
    async_stream_close(&connection.stream);
    await async_stream_wait_closed(&connection.stream);
    say(1, "write\n");
    async_try {
        await async_stream_write(&connection.stream, "x", 1);
        await async_stream_drain(&connection.stream);
    } async_catch (int error) {
        say(1, "%s\n", error == ASYNC_CLOSED ? "OSError" : async_strerror(error));
    }
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
