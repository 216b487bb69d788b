/* MicroPython's asyncio_loopback: server and client in one loop, with a connection of a task of its own. */
/* RUN: %run_async --port=posix --std=gnu17 %s | diff %S/Inputs/asyncio_loopback.txt - */
/*
REQUIRES: target=host
*/
#include <stdio.h>
#include <string.h>
#include <async.h>
static async_server server;
static async_event handler_reads = ASYNC_EVENT_INIT, client_reads = ASYNC_EVENT_INIT;
static async void handle(int fd)
{
    async_descriptor peer;
    char bytes[100];
    async_descriptor_open(&peer, fd);
    puts("handler reading");
    async_event_set(&handler_reads);
    await async_event_wait(&client_reads);
    await async_stream_readexactly(&peer.stream, bytes, sizeof bytes);
    printf("handler got %d bytes\n", (int)sizeof bytes);
    puts("handler writing");
    await async_stream_write(&peer.stream, bytes, sizeof bytes);
    await async_stream_drain(&peer.stream);
    puts("handler closing");
    await async_stream_wait_closed(&peer.stream);
    puts("handler closed");
}
ASYNC_TASK_POOL(handle, 1);
static async void accept_all(void)
{
    async_try {
        for (;;) {
            async_spawn(handle(await async_server_accept(&server)));
        }
    } async_catch (int error) {
        if (error != ASYNC_CLOSED) {
            async_raise(error);
        }
    }
}
ASYNC_TASK_POOL(accept_all, 1);
static async void amain(void)
{
    async_descriptor connection;
    char bytes[100];
    memset(bytes, '.', sizeof bytes);
    puts("create server on 0.0.0.0:8080");
    async_start_server(&server, "0.0.0.0", 0, 5);
    async_spawn(accept_all());
    puts("server started");
    puts("client open_connection to 127.0.0.1:8080");
    await async_open_connection(&connection, "127.0.0.1", async_server_port(&server));
    puts("client writing");
    await async_stream_write(&connection.stream, bytes, sizeof bytes);
    await async_stream_drain(&connection.stream);
    await async_event_wait(&handler_reads);
    puts("client reading");
    async_event_set(&client_reads);
    await async_stream_readexactly(&connection.stream, bytes, sizeof bytes);
    printf("client got %d bytes\n", (int)sizeof bytes);
    puts("client closing");
    await async_stream_wait_closed(&connection.stream);
    puts("client closed");
    await async_server_wait_closed(&server);
    puts("server closed");
}
int main(void) { return async_run(amain()); }
