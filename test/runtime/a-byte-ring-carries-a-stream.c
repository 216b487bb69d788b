/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A writer and a reader carry 120 bytes through a ring of 16; an interrupt's bytes wake the reader; a second reader is refused. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "script.h"

#include <string.h>

ASYNC_RINGBUF(ring, 16);
static unsigned char source[120], sink[120];
static size_t sent, received;

struct side__frame {
    const async_site *awaiting;
    int result;
    char op;
    async_ringbuf_node node;
};
HAND_TASK(side)
HAND_LEAF(side, 1, async_ringbuf_write, node)
HAND_LEAF(side, 2, async_ringbuf_read, node)

static int side__resume(void *self, unsigned state, async_task *task, int error)
{
    struct side__frame *frame = self;
    switch (state) {
    case 0:
        while (frame->op == 'w' && sent < sizeof source) {
            error = async_ringbuf_write__try(&frame->node, &ring, source + sent, sizeof source - sent);
            if (error == ASYNC__PENDING) {
                HAND_WAIT(side, 1, async_ringbuf_write, node, &ring, source + sent, sizeof source - sent)
                error = async_ringbuf_write__done(&frame->node, error);
            }
            if (error) { break; }
            sent += async_ringbuf_write__value(&frame->node);
            printf("w%u ", (unsigned)async_ringbuf_write__value(&frame->node));
        }
        while (frame->op == 'r' && received < sizeof sink) {
            error = async_ringbuf_read__try(&frame->node, &ring, sink + received, 10);
            if (error == ASYNC__PENDING) {
                HAND_WAIT(side, 2, async_ringbuf_read, node, &ring, sink + received, 10)
                error = async_ringbuf_read__done(&frame->node, error);
            }
            if (error) { break; }
            received += async_ringbuf_read__value(&frame->node);
            printf("r%u ", (unsigned)async_ringbuf_read__value(&frame->node));
        }
    }
    printf("%c %s\n", frame->op, async_strerror(error));
    return 0;
}

static struct side__task reader, writer, second;

static void start(struct side__task *t, char op)
{
    t->frame.op = op;
    async__spawn(side__make(t));
}

int main(void)
{
    unsigned i;
    for (i = 0; i < sizeof source; i++) {
        source[i] = (unsigned char)(i * 7);
    }
    start(&reader, 'r');
    start(&writer, 'w');
    pass_ms(50);
    printf("%d\n", memcmp(source, sink, sizeof sink));
    received = 110;
    start(&reader, 'r');
    start(&second, 'r');
    pass_ms(1);
    async_ringbuf_write_from_isr(&ring, "0123456789", 10);
    pass_ms(1);
    printf("%.10s %u\n", (char *)sink + 110, (unsigned)async_ringbuf_count(&ring));
    return 0;
}
/* CHECK:     w16 {{(r[0-9]+ |w[0-9]+ )*}}w no error
 * CHECK:     r no error
 * CHECK:     {{^}}0{{$}}
 * CHECK:     r busy
 * CHECK:     r10 r no error
 * CHECK:     0123456789 0
 */
