/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include "uart.h"

#include "board.h"

/* The CMSDK UART at 0x40004000. */
struct uart_registers {
    uint32_t data;
    uint32_t state;
    uint32_t control;
    uint32_t interrupt; /* read: pending; write 1: acknowledge */
    uint32_t divider;
};
#define UART0 ((volatile struct uart_registers *)0x40004000u)

enum {
    STATE_TRANSMIT_FULL = 1,
    STATE_RECEIVE_FULL = 2,

    CONTROL_TRANSMIT = 1,
    CONTROL_RECEIVE = 2,
    CONTROL_TRANSMIT_INTERRUPT = 4,
    CONTROL_RECEIVE_INTERRUPT = 8,

    INTERRUPT_TRANSMIT = 1,
    INTERRUPT_RECEIVE = 2,

    BAUD_RATE = 115200,
};

/* Bytes on their way between an interrupt and a task.  The counters run freely and wrap; one side
 * advances `head`, the other `tail`. */
enum { RING_SIZE = 64 }; /* a power of two */

struct ring {
    volatile uint8_t head; /* bytes put in so far  */
    volatile uint8_t tail; /* bytes taken out      */
    uint8_t bytes[RING_SIZE];
};

async_flag uart_received = ASYNC_FLAG_INIT;
async_flag uart_has_room = ASYNC_FLAG_INIT;

static struct ring received;
static struct ring outgoing;

static bool ring_is_full(const struct ring *ring)
{
    return (uint8_t)(ring->head - ring->tail) == RING_SIZE;
}

static bool ring_is_empty(const struct ring *ring)
{
    return ring->head == ring->tail;
}

static void ring_put(struct ring *ring, uint8_t byte)
{
    ring->bytes[ring->head % RING_SIZE] = byte;
    ring->head++;
}

static uint8_t ring_get(struct ring *ring)
{
    uint8_t byte = ring->bytes[ring->tail % RING_SIZE];
    ring->tail++;
    return byte;
}

void uart_init(void)
{
    UART0->divider = BOARD_CORE_HZ / BAUD_RATE;
    UART0->control = CONTROL_TRANSMIT | CONTROL_RECEIVE | CONTROL_TRANSMIT_INTERRUPT | CONTROL_RECEIVE_INTERRUPT;
    board_interrupt_enable(BOARD_UART0_RECEIVE);
    board_interrupt_enable(BOARD_UART0_TRANSMIT);
}

/* Moves what the UART holds into the ring.  Runs with the receive interrupt kept out.  When the ring is full
 * the byte stays in the UART and the interrupt goes off until a task has made room: a sender
 * with flow control waits, one without loses bytes here rather than in the middle of the ring. */
static void receive(void)
{
    while (!ring_is_full(&received) && (UART0->state & STATE_RECEIVE_FULL))
        ring_put(&received, (uint8_t)UART0->data);
    if (ring_is_full(&received))
        UART0->control &= ~(uint32_t)CONTROL_RECEIVE_INTERRUPT;
    else
        UART0->control |= CONTROL_RECEIVE_INTERRUPT;
}

int uart_try_get(void)
{
    if (ring_is_empty(&received))
        return -1;
    uint32_t mask = board_irq_lock();
    int byte = ring_get(&received);
    receive();
    board_irq_unlock(mask);
    return byte;
}

bool uart_try_put(char byte)
{
    bool is_accepted = true;
    uint32_t mask = board_irq_lock();
    if (ring_is_empty(&outgoing) && !(UART0->state & STATE_TRANSMIT_FULL))
        UART0->data = (uint8_t)byte;
    else if (!ring_is_full(&outgoing))
        ring_put(&outgoing, (uint8_t)byte);
    else
        is_accepted = false;
    board_irq_unlock(mask);
    return is_accepted;
}

bool uart_is_idle(void)
{
    return ring_is_empty(&outgoing) && !(UART0->state & STATE_TRANSMIT_FULL);
}

void UARTRX0_Handler(void)
{
    UART0->interrupt = INTERRUPT_RECEIVE;
    receive();
    async_flag_set(&uart_received);
}

/* The transmit buffer has become empty. */
void UARTTX0_Handler(void)
{
    UART0->interrupt = INTERRUPT_TRANSMIT;
    if (!ring_is_empty(&outgoing))
        UART0->data = ring_get(&outgoing);
    async_flag_set(&uart_has_room);
}
