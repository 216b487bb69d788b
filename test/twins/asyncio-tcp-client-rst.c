/* MicroPython's asyncio_tcp_client_rst: a client resets its connection, and the server's read says so. */
/* RUN: %run_async --port=posix --std=gnu17 %s | diff %S/Inputs/asyncio_tcp_client_rst.txt - */
/*
REQUIRES: target=host
*/
#include <netinet/in.h>
#include <sys/socket.h>
#include "Inputs/instances.h"
#include <async.h>
static async_server server;
static async_event has_read = ASYNC_EVENT_INIT;
static async void serve(void)
{
    async_descriptor peer;
    char bytes[10];
    async_descriptor_open(&peer, await async_server_accept(&server));
    size_t n = await async_stream_read(&peer.stream, bytes, sizeof bytes);
    say_bytes(0, "", bytes, n);
    async_event_set(&has_read);
    async_try {
        await async_stream_read(&peer.stream, bytes, sizeof bytes);
        say(0, "no error\n");
    } async_catch (int error) {
        say(0, "OSError %d\n", error);
    }
    await async_stream_wait_closed(&peer.stream);
}
static async void call(void)
{
    async_descriptor connection;
    struct linger at_once = { 1, 0 };
    await async_open_connection(&connection, "127.0.0.1", async_server_port(&server));
    setsockopt(connection.fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    await async_stream_write(&connection.stream, "GET / HTTP", 10);
    await async_stream_drain(&connection.stream);
    await async_event_wait(&has_read);
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
