// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The cases as C++20 coroutines, without exceptions: an error is a value, and whoever wants to know asks. A task that is
// stopped is destroyed where it waits, which runs its destructors.
#include "coroutine.hpp"

#if defined BLINK || defined ALL
static task<> blink(int led, int on_ms, int off_ms)
{
    for (;;) {
        led_set(led, 1);
        co_await sleep_ms(on_ms);
        led_set(led, 0);
        co_await sleep_ms(off_ms);
    }
}

extern "C" void start_blink(void)
{
    blink(1, 5, 700).start();
}
#endif

#if defined DEBOUNCE || defined ALL
static task<> debounce(int button)
{
    int is_down = 0;
    int differ = 0;
    for (;;) {
        co_await sleep_ms(5);
        if (button_read(button) == is_down) {
            differ = 0;
        } else if (++differ == 4) {
            is_down = !is_down;
            differ = 0;
            button_changed(button, is_down);
        }
    }
}

extern "C" void start_debounce(void)
{
    debounce(2).start();
}
#endif

#if defined COMMANDS || defined ALL
static task<int> get_byte()
{
    int byte;
    while ((byte = uart_take()) < 0) {
        co_await signal_wait(uart_received);
    }
    co_return byte;
}

static task<int> read_line(char *line, int size)
{
    int length = 0;
    for (;;) {
        int byte = co_await get_byte();
        if (byte == '\n') {
            line[length] = '\0';
            co_return length;
        }
        if (byte == '\b') {
            length -= length > 0;
        } else if (length < size - 1) {
            line[length++] = static_cast<char>(byte);
        }
    }
}

static task<> commands()
{
    char line[24];
    for (;;) {
        uart_text("> ");
        if (co_await read_line(line, sizeof line) == 0) {
            continue;
        }
        switch (line[0]) {
        case 'l': led_set(line[1] - '0', line[2] == '1'); break;
        case 'p': set_period(number(line + 1)); break;
        case 's': co_await sleep_ms(number(line + 1)); break;
        case '?': uart_text("l p s ?\n"); break;
        default: uart_text("what?\n"); break;
        }
    }
}

extern "C" void start_commands(void)
{
    commands().start();
}
#endif

#if defined SENSOR || defined ALL
struct reading {
    int error, value;
};

static task<reading> sample(int channel)
{
    for (int turn = 0; turn < 3; turn++) {
        sensor_start(channel);
        if (co_await signal_wait_for(sensor_ready, 50)) {
            co_return reading{0, sensor_value(channel)};
        }
        sensor_reset(channel);
        co_await sleep_ms(10 << turn);
    }
    co_return reading{BOARD_IO, 0};
}

static task<> monitor(int channel)
{
    for (;;) {
        reading now = co_await sample(channel);
        if (now.error) {
            co_return;
        }
        report(now.value);
        co_await sleep_ms(1000);
    }
}

extern "C" void start_monitor(void)
{
    monitor(3).start();
}
#endif

#if defined PROTOCOL || defined ALL
enum { START = 0x7e, ACK = 6, NAK = 21 };

static task<int> next_byte()
{
    int byte;
    while ((byte = uart_take()) < 0) {
        co_await signal_wait(uart_received);
    }
    co_return byte;
}

static task<> answer(int byte)
{
    uart_byte(byte);
    co_await signal_wait(uart_sent);
}

static task<> receive_frames()
{
    enum { HUNT, LENGTH, BODY, CHECK } state = HUNT;
    uint8_t body[32];
    uint8_t length = 0, count = 0, sum = 0;
    for (;;) {
        uint8_t byte = static_cast<uint8_t>(co_await next_byte());
        switch (state) {
        case HUNT:
            if (byte == START) {
                state = LENGTH;
            }
            break;
        case LENGTH:
            length = byte;
            sum = byte;
            count = 0;
            state = byte == 0 || byte > sizeof body ? HUNT : BODY;
            break;
        case BODY:
            body[count++] = byte;
            sum = static_cast<uint8_t>(sum + byte);
            if (count == length) {
                state = CHECK;
            }
            break;
        case CHECK:
            state = HUNT;
            if (byte == sum) {
                frame_received(body, length);
                co_await answer(ACK);
            } else {
                co_await answer(NAK);
            }
            break;
        }
    }
}

