/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A UART with two small rings, whose interrupts are calls of the test. */
#include <async/stream.h>

#include <string.h>

enum { UART_RX = 16, UART_TX = 4 };

typedef struct uart {
    async_stream stream;
    char rx[UART_RX], tx[UART_TX], sent[128];
    size_t rx_count, tx_count, sent_count;
    unsigned reads, writes; /* calls of the device */
    int is_at_end, error, closes;
} uart;

static int uart_read(async_stream *stream, void *bytes, size_t size, size_t *out_count)
{
    uart *u = (uart *)(void *)stream;
    size_t count = size < u->rx_count ? size : u->rx_count;
    u->reads++;
    if (count == 0 && (u->error || u->is_at_end)) {
        return u->error ? u->error : (int)ASYNC_EOF;
    }
    memcpy(bytes, u->rx, count);
    memmove(u->rx, u->rx + count, u->rx_count - count);
    u->rx_count -= count;
    *out_count = count;
    if (u->rx_count == 0 && (u->error || u->is_at_end)) {
        async_stream_readable_from_isr(stream); /* more is to be said than that there is nothing */
    }
    return 0;
}

static int uart_write(async_stream *stream, const void *bytes, size_t size, size_t *out_count)
{
    uart *u = (uart *)(void *)stream;
    size_t room = UART_TX - u->tx_count;
    size_t count = size < room ? size : room;
    u->writes++;
    if (u->error) {
        return u->error;
    }
    memcpy(u->tx + u->tx_count, bytes, count);
    u->tx_count += count;
    *out_count = count;
    return 0;
}

static void uart_close(async_stream *stream)
{
    ((uart *)(void *)stream)->closes++;
}

static const async_device uart_device = { uart_read, uart_write, uart_close, NULL };
#define UART_INIT { ASYNC_STREAM_INIT(&uart_device), { 0 }, { 0 }, { 0 }, 0, 0, 0, 0, 0, 0, 0, 0 }

/* The interrupt of bytes that came; NULL: of the end. */
void uart_receive(uart *u, const char *text);
void uart_receive(uart *u, const char *text)
{
    if (text) {
        memcpy(u->rx + u->rx_count, text, strlen(text));
        u->rx_count += strlen(text);
    } else {
        u->is_at_end = 1;
    }
    async_stream_readable_from_isr(&u->stream);
}

/* The interrupt of bytes that have gone out. */
void uart_transmit(uart *u);
void uart_transmit(uart *u)
{
    memcpy(u->sent + u->sent_count, u->tx, u->tx_count);
    u->sent_count += u->tx_count;
    u->tx_count = 0;
    async_stream_writable_from_isr(&u->stream);
}

/* So many bytes as a string, until the next call; avr-libc's printf has no precision in an argument. */
const char *text(const char *bytes, size_t size);
const char *text(const char *bytes, size_t size)
{
    static char copy[128];
    memcpy(copy, bytes, size);
    copy[size] = '\0';
    return copy;
}
