/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the cases know of their board. No case is compiled with it: only calls count. */
#ifndef BENCH_BOARD_H
#define BENCH_BOARD_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { BOARD_TIMEOUT = 110, BOARD_IO = 5 }; /* errors */

void led_set(int led, int is_on);
void leds_write(uint8_t mask);

int button_read(int button);
void button_changed(int button, int is_down);

int uart_take(void); /* a byte, below 0: none has come */
void uart_text(const char *text);
void uart_byte(int byte);
int number(const char *digits);
void set_period(int ms);

void sensor_start(int channel);
int sensor_value(int channel);
void sensor_reset(int channel);
void report(int value);

void frame_received(const uint8_t *body, int length);

int adc_read(void);
void dac_write(int value);

void bus_begin(int byte);
void bus_select(int device, int is_selected);
void bus_write(int device, int address, int value);

void motor_enable(int is_enabled);
void brake_set(int is_set);
void motor_speed(int speed);

void lcd_strobe(int byte, int is_data);

#ifdef __cplusplus
}
#endif
#endif
