/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The cases as an expert writes them: structs with a state, what must last in them and nothing else, small functions that
 * are stepped. A function that several others wait for has a machine's part of its own and returns as they do. */
#include "machine.h"

#if defined BLINK || defined ALL
struct blink {
    struct machine machine;
    int led, on_ms, off_ms;
};

static int blink(struct machine *machine, int error)
{
    struct blink *self = (struct blink *)machine;
    if (error) {
        return error;
    }
    machine->state ^= 1;
    led_set(self->led, machine->state);
    return machine_sleep(machine, (uint32_t)(machine->state ? self->on_ms : self->off_ms));
}

static struct blink blink_machine;
void start_blink(void)
{
    blink_machine.led = 1;
    blink_machine.on_ms = 5;
    blink_machine.off_ms = 700;
    machine_start(&blink_machine.machine, blink);
}
#endif

#if defined DEBOUNCE || defined ALL
struct debounce {
    struct machine machine;
    int button;
    uint8_t is_down, differ;
};

static int debounce(struct machine *machine, int error)
{
    struct debounce *self = (struct debounce *)machine;
    if (error) {
        return error;
    }
    if (machine->state == 0) {
        machine->state = 1;
    } else if (button_read(self->button) == self->is_down) {
        self->differ = 0;
    } else if (++self->differ == 4) {
        self->is_down = !self->is_down;
        self->differ = 0;
        button_changed(self->button, self->is_down);
    }
    return machine_sleep(machine, 5);
}

static struct debounce debounce_machine;
void start_debounce(void)
{
    debounce_machine.button = 2;
    machine_start(&debounce_machine.machine, debounce);
}
#endif

#if defined COMMANDS || defined ALL
struct commands {
    struct machine machine;
    uint8_t length;
    char line[24];
};

/* Whether a line is there; else waits for more. */
static bool read_line(struct commands *self)
{
    int byte;
    while ((byte = uart_take()) >= 0) {
        if (byte == '\n') {
            self->line[self->length] = '\0';
            return true;
        }
        if (byte == '\b') {
            self->length -= self->length > 0;
        } else if (self->length < sizeof self->line - 1) {
            self->line[self->length++] = (char)byte;
        }
    }
    return false;
}

static int commands(struct machine *machine, int error)
{
    struct commands *self = (struct commands *)machine;
    if (error) {
        return error;
    }
    for (;;) {
        if (machine->state == 0) {
            uart_text("> ");
            self->length = 0;
            machine->state = 1;
        }
        while (!read_line(self)) {
            if (!machine_take(&uart_received)) {
                return machine_wait(machine, &uart_received);
            }
        }
        machine->state = 0;
        if (self->length == 0) {
            continue;
        }
        switch (self->line[0]) {
        case 'l': led_set(self->line[1] - '0', self->line[2] == '1'); break;
        case 'p': set_period(number(self->line + 1)); break;
        case 's': return machine_sleep(machine, (uint32_t)number(self->line + 1));
        case '?': uart_text("l p s ?\n"); break;
        default: uart_text("what?\n"); break;
        }
    }
}

static struct commands commands_machine;
void start_commands(void)
{
    machine_start(&commands_machine.machine, commands);
}
#endif

#if defined SENSOR || defined ALL
struct monitor {
    struct machine machine;
    int channel;
    uint8_t turn;
};

enum { MONITOR_BEGIN, MONITOR_AGAIN, MONITOR_READY };

static int monitor(struct machine *machine, int error)
{
    struct monitor *self = (struct monitor *)machine;
    switch (machine->state) {
    case MONITOR_READY:
        if (error == BOARD_TIMEOUT) {
            sensor_reset(self->channel);
            machine->state = MONITOR_AGAIN;
            return machine_sleep(machine, 10u << self->turn++);
        }
        break;
    case MONITOR_BEGIN:
        self->turn = 0;
        /* fall through */
    case MONITOR_AGAIN:
        if (error) {
            return error;
        }
        if (self->turn == 3) {
            return BOARD_IO;
        }
        sensor_start(self->channel);
        if (!machine_take(&sensor_ready)) {
            machine->state = MONITOR_READY;
            return machine_wait_for(machine, &sensor_ready, 50);
        }
        break;
    }
    if (error) {
        return error;
    }
    report(sensor_value(self->channel));
    machine->state = MONITOR_BEGIN;
    return machine_sleep(machine, 1000);
}

static struct monitor monitor_machine;
void start_monitor(void)
{
    monitor_machine.channel = 3;
    machine_start(&monitor_machine.machine, monitor);
}
#endif

#if defined PROTOCOL || defined ALL
enum { START = 0x7e, ACK = 6, NAK = 21 };

struct receive {
    struct machine machine;
    uint8_t length, count, sum;
    uint8_t body[32];
};

