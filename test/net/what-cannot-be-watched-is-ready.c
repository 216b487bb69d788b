/* A regular file is read to its end without a wait, and counts as ready; a pipe is read to the end of its writer. */
/* RUN: %run_async --port=posix --std=gnu17 %s | %FileCheck %s --match-full-lines */
/* RUN: %run_async --port=posix --std=gnu17 --quick --cflags=-DASYNC_CONFIG_EPOLL=0 %s | %FileCheck %s --match-full-lines */
/*
REQUIRES: target=host
*/
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <async.h>

static async void amain(void)
{
    char bytes[64], line[64];
    int ends[2];
    async_descriptor file, pipes;
    FILE *scratch = tmpfile();
    fputs("one\ntwo\n", scratch);
    fflush(scratch);
    lseek(fileno(scratch), 0, SEEK_SET);
    async_descriptor_open(&file, dup(fileno(scratch)));
    fclose(scratch);
    await async_descriptor_wait_readable(&file);
    async_stream_set_buffers(&file.stream, bytes, sizeof bytes, NULL, 0);
    for (;;) {
        size_t n = await async_stream_readline(&file.stream, line, sizeof line);
        if (n == 0) {
            break;
        }
        printf("file %.*s", (int)n, line);
    }
    await async_stream_wait_closed(&file.stream);

    (void)!pipe(ends);
    (void)!write(ends[1], "pipe\n", 5);
    async_descriptor_open(&pipes, ends[0]);
    await async_descriptor_wait_readable(&pipes);
    size_t n = await async_stream_read(&pipes.stream, line, 2);
    await async_descriptor_wait_readable(&pipes);
    n += await async_stream_read(&pipes.stream, line + n, sizeof line - n);
    printf("%.*s", (int)n, line);
    async_with (async_move_on_after_ms(5)) {
        await async_descriptor_wait_readable(&pipes);
        puts("not reached");
    }
    close(ends[1]);
    await async_descriptor_wait_readable(&pipes);
    n = await async_stream_read(&pipes.stream, line, sizeof line);
    printf("%u\n", (unsigned)n);
    await async_stream_wait_closed(&pipes.stream);
}

int main(void) { return async_run(amain()); }

// CHECK: file one
// CHECK-NEXT: file two
// CHECK-NEXT: pipe
// CHECK-NEXT: 0
