/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A TCP echo server: a task for each connection. */
#include "report.h"

#include <async.h>

static unsigned open_count;

static async void serve(int fd)
{
    async_descriptor peer;
    char bytes[MESSAGE_MAX];
    async_descriptor_open(&peer, fd);
    open_count++;
    for (;;) {
        size_t n = await async_stream_read(&peer.stream, bytes, sizeof bytes);
        if (n == 0) {
            break;
        }
        await async_stream_write(&peer.stream, bytes, n);
    }
    await async_stream_wait_closed(&peer.stream);
    if (--open_count == 0) {
        report_end();
    }
}
ASYNC_TASK_POOL(serve, CONNECTIONS_MAX);

static async void amain(void)
{
    async_server server;
    int error = async_start_server(&server, "127.0.0.1", 0, CONNECTIONS_MAX);
    if (error) {
        async_raise(error);
    }
    report_begin(async_server_port(&server));
    for (;;) {
        async_spawn(serve(await async_server_accept(&server)));
    }
}

int main(void)
{
    return async_run(amain());
}