enum { HUNT, LENGTH, BODY, CHECK };

static int receive(struct machine *machine, int error)
{
    struct receive *self = (struct receive *)machine;
    if (error) {
        return error;
    }
    for (;;) {
        int taken = uart_take();
        uint8_t byte = (uint8_t)taken;
        if (taken < 0) {
            if (machine_take(&uart_received)) {
                continue;
            }
            return machine_wait(machine, &uart_received);
        }
        switch (machine->state) {
        case HUNT:
            if (byte == START) {
                machine->state = LENGTH;
            }
            break;
        case LENGTH:
            self->length = byte;
            self->sum = byte;
            self->count = 0;
            machine->state = byte == 0 || byte > sizeof self->body ? HUNT : BODY;
            break;
        case BODY:
            self->body[self->count++] = byte;
            self->sum = (uint8_t)(self->sum + byte);
            if (self->count == self->length) {
                machine->state = CHECK;
            }
            break;
        case CHECK:
            machine->state = HUNT;
            if (byte == self->sum) {
                frame_received(self->body, self->length);
                uart_byte(ACK);
            } else {
                uart_byte(NAK);
            }
            if (!machine_take(&uart_sent)) {
                return machine_wait(machine, &uart_sent);
            }
            break;
        }
    }
}

static struct receive receive_machine;
void start_receive(void)
{
    machine_start(&receive_machine.machine, receive);
}
#endif

#if defined QUEUE || defined ALL
static struct machine_queue samples;

struct produce {
    struct machine machine;
    int period_ms, value;
};

static int produce(struct machine *machine, int error)
{
    struct produce *self = (struct produce *)machine;
    if (error) {
        return error;
    }
    if (machine->state == 0) {
        self->value = adc_read();
        machine->state = 1;
    }
    if (!machine_put(machine, &samples, self->value)) {
        return MACHINE_WAITS;
    }
    machine->state = 0;
    return machine_sleep(machine, (uint32_t)self->period_ms);
}

struct consume {
    struct machine machine;
    int mean;
};

static int consume(struct machine *machine, int error)
{
    struct consume *self = (struct consume *)machine;
    int value;
    if (error) {
        return error;
    }
    while (machine_get(machine, &samples, &value)) {
        self->mean += (value - self->mean) / 4;
        dac_write(self->mean);
    }
    return MACHINE_WAITS;
}

static struct produce produce_machine;
static struct consume consume_machine;
void start_queue(void)
{
    produce_machine.period_ms = 20;
    machine_start(&produce_machine.machine, produce);
    machine_start(&consume_machine.machine, consume);
}
#endif

#if defined NESTED || defined ALL
struct dim {
    struct machine machine;
    int device;
    uint8_t level, bytes; /* address, value, for each of two registers */
};

/* Whether the byte has gone. */
static bool send_byte(struct machine *machine, int byte)
{
    bus_begin(byte);
    return machine_take(&bus_done) || (machine_wait(machine, &bus_done), false);
}

/* Whether the register has been written; goes on in the state in which it stopped. */
static bool write_register(struct dim *self, int address, int value)
{
    switch (self->bytes) {
    case 0:
        bus_select(self->device, 1);
        self->bytes = 1;
        if (!send_byte(&self->machine, address)) {
            return false;
        }
        /* fall through */
    case 1:
        self->bytes = 2;
        if (!send_byte(&self->machine, value)) {
            return false;
        }
        /* fall through */
    default:
        self->bytes = 0;
        bus_select(self->device, 0);
        return true;
    }
}

static int dim(struct machine *machine, int error)
{
    struct dim *self = (struct dim *)machine;
    if (error) {
        return error;
    }
    switch (machine->state) {
    case 0:
        if (!write_register(self, 0x10, self->level)) {
            return MACHINE_WAITS;
        }
        machine->state = 1;
        /* fall through */
    default:
        if (!write_register(self, 0x11, 1)) {
            return MACHINE_WAITS;
        }
        machine->state = 0;
        self->level = (self->level + 1) & 63;
        return machine_sleep(machine, 30);
    }
}

static struct dim dim_machine;
void start_dim(void)
{
    dim_machine.device = 4;
    machine_start(&dim_machine.machine, dim);
}
#endif

#if defined LOCK || defined ALL
struct refresh {
    struct machine machine;
    int device, period_ms, value;
};

static int refresh(struct machine *machine, int error)
{
    struct refresh *self = (struct refresh *)machine;
    if (machine->state == 1) {
        if (!error) {
            bus_write(self->device, 2, self->value++);
        }
        machine_unlock(&bus);
    }
    if (error) {
        return error;
    }
    if (machine->state == 1) {
        machine->state = 0;
        return machine_sleep(machine, (uint32_t)self->period_ms);
    }
    if (!machine_lock(machine, &bus)) {
        return MACHINE_WAITS;
    }
    bus_write(self->device, 1, self->value);
    machine->state = 1;
    return machine_sleep(machine, 2);
}

