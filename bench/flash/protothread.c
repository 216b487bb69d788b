/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The cases as protothreads: every pass of the main loop polls every thread, which asks again for what it waits for.
 * Nothing is cancelled, but the one case that must be, by a flag that its waits look at. */
#include "../peers/protothread.h"
#include "board.h"

#include <stddef.h>

uint32_t board_now(void);

struct pt_signal {
    volatile bool is_set;
};

extern struct pt_signal uart_received, uart_sent, sensor_ready, bus_done, lcd_idle;
extern bool bus_is_locked;

bool pt_take(struct pt_signal *signal);        /* whether it was set; clears it */
bool pt_has_passed(uint32_t begin, uint32_t ms);

#define WAIT_UNTIL(thread, condition) \
    do { \
        (thread)->line = __LINE__; \
    case __LINE__: \
        if (!(condition)) { \
            return THREAD_WAITS; \
        } \
    } while (0)
#define SLEEP(self, ms) \
    do { \
        (self)->begin = board_now(); \
        WAIT_UNTIL(&(self)->thread, pt_has_passed((self)->begin, (uint32_t)(ms))); \
    } while (0)

#if defined BLINK || defined ALL
static struct {
    struct thread thread;
    uint32_t begin;
    int led, on_ms, off_ms;
} blink;

enum thread_status run_blink(void)
{
    THREAD_BEGIN(&blink.thread);
    for (;;) {
        led_set(blink.led, 1);
        SLEEP(&blink, blink.on_ms);
        led_set(blink.led, 0);
        SLEEP(&blink, blink.off_ms);
    }
    THREAD_END(&blink.thread);
}

void start_blink(void)
{
    blink.led = 1;
    blink.on_ms = 5;
    blink.off_ms = 700;
}
#endif

#if defined DEBOUNCE || defined ALL
static struct {
    struct thread thread;
    uint32_t begin;
    int button;
    uint8_t is_down, differ;
} debounce;

enum thread_status run_debounce(void)
{
    THREAD_BEGIN(&debounce.thread);
    for (;;) {
        SLEEP(&debounce, 5);
        if (button_read(debounce.button) == debounce.is_down) {
            debounce.differ = 0;
        } else if (++debounce.differ == 4) {
            debounce.is_down = !debounce.is_down;
            debounce.differ = 0;
            button_changed(debounce.button, debounce.is_down);
        }
    }
    THREAD_END(&debounce.thread);
}

void start_debounce(void)
{
    debounce.button = 2;
}
#endif

#if defined COMMANDS || defined ALL
static struct {
    struct thread thread, line_thread;
    uint32_t begin;
    int byte, ms;
    uint8_t length;
    char line[24];
} commands;

static enum thread_status read_line(void)
{
    THREAD_BEGIN(&commands.line_thread);
    for (commands.length = 0;;) {
        WAIT_UNTIL(&commands.line_thread, (commands.byte = uart_take()) >= 0);
        if (commands.byte == '\n') {
            break;
        }
        if (commands.byte == '\b') {
            commands.length -= commands.length > 0;
        } else if (commands.length < sizeof commands.line - 1) {
            commands.line[commands.length++] = (char)commands.byte;
        }
    }
    commands.line[commands.length] = '\0';
    THREAD_END(&commands.line_thread);
}

enum thread_status run_commands(void)
{
    THREAD_BEGIN(&commands.thread);
    for (;;) {
        uart_text("> ");
        THREAD_CALL(&commands.thread, read_line());
        if (commands.length == 0) {
            continue;
        }
        if (commands.line[0] == 'l') { /* a switch of its own could not wait */
            led_set(commands.line[1] - '0', commands.line[2] == '1');
        } else if (commands.line[0] == 'p') {
            set_period(number(commands.line + 1));
        } else if (commands.line[0] == 's') {
            commands.ms = number(commands.line + 1);
            SLEEP(&commands, commands.ms);
        } else if (commands.line[0] == '?') {
            uart_text("l p s ?\n");
        } else {
            uart_text("what?\n");
        }
    }
    THREAD_END(&commands.thread);
}

