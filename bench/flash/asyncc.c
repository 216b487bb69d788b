/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Functions as firmware has them. Each case is compiled by itself, -DCASE_NAME, with what starts it; -DALL: all of them.
 * The number behind the name is how many places wait. */
#include "board.h"

#include <async.h>

extern async_flag uart_received, uart_sent, sensor_ready, bus_done, lcd_idle;
extern async_lock bus;

/* case BLINK 2 */
#if defined BLINK || defined ALL
static async void blink(int led, int on_ms, int off_ms)
{
    for (;;) {
        led_set(led, 1);
        await async_sleep_ms(on_ms);
        led_set(led, 0);
        await async_sleep_ms(off_ms);
    }
}

static async_static_task(blink) blink_task;
void start_blink(void)
{
    async_start(&blink_task, blink(1, 5, 700));
}
#endif

/* case DEBOUNCE 1 */
#if defined DEBOUNCE || defined ALL
static async void debounce(int button)
{
    int is_down = 0;
    int differ = 0;
    for (;;) {
        await async_sleep_ms(5);
        if (button_read(button) == is_down) {
            differ = 0;
        } else if (++differ == 4) {
            is_down = !is_down;
            differ = 0;
            button_changed(button, is_down);
        }
    }
}

static async_static_task(debounce) debounce_task;
void start_debounce(void)
{
    async_start(&debounce_task, debounce(2));
}
#endif

/* case COMMANDS 4 */
#if defined COMMANDS || defined ALL
static async int get_byte(void)
{
    int byte;
    while ((byte = uart_take()) < 0) {
        await async_flag_wait(&uart_received);
    }
    return byte;
}

static async int read_line(char *line, int size)
{
    int length = 0;
    for (;;) {
        int byte = await get_byte();
        if (byte == '\n') {
            line[length] = '\0';
            return length;
        }
        if (byte == '\b') {
            length -= length > 0;
        } else if (length < size - 1) {
            line[length++] = (char)byte;
        }
    }
}

static async void commands(void)
{
    char line[24];
    for (;;) {
        uart_text("> ");
        if (await read_line(line, sizeof line) == 0) {
            continue;
        }
        switch (line[0]) {
        case 'l': led_set(line[1] - '0', line[2] == '1'); break;
        case 'p': set_period(number(line + 1)); break;
        case 's': await async_sleep_ms(number(line + 1)); break;
        case '?': uart_text("l p s ?\n"); break;
        default: uart_text("what?\n"); break;
        }
    }
}

static async_static_task(commands) commands_task;
void start_commands(void)
{
    async_start(&commands_task, commands());
}
#endif

/* case SENSOR 4 */
#if defined SENSOR || defined ALL
static async int sample(int channel)
{
    for (int turn = 0; turn < 3; turn++) {
        sensor_start(channel);
        async_try {
            async_with (async_timeout_ms(50)) {
                await async_flag_wait(&sensor_ready);
            }
            return sensor_value(channel);
        } async_catch (int error) {
            if (error != ASYNC_TIMEOUT) {
                async_raise(error);
            }
            sensor_reset(channel);
        }
        await async_sleep_ms(10 << turn);
    }
    async_raise(BOARD_IO);
}

static async void monitor(int channel)
{
    for (;;) {
        report(await sample(channel));
        await async_sleep_ms(1000);
    }
}

static async_static_task(monitor) monitor_task;
void start_monitor(void)
{
    async_start(&monitor_task, monitor(3));
}
#endif

/* case PROTOCOL 4 */
#if defined PROTOCOL || defined ALL
enum { START = 0x7e, ACK = 6, NAK = 21 };

static async int next_byte(void)
{
    int byte;
    while ((byte = uart_take()) < 0) {
        await async_flag_wait(&uart_received);
    }
    return byte;
}

static async void answer(int byte)
{
    uart_byte(byte);
    await async_flag_wait(&uart_sent);
}

static async void receive_frames(void)
{
    enum { HUNT, LENGTH, BODY, CHECK } state = HUNT;
    uint8_t body[32];
    uint8_t length = 0, count = 0, sum = 0;
    for (;;) {
        uint8_t byte = (uint8_t)await next_byte();
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
            sum = (uint8_t)(sum + byte);
            if (count == length) {
                state = CHECK;
            }
            break;
        case CHECK:
            state = HUNT;
            if (byte == sum) {
                frame_received(body, length);
                await answer(ACK);
            } else {
                await answer(NAK);
            }
            break;
        }
    }
}

static async_static_task(receive_frames) receive_task;
void start_receive(void)
{
    async_start(&receive_task, receive_frames());
}
#endif