static struct refresh refresh_machine;
void start_refresh(void)
{
    refresh_machine.device = 4;
    refresh_machine.period_ms = 250;
    machine_start(&refresh_machine.machine, refresh);
}
#endif

#if defined CLEANUP || defined ALL
struct motor {
    struct machine machine;
    int speed, now;
};

static int run_motor(struct machine *machine, int error)
{
    struct motor *self = (struct motor *)machine;
    switch (machine->state) {
    case 0:
        motor_enable(1);
        machine->state = 1;
        return machine_sleep(machine, 100);
    case 1:
        if (error) {
            goto disable;
        }
        brake_set(0);
        self->now = 0;
        machine->state = 2;
        break;
    case 2:
        self->now += 5;
        break;
    default:
        goto stop;
    }
    if (error) {
        goto stop;
    }
    if (self->now < self->speed) {
        motor_speed(self->now);
        return machine_sleep(machine, 20);
    }
    machine->state = 3;
    return machine_sleep(machine, 5000);
stop:
    motor_speed(0);
    brake_set(1);
disable:
    motor_enable(0);
    return error;
}

static struct motor motor_machine;
void start_motor(void)
{
    motor_machine.speed = 60;
    machine_start(&motor_machine.machine, run_motor);
}

void stop_motor(void)
{
    machine_cancel(&motor_machine.machine);
}
#endif

#if defined GENERATOR || defined ALL
struct watch {
    struct machine machine;
    int threshold, before;
};

/* Whether there is a peak in *peak. */
static bool find_peak(struct watch *self, int *peak)
{
    int now = adc_read();
    *peak = self->before;
    self->before = now;
    return now < *peak && *peak > self->threshold;
}

static int watch(struct machine *machine, int error)
{
    int peak;
    if (error) {
        return error;
    }
    if (find_peak((struct watch *)machine, &peak)) {
        if (peak > 1000) {
            led_set(0, 1);
            return MACHINE_DONE;
        }
        report(peak);
    }
    return machine_sleep(machine, 1);
}

static struct watch watch_machine;
void start_watch(void)
{
    watch_machine.threshold = 200;
    machine_start(&watch_machine.machine, watch);
}
#endif

#if defined DRIVER || defined ALL
struct lcd {
    struct machine machine;
    const char *text;
};

static bool lcd_write(struct machine *machine, int byte, int is_data)
{
    lcd_strobe(byte, is_data);
    return machine_take(&lcd_idle) || (machine_wait(machine, &lcd_idle), false);
}

/* state: 0 waits for power, 1 and 2 have sent the first command, from 3 on the next of these */
static int lcd_greet(struct machine *machine, int error)
{
    static const uint8_t commands[] = { 0x30, 0x38, 0x08, 0x01, 0x06, 0x0c };
    struct lcd *self = (struct lcd *)machine;
    if (error) {
        return error;
    }
    switch (machine->state) {
    case 0:
        machine->state = 1;
        return machine_sleep(machine, 40);
    case 1:
        machine->state = 2;
        if (!lcd_write(machine, 0x30, 0)) {
            return MACHINE_WAITS;
        }
        /* fall through */
    case 2:
        machine->state = 3;
        return machine_sleep(machine, 5);
    default:
        while (machine->state < 3 + sizeof commands) {
            if (!lcd_write(machine, commands[machine->state++ - 3], 0)) {
                return MACHINE_WAITS;
            }
        }
        while (*self->text) {
            if (!lcd_write(machine, *self->text++, 1)) {
                return MACHINE_WAITS;
            }
        }
        return MACHINE_DONE;
    }
}

static struct lcd lcd_machine;
void start_lcd(void)
{
    lcd_machine.text = "ready";
    machine_start(&lcd_machine.machine, lcd_greet);
}
#endif

#if defined PATTERN || defined ALL
struct step {
    uint8_t mask;
    uint16_t ms;
};

extern const struct step steps[]; /* ends with 0 ms */

struct play {
    struct machine machine;
    const struct step *first, *step;
};

static int play(struct machine *machine, int error)
{
    struct play *self = (struct play *)machine;
    if (error) {
        return error;
    }
    if (self->step->ms == 0) {
        self->step = self->first;
    }
    leds_write(self->step->mask);
    return machine_sleep(machine, self->step++->ms);
}

static struct play play_machine;
void start_play(void)
{
    play_machine.first = steps;
    play_machine.step = steps;
    machine_start(&play_machine.machine, play);
}
#endif
