/* MicroPython's asyncio_cancel_stream: a task that reads is cancelled. */
/* RUN: %run_async --port=posix --std=gnu17 %s | diff %S/Inputs/asyncio_cancel_stream.txt - */
/*
REQUIRES: target=host
*/
#include <stdio.h>
#include <async.h>
static async_server server;
static async_event has_started = ASYNC_EVENT_INIT;
static async void start_read(void)
{
    async_descriptor connection;
    char byte;
    await async_open_connection(&connection, "127.0.0.1", async_server_port(&server));
    puts("start");
    async_event_set(&has_started);
    async_try {
        await async_stream_read(&connection.stream, &byte, 1);
    } async_catch_cancelled {
        puts("cancelled");
    } async_finally {
        await async_stream_wait_closed(&connection.stream);
    }
}
static async_static_task(start_read) reader;
static async void amain(void)
{
    async_start_server(&server, "127.0.0.1", 0, 5);
    async_task *task = async_start(&reader, start_read());
    await async_event_wait(&has_started);
    puts("cancelling");
    async_task_cancel(task);
    puts("waiting");
    await async_join(task);
    puts("done");
}
int main(void) { return async_run(amain()); }