extern "C" void start_receive(void)
{
    receive_frames().start();
}
#endif

#if defined QUEUE || defined ALL
static wait_queue samples;

static task<> produce(int period_ms)
{
    for (;;) {
        int value = adc_read();
        while (!wait_put(&samples, value)) {
            co_await queue_wait(samples);
        }
        co_await sleep_ms(period_ms);
    }
}

static task<> consume()
{
    int mean = 0;
    for (;;) {
        int value;
        while (!wait_get(&samples, &value)) {
            co_await queue_wait(samples);
        }
        mean += (value - mean) / 4;
        dac_write(mean);
    }
}

extern "C" void start_queue(void)
{
    produce(20).start();
    consume().start();
}
#endif

#if defined NESTED || defined ALL
static task<> send_byte(int byte)
{
    bus_begin(byte);
    co_await signal_wait(bus_done);
}

static task<> write_register(int device, int address, int value)
{
    bus_select(device, 1);
    co_await send_byte(address);
    co_await send_byte(value);
    bus_select(device, 0);
}

static task<> dim(int device)
{
    for (int level = 0;; level = (level + 1) & 63) {
        co_await write_register(device, 0x10, level);
        co_await write_register(device, 0x11, 1);
        co_await sleep_ms(30);
    }
}

extern "C" void start_dim(void)
{
    dim(4).start();
}
#endif

#if defined LOCK || defined ALL
static task<> refresh(int device, int period_ms)
{
    for (int value = 0;; value++) {
        {
            co_await lock_wait(bus);
            held guard{&bus};
            bus_write(device, 1, value);
            co_await sleep_ms(2);
            bus_write(device, 2, value);
        }
        co_await sleep_ms(period_ms);
    }
}

extern "C" void start_refresh(void)
{
    refresh(4, 250).start();
}
#endif

#if defined CLEANUP || defined ALL
static task<> run_motor(int speed)
{
    motor_enable(1);
    deferred disable{[] { motor_enable(0); }};
    co_await sleep_ms(100);
    brake_set(0);
    deferred stop{[] {
        motor_speed(0);
        brake_set(1);
    }};
    for (int now = 0; now < speed; now += 5) {
        motor_speed(now);
        co_await sleep_ms(20);
    }
    co_await sleep_ms(5000);
}

static void *motor;
extern "C" void start_motor(void)
{
    motor = run_motor(60).start();
}

extern "C" void stop_motor(void)
{
    std::coroutine_handle<>::from_address(motor).destroy();
}
#endif

#if defined GENERATOR || defined ALL
static generator peaks(int threshold)
{
    int before = 0;
    for (;;) {
        int now = adc_read();
        if (now < before && before > threshold) {
            co_yield before;
        }
        before = now;
        co_await sleep_ms(1);
    }
}

static task<> watch(int threshold)
{
    generator source = peaks(threshold);
    while (co_await source.more()) {
        int peak = source.handle.promise().item;
        if (peak > 1000) {
            break;
        }
        report(peak);
    }
    led_set(0, 1);
}

extern "C" void start_watch(void)
{
    watch(200).start();
}
#endif

#if defined DRIVER || defined ALL
static task<> lcd_write(int byte, int is_data)
{
    lcd_strobe(byte, is_data);
    co_await signal_wait(lcd_idle);
}

static task<> lcd_greet(const char *text)
{
    co_await sleep_ms(40);
    co_await lcd_write(0x30, 0);
    co_await sleep_ms(5);
    co_await lcd_write(0x30, 0);
    co_await lcd_write(0x38, 0);
    co_await lcd_write(0x08, 0);
    co_await lcd_write(0x01, 0);
    co_await lcd_write(0x06, 0);
    co_await lcd_write(0x0c, 0);
    for (; *text; text++) {
        co_await lcd_write(*text, 1);
    }
}

extern "C" void start_lcd(void)
{
    lcd_greet("ready").start();
}
#endif

#if defined PATTERN || defined ALL
struct step {
    uint8_t mask;
    uint16_t ms;
};

extern "C" const step steps[]; // ends with 0 ms

static task<> play(const step *first)
{
    for (;;) {
        for (const step *step = first; step->ms; step++) {
            leds_write(step->mask);
            co_await sleep_ms(step->ms);
        }
    }
}

extern "C" void start_play(void)
{
    play(steps).start();
}
#endif