/* case QUEUE 3 */
#if defined QUEUE || defined ALL
static ASYNC_QUEUE(samples, int, 8);

static async void produce(int period_ms)
{
    for (;;) {
        await async_queue_put(&samples, adc_read());
        await async_sleep_ms(period_ms);
    }
}

static async void consume(void)
{
    int mean = 0;
    for (;;) {
        int value = await async_queue_get(&samples);
        mean += (value - mean) / 4;
        dac_write(mean);
    }
}

static async_static_task(produce) produce_task;
static async_static_task(consume) consume_task;
void start_queue(void)
{
    async_start(&produce_task, produce(20));
    async_start(&consume_task, consume());
}
#endif

/* case NESTED 6 */
#if defined NESTED || defined ALL
static async void send_byte(int byte)
{
    bus_begin(byte);
    await async_flag_wait(&bus_done);
}

static async void write_register(int device, int address, int value)
{
    bus_select(device, 1);
    await send_byte(address);
    await send_byte(value);
    bus_select(device, 0);
}

static async void dim(int device)
{
    for (int level = 0;; level = (level + 1) & 63) {
        await write_register(device, 0x10, level);
        await write_register(device, 0x11, 1);
        await async_sleep_ms(30);
    }
}

static async_static_task(dim) dim_task;
void start_dim(void)
{
    async_start(&dim_task, dim(4));
}
#endif

/* case LOCK 3 */
#if defined LOCK || defined ALL
static async void refresh(int device, int period_ms)
{
    for (int value = 0;; value++) {
        async_with (&bus) {
            bus_write(device, 1, value);
            await async_sleep_ms(2);
            bus_write(device, 2, value);
        }
        await async_sleep_ms(period_ms);
    }
}

static async_static_task(refresh) refresh_task;
void start_refresh(void)
{
    async_start(&refresh_task, refresh(4, 250));
}
#endif

/* case CLEANUP 3 */
#if defined CLEANUP || defined ALL
static async void run_motor(int speed)
{
    motor_enable(1);
    async_defer { motor_enable(0); }
    await async_sleep_ms(100);
    brake_set(0);
    async_defer { motor_speed(0); brake_set(1); }
    for (int now = 0; now < speed; now += 5) {
        motor_speed(now);
        await async_sleep_ms(20);
    }
    await async_sleep_ms(5000);
}

static async_static_task(run_motor) motor_task;
void start_motor(void)
{
    async_start(&motor_task, run_motor(60));
}

void stop_motor(void)
{
    async_task_cancel(&motor_task.task);
}
#endif

/* case GENERATOR 2 */
#if defined GENERATOR || defined ALL
static async_generator int peaks(int threshold)
{
    int before = 0;
    for (;;) {
        int now = adc_read();
        if (now < before && before > threshold) {
            yield before;
        }
        before = now;
        await async_sleep_ms(1);
    }
}

static async void watch(int threshold)
{
    async_for (int peak, peaks(threshold)) {
        if (peak > 1000) {
            break;
        }
        report(peak);
    }
    led_set(0, 1);
}

static async_static_task(watch) watch_task;
void start_watch(void)
{
    async_start(&watch_task, watch(200));
}
#endif

/* case DRIVER 11 */
#if defined DRIVER || defined ALL
static async void lcd_write(int byte, int is_data)
{
    lcd_strobe(byte, is_data);
    await async_flag_wait(&lcd_idle);
}

static async void lcd_greet(const char *text)
{
    await async_sleep_ms(40);
    await lcd_write(0x30, 0);
    await async_sleep_ms(5);
    await lcd_write(0x30, 0);
    await lcd_write(0x38, 0);
    await lcd_write(0x08, 0);
    await lcd_write(0x01, 0);
    await lcd_write(0x06, 0);
    await lcd_write(0x0c, 0);
    for (; *text; text++) {
        await lcd_write(*text, 1);
    }
}

static async_static_task(lcd_greet) lcd_task;
void start_lcd(void)
{
    async_start(&lcd_task, lcd_greet("ready"));
}
#endif

/* case PATTERN 1 */
#if defined PATTERN || defined ALL
struct step {
    uint8_t mask;
    uint16_t ms;
};

extern const struct step steps[]; /* ends with 0 ms */

static async void play(const struct step *first)
{
    for (;;) {
        for (const struct step *step = first; step->ms; step++) {
            leds_write(step->mask);
            await async_sleep_ms(step->ms);
        }
    }
}

static async_static_task(play) play_task;
void start_play(void)
{
    async_start(&play_task, play(steps));
}
#endif