void start_commands(void)
{
    commands.thread.line = 0;
}
#endif

#if defined SENSOR || defined ALL
static struct {
    struct thread thread, sample_thread;
    uint32_t begin;
    int channel, value, error;
    uint8_t turn;
    bool is_ready;
} monitor;

#define SLEEP_IN(sub, self, ms) \
    do { \
        (self)->begin = board_now(); \
        WAIT_UNTIL(sub, pt_has_passed((self)->begin, (uint32_t)(ms))); \
    } while (0)

static enum thread_status sample(void)
{
    THREAD_BEGIN(&monitor.sample_thread);
    monitor.error = 0;
    for (monitor.turn = 0; monitor.turn < 3; monitor.turn++) {
        sensor_start(monitor.channel);
        monitor.begin = board_now();
        WAIT_UNTIL(&monitor.sample_thread,
                   (monitor.is_ready = pt_take(&sensor_ready)) || pt_has_passed(monitor.begin, 50));
        if (monitor.is_ready) {
            monitor.value = sensor_value(monitor.channel);
            break;
        }
        sensor_reset(monitor.channel);
        SLEEP_IN(&monitor.sample_thread, &monitor, 10 << monitor.turn);
    }
    if (monitor.turn == 3) {
        monitor.error = BOARD_IO;
    }
    THREAD_END(&monitor.sample_thread);
}

enum thread_status run_monitor(void)
{
    THREAD_BEGIN(&monitor.thread);
    for (;;) {
        THREAD_CALL(&monitor.thread, sample());
        if (monitor.error) {
            break;
        }
        report(monitor.value);
        SLEEP(&monitor, 1000);
    }
    THREAD_END(&monitor.thread);
}

void start_monitor(void)
{
    monitor.channel = 3;
}
#endif

#if defined PROTOCOL || defined ALL
enum { START = 0x7e, ACK = 6, NAK = 21 };
enum { HUNT, LENGTH, BODY, CHECK };

static struct {
    struct thread thread, answer_thread;
    int byte;
    uint8_t state, length, count, sum;
    uint8_t body[32];
} receive;

static enum thread_status answer(int byte)
{
    THREAD_BEGIN(&receive.answer_thread);
    uart_byte(byte);
    WAIT_UNTIL(&receive.answer_thread, pt_take(&uart_sent));
    THREAD_END(&receive.answer_thread);
}

enum thread_status run_receive(void)
{
    THREAD_BEGIN(&receive.thread);
    for (;;) {
        WAIT_UNTIL(&receive.thread, (receive.byte = uart_take()) >= 0);
        if (receive.state == HUNT) { /* a switch of its own could not wait */
            if (receive.byte == START) {
                receive.state = LENGTH;
            }
        } else if (receive.state == LENGTH) {
            receive.length = (uint8_t)receive.byte;
            receive.sum = (uint8_t)receive.byte;
            receive.count = 0;
            receive.state = receive.byte == 0 || receive.byte > (int)sizeof receive.body ? HUNT : BODY;
        } else if (receive.state == BODY) {
            receive.body[receive.count++] = (uint8_t)receive.byte;
            receive.sum = (uint8_t)(receive.sum + receive.byte);
            if (receive.count == receive.length) {
                receive.state = CHECK;
            }
        } else {
            receive.state = HUNT;
            if (receive.byte == receive.sum) {
                frame_received(receive.body, receive.length);
                THREAD_CALL(&receive.thread, answer(ACK));
            } else {
                THREAD_CALL(&receive.thread, answer(NAK));
            }
        }
    }
    THREAD_END(&receive.thread);
}

void start_receive(void)
{
    receive.state = HUNT;
}
#endif

