/* MicroPython's asyncio_tcp_readinto: one attempt each, into bytes and into a word; the type errors are C's. */
/* RUN: %run_async --port=posix --std=gnu17 %s | diff %S/Inputs/asyncio_tcp_readinto.txt - */
/*
REQUIRES: target=host
*/
#include "Inputs/instances.h"
#include <async.h>
static async_server server;
static async void serve(void)
{
    async_descriptor peer;
    say(0, "server running\n");
    async_descriptor_open(&peer, await async_server_accept(&server));
    await async_stream_write(&peer.stream, "ab", 2);
    await async_stream_write(&peer.stream, "c", 1);
    await async_stream_drain(&peer.stream);
    say(0, "close\n");
    await async_stream_wait_closed(&peer.stream);
    say(0, "done\n");
}
static async void call(void)
{
    async_descriptor connection;
    char bytes[2];
    unsigned char word[4];
    await async_open_connection(&connection, "127.0.0.1", async_server_port(&server));
    size_t n = await async_stream_readinto(&connection.stream, bytes, sizeof bytes);
    say(1, "%u\nbytearray(b'%.*s')\n", (unsigned)n, (int)n, bytes);
    n = await async_stream_readinto(&connection.stream, word, sizeof word);
    say(1, "%u\narray('b', [%d])\n", (unsigned)n, word[0]);
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
