/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A buffer that is only given to functions of well-known libraries, or as ASYNC_NOESCAPE, has its bytes for itself no longer than it is
 * used: here not at all. What starts a transfer and returns keeps it, and so may a function of the user's that has the name of a
 * library's, but not its types or its header. */
// RUN: %asyncc --no-line -o - %s -- %include_flags | %FileCheck %s
// RUN: %asyncc --emit=self-contained -o %t.c %s -- %include_flags && %cc -fpreprocessed -fdirectives-only -Wall -Werror -c %t.c -o %t.o
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <async.h>

typedef struct { uint8_t *buffer; } UART_HandleTypeDef;
typedef struct { uint8_t *buffer; } SPI_HandleTypeDef;
typedef int HAL_StatusTypeDef;
HAL_StatusTypeDef HAL_UART_Transmit(UART_HandleTypeDef *huart, const uint8_t *data, uint16_t size, uint32_t timeout);
HAL_StatusTypeDef HAL_UART_Transmit_IT(UART_HandleTypeDef *huart, const uint8_t *data, uint16_t size);
HAL_StatusTypeDef HAL_UART_Receive_DMA(UART_HandleTypeDef *huart, uint8_t *data, uint16_t size);
HAL_StatusTypeDef HAL_SPI_TransmitReceive(SPI_HandleTypeDef *hspi, const uint8_t *out, uint8_t *in, uint16_t size, uint32_t timeout);
extern UART_HandleTypeDef huart1;
extern SPI_HandleTypeDef hspi1;

typedef struct i2c_inst i2c_inst_t;
int i2c_read_blocking(i2c_inst_t *i2c, uint8_t address, uint8_t *data, size_t size, bool no_stop);
extern i2c_inst_t *i2c0;

struct port;
int spi_write_blocking(struct port *port, const uint8_t *data, size_t size);
extern struct port *port;
int uart_write_bytes(int uart, const void *data, size_t size);
void mine(const uint8_t *data ASYNC_NOESCAPE, int n);
void first_of_two(ASYNC_NOESCAPE const uint8_t *data, const uint8_t *other);

#define USES(name, call) \
    async void name(void) \
    { \
        uint8_t a[40]; \
        memset(a, 1, sizeof a); \
        call; \
        await async_sleep_ms(1); \
    }

USES(polling, HAL_UART_Transmit(&huart1, a, 40, 1))
// CHECK-LABEL: struct polling__frame {
// CHECK-NOT:     a[40];
// CHECK:       };
USES(two_buffers, HAL_SPI_TransmitReceive(&hspi1, a, a + 20, 20, 1))
// CHECK-LABEL: struct two_buffers__frame {
// CHECK-NOT:     a[40];
// CHECK:       };
USES(by_interrupt, HAL_UART_Transmit_IT(&huart1, a, 40))
// CHECK-LABEL: struct by_interrupt__frame {
// CHECK:         a[40];
USES(by_dma, HAL_UART_Receive_DMA(&huart1, a, 40))
// CHECK-LABEL: struct by_dma__frame {
// CHECK:         a[40];
USES(of_its_type, i2c_read_blocking(i2c0, 8, a, 40, false))
// CHECK-LABEL: struct of_its_type__frame {
// CHECK-NOT:     a[40];
// CHECK:       };
USES(of_another_type, spi_write_blocking(port, a, 40))
// CHECK-LABEL: struct of_another_type__frame {
// CHECK:         a[40];
USES(of_no_type, uart_write_bytes(1, a, 40))
// CHECK-LABEL: struct of_no_type__frame {
// CHECK:         a[40];
USES(system_call, (void)!pread(0, a, 40, 0))
// CHECK-LABEL: struct system_call__frame {
// CHECK-NOT:     a[40];
// CHECK:       };
USES(socket_call, sendto(1, a, 40, 0, NULL, 0))
// CHECK-LABEL: struct socket_call__frame {
// CHECK-NOT:     a[40];
// CHECK:       };
USES(library, (void)memccpy(a, "", 0, 1))
// CHECK-LABEL: struct library__frame {
// CHECK-NOT:     a[40];
// CHECK:       };
USES(marked, mine(a, 40))
// CHECK-LABEL: struct marked__frame {
// CHECK-NOT:     a[40];
// CHECK:       };
USES(first_marked, first_of_two(a, NULL))
// CHECK-LABEL: struct first_marked__frame {
// CHECK-NOT:     a[40];
// CHECK:       };
USES(second_not, first_of_two(NULL, a))
// CHECK-LABEL: struct second_not__frame {
// CHECK:         a[40];

/* A system call by its name, but not from a header of the system. */
int creat(uint8_t *data, unsigned mode);
USES(own_creat, creat(a, 40))
// CHECK-LABEL: struct own_creat__frame {
// CHECK:         a[40];