#if defined QUEUE || defined ALL
struct pt_queue {
    uint8_t first, length;
    int items[8];
};
bool pt_put(struct pt_queue *queue, int item);
bool pt_get(struct pt_queue *queue, int *item);

static struct pt_queue samples;

static struct {
    struct thread thread;
    uint32_t begin;
    int period_ms, value;
} produce;

enum thread_status run_produce(void)
{
    THREAD_BEGIN(&produce.thread);
    for (;;) {
        produce.value = adc_read();
        WAIT_UNTIL(&produce.thread, pt_put(&samples, produce.value));
        SLEEP(&produce, produce.period_ms);
    }
    THREAD_END(&produce.thread);
}

static struct {
    struct thread thread;
    int mean, value;
} consume;

enum thread_status run_consume(void)
{
    THREAD_BEGIN(&consume.thread);
    for (;;) {
        WAIT_UNTIL(&consume.thread, pt_get(&samples, &consume.value));
        consume.mean += (consume.value - consume.mean) / 4;
        dac_write(consume.mean);
    }
    THREAD_END(&consume.thread);
}

void start_queue(void)
{
    produce.period_ms = 20;
}
#endif

#if defined NESTED || defined ALL
static struct {
    struct thread thread, register_thread, byte_thread;
    uint32_t begin;
    int device;
    uint8_t level;
} dim;

static enum thread_status send_byte(int byte)
{
    THREAD_BEGIN(&dim.byte_thread);
    bus_begin(byte);
    WAIT_UNTIL(&dim.byte_thread, pt_take(&bus_done));
    THREAD_END(&dim.byte_thread);
}

static enum thread_status write_register(int device, int address, int value)
{
    THREAD_BEGIN(&dim.register_thread);
    bus_select(device, 1);
    THREAD_CALL(&dim.register_thread, send_byte(address));
    THREAD_CALL(&dim.register_thread, send_byte(value));
    bus_select(device, 0);
    THREAD_END(&dim.register_thread);
}

enum thread_status run_dim(void)
{
    THREAD_BEGIN(&dim.thread);
    for (dim.level = 0;; dim.level = (dim.level + 1) & 63) {
        THREAD_CALL(&dim.thread, write_register(dim.device, 0x10, dim.level));
        THREAD_CALL(&dim.thread, write_register(dim.device, 0x11, 1));
        SLEEP(&dim, 30);
    }
    THREAD_END(&dim.thread);
}

void start_dim(void)
{
    dim.device = 4;
}
#endif

#if defined LOCK || defined ALL
static struct {
    struct thread thread;
    uint32_t begin;
    int device, period_ms, value;
} refresh;

enum thread_status run_refresh(void)
{
    THREAD_BEGIN(&refresh.thread);
    for (refresh.value = 0;; refresh.value++) {
        WAIT_UNTIL(&refresh.thread, !bus_is_locked);
        bus_is_locked = true;
        bus_write(refresh.device, 1, refresh.value);
        SLEEP(&refresh, 2);
        bus_write(refresh.device, 2, refresh.value);
        bus_is_locked = false;
        SLEEP(&refresh, refresh.period_ms);
    }
    THREAD_END(&refresh.thread);
}

void start_refresh(void)
{
    refresh.device = 4;
    refresh.period_ms = 250;
}
#endif

#if defined CLEANUP || defined ALL
static struct {
    struct thread thread;
    uint32_t begin;
    int speed, now;
    bool is_cancelled;
} motor;

#define SLEEP_OR(self, ms, label) \
    do { \
        (self)->begin = board_now(); \
        WAIT_UNTIL(&(self)->thread, (self)->is_cancelled || pt_has_passed((self)->begin, (uint32_t)(ms))); \
        if ((self)->is_cancelled) { \
            goto label; \
        } \
    } while (0)

