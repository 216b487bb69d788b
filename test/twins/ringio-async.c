/* MicroPython's ringio_async: 120 bytes through a ring of 16. */
/* RUN: %run_async %s | diff %S/Inputs/ringio_async.txt - */
#include <stdio.h>
#include <string.h>
#include <async.h>
enum { LENGTH = 120 };
static unsigned char storage[16];
static async_ringbuf ring = ASYNC_RINGBUF_INIT(storage, sizeof storage);
static char data[LENGTH + 1];
static async void data_writer(void)
{
    size_t done = 0;
    while (done < LENGTH) { done += await async_ringbuf_write(&ring, data + done, LENGTH - done); }
}
ASYNC_TASK_POOL(data_writer, 1);
static async void amain(void)
{
    char read[LENGTH + 1] = "";
    size_t done = 0;
    async_spawn(data_writer());
    await async_sleep_ms(10);
    while (done < LENGTH) { done += await async_ringbuf_read(&ring, read + done, LENGTH - done); }
    printf("b'%s'\n", read);
    printf("r %d\n", (int)done);
    puts(memcmp(read, data, LENGTH) == 0 ? "True" : "False");
}
int main(void)
{
    int i;
    for (i = 0; i < LENGTH; i++) { data[i] = "ABC123"[i % 6]; }
    printf("w %d\n", LENGTH);
    return async_run(amain());
}
