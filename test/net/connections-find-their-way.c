/* Every address of a host is tried; a connection that is refused, or a host without an address, raises; both sides know their peer; a server closes under who accepts. */
/* RUN: %run_async --port=posix --std=gnu17 %s | %FileCheck %s --match-full-lines */
/* RUN: %run_async --port=posix --std=gnu17 --quick --cflags=-DASYNC_CONFIG_EPOLL=0 %s | %FileCheck %s --match-full-lines */
/*
REQUIRES: target=host
*/
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <errno.h>
#include <async.h>

static async_server server;

static async void accept_one(void)
{
    async_descriptor peer;
    char name[64], byte;
    async_descriptor_open(&peer, await async_server_accept(&server));
    int error = async_descriptor_peer(&peer, name, sizeof name);
    printf("server: %d %.10s\n", error, name);
    await async_stream_read(&peer.stream, &byte, 1);
    await async_stream_wait_closed(&peer.stream);
    async_try {
        await async_server_accept(&server);
    } async_catch (int e) {
        printf("accept: %s\n", async_strerror(e));
    }
}
ASYNC_TASK_POOL(accept_one, 1);

static async void refuse_second(void)
{
    async_try {
        await async_server_accept(&server);
    } async_catch (int e) {
        printf("second: %s\n", async_strerror(e));
    }
}

static async void try_connect(const char *host, unsigned port)
{
    async_descriptor connection;
    async_try {
        await async_open_connection(&connection, host, port);
        puts("connected");
    } async_catch (int e) {
        puts(e == ECONNREFUSED ? "refused" : e == EHOSTUNREACH ? "no address" : e == EINVAL ? "no port" : async_strerror(e));
    }
}

static async void amain(void)
{
    async_descriptor connection;
    async_server other;
    char name[64], expected[64];
    printf("start: %d\n", async_start_server(&server, "127.0.0.1", 0, 5));
    puts(async_start_server(&other, "127.0.0.1", async_server_port(&server), 5) == EADDRINUSE ? "in use" : "?");
    async_spawn(accept_one());
    await async_sleep_ms(0);
    await refuse_second();
    await async_open_connection(&connection, "localhost", async_server_port(&server));
    int error = async_descriptor_peer(&connection, name, sizeof name);
    snprintf(expected, sizeof expected, "127.0.0.1:%u", async_server_port(&server));
    printf("client: %d %s\n", error, strcmp(name, expected) == 0 ? "the server" : name);
    puts(async_strerror(async_descriptor_peer(&connection, name, 8)));
    async_descriptor_send_eof(&connection);
    await async_stream_read(&connection.stream, name, 1);
    await async_stream_wait_closed(&connection.stream);
    unsigned port = async_server_port(&server);
    await async_sleep_ms(0);
    await async_server_wait_closed(&server);
    await try_connect("127.0.0.1", port);
    await try_connect("256.256.256.256", port);
    await try_connect("127.0.0.1", 70000);
}

int main(void) { return async_run(amain()); }

// CHECK: start: 0
// CHECK-NEXT: in use
// CHECK-NEXT: second: busy
// CHECK-NEXT: server: 0 127.0.0.1:
// CHECK-NEXT: client: 0 the server
// CHECK-NEXT: limit exceeded
// CHECK-NEXT: accept: closed
// CHECK-NEXT: refused
// CHECK-NEXT: no address
// CHECK-NEXT: no port