enum thread_status run_motor(void)
{
    THREAD_BEGIN(&motor.thread);
    motor_enable(1);
    SLEEP_OR(&motor, 100, disable);
    brake_set(0);
    for (motor.now = 0; motor.now < motor.speed; motor.now += 5) {
        motor_speed(motor.now);
        SLEEP_OR(&motor, 20, stop);
    }
    SLEEP_OR(&motor, 5000, stop);
stop:
    motor_speed(0);
    brake_set(1);
disable:
    motor_enable(0);
    THREAD_END(&motor.thread);
}

void start_motor(void)
{
    motor.speed = 60;
}

void stop_motor(void)
{
    motor.is_cancelled = true;
}
#endif

#if defined GENERATOR || defined ALL
static struct {
    struct thread thread, peaks_thread;
    uint32_t begin;
    int threshold, before, now, item;
} watch;

static enum thread_status next_peak(void)
{
    THREAD_BEGIN(&watch.peaks_thread);
    for (watch.before = 0;; watch.before = watch.now) {
        watch.now = adc_read();
        if (watch.now < watch.before && watch.before > watch.threshold) {
            watch.item = watch.before;
            watch.peaks_thread.line = __LINE__;
            return THREAD_ENDED;
    case __LINE__:;
        }
        watch.begin = board_now();
        WAIT_UNTIL(&watch.peaks_thread, pt_has_passed(watch.begin, 1));
    }
    THREAD_END(&watch.peaks_thread);
}

enum thread_status run_watch(void)
{
    THREAD_BEGIN(&watch.thread);
    for (;;) {
        THREAD_CALL(&watch.thread, next_peak());
        if (watch.item > 1000) {
            break;
        }
        report(watch.item);
    }
    led_set(0, 1);
    THREAD_END(&watch.thread);
}

void start_watch(void)
{
    watch.threshold = 200;
}
#endif

#if defined DRIVER || defined ALL
static struct {
    struct thread thread, write_thread;
    uint32_t begin;
    const char *text;
} lcd;

static enum thread_status lcd_write(int byte, int is_data)
{
    THREAD_BEGIN(&lcd.write_thread);
    lcd_strobe(byte, is_data);
    WAIT_UNTIL(&lcd.write_thread, pt_take(&lcd_idle));
    THREAD_END(&lcd.write_thread);
}

enum thread_status run_lcd(void)
{
    THREAD_BEGIN(&lcd.thread);
    SLEEP(&lcd, 40);
    THREAD_CALL(&lcd.thread, lcd_write(0x30, 0));
    SLEEP(&lcd, 5);
    THREAD_CALL(&lcd.thread, lcd_write(0x30, 0));
    THREAD_CALL(&lcd.thread, lcd_write(0x38, 0));
    THREAD_CALL(&lcd.thread, lcd_write(0x08, 0));
    THREAD_CALL(&lcd.thread, lcd_write(0x01, 0));
    THREAD_CALL(&lcd.thread, lcd_write(0x06, 0));
    THREAD_CALL(&lcd.thread, lcd_write(0x0c, 0));
    for (; *lcd.text; lcd.text++) {
        THREAD_CALL(&lcd.thread, lcd_write(*lcd.text, 1));
    }
    THREAD_END(&lcd.thread);
}

void start_lcd(void)
{
    lcd.text = "ready";
}
#endif

#if defined PATTERN || defined ALL
struct step {
    uint8_t mask;
    uint16_t ms;
};

extern const struct step steps[]; /* ends with 0 ms */

static struct {
    struct thread thread;
    uint32_t begin;
    const struct step *first, *step;
} play;

enum thread_status run_play(void)
{
    THREAD_BEGIN(&play.thread);
    for (;;) {
        for (play.step = play.first; play.step->ms; play.step++) {
            leds_write(play.step->mask);
            SLEEP(&play, play.step->ms);
        }
    }
    THREAD_END(&play.thread);
}

void start_play(void)
{
    play.first = steps;
}
#endif
