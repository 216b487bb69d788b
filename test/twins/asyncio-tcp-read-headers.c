/* MicroPython's asyncio_tcp_read_headers, from a server of our own: lines up to an empty one. */
/* RUN: %run_async --port=posix --std=gnu17 %s | diff %S/Inputs/asyncio_tcp_read_headers.txt - */
/*
REQUIRES: target=host
*/
#include <stdio.h>
#include <string.h>
#include <async.h>
static async_server server;
static async void serve(void)
{
    static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 54\r\nConnection: close\r\n"
                                 "Vary: Accept-Encoding\r\nETag: \"54306c85-36\"\r\n"
                                 "Strict-Transport-Security: max-age=15768000\r\nAccept-Ranges: bytes\r\n\r\nbody";
    async_descriptor peer;
    char line[80];
    async_descriptor_open(&peer, await async_server_accept(&server));
    while (await async_stream_readline(&peer.stream, line, sizeof line) > 2) { }
    await async_stream_write(&peer.stream, answer, sizeof answer - 1);
    await async_stream_wait_closed(&peer.stream);
}
static async void get(void)
{
    static const char question[] = "GET / HTTP/1.0\r\n\r\n";
    async_descriptor connection;
    char line[80], in[64];
    await async_open_connection(&connection, "127.0.0.1", async_server_port(&server));
    async_stream_set_buffers(&connection.stream, in, sizeof in, NULL, 0);
    puts("write GET");
    await async_stream_write(&connection.stream, question, sizeof question - 1);
    await async_stream_drain(&connection.stream);
    for (;;) {
        size_t n = await async_stream_readline(&connection.stream, line, sizeof line);
        if (n <= 2) {
            break;
        }
        printf("b'%.*s'\n", (int)n - 2, line);
    }
    puts("close");
    await async_stream_wait_closed(&connection.stream);
    puts("done");
}
static async void amain(void)
{
    async_start_server(&server, "127.0.0.1", 0, 5);
    await async_gather(serve(), get());
}
int main(void) { return async_run(amain()); }
