/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Two LEDs blink, each in a task of its own, while a shell on the serial line shows and changes what they do.
 * When no task has anything to do the core sleeps in WFI; SysTick and the UART's interrupts wake it.
 *
 * Every task is written as if it had the processor to itself.  None has a stack: what a task has to
 * remember while it waits lies in a static struct, whose size `make size` shows.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "board.h"
#include "line.h"
#include "uart.h"

#include <async/cortexm.h>
#include <async.h>

enum {
    FLASH_MS = 5,
    COMMAND_SIZE = 40,
};

/* Blinking. */

struct lamp {
    async_task *task;
    uint32_t period_ms;
    uint32_t flashes;
};

static struct lamp lamps[BOARD_LED_COUNT] = {
    {.period_ms = 700},
    {.period_ms = 400},
};

static async void blink(int led)
{
    struct lamp *lamp = &lamps[led];

    for (;;) {
        board_led_set(led, true);
        lamp->flashes++;
        await async_sleep_ms(FLASH_MS);
        board_led_set(led, false);
        await async_sleep_ms(lamp->period_ms - FLASH_MS);
    }
}

static async_static_task(blink) blink_tasks[BOARD_LED_COUNT];

/* False: the task that was cancelled a moment ago has not come to its end yet. */
static bool start_blinking(int led)
{
    static const char *const names[BOARD_LED_COUNT] = {"led 0", "led 1"};

    async_task *task = async_start(&blink_tasks[led], blink(led));
    if (!task)
        return false;
    async_task_set_name(task, names[led]);
    lamps[led].task = task;
    return true;
}

static void hold_led(int led, bool is_on)
{
    async_task_cancel(lamps[led].task);
    board_led_set(led, is_on);
}

/* The serial line. */

static async void put(char c)
{
    while (!uart_try_put(c))
        await async_flag_wait(&uart_has_room);
}

static async void print(const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\n')
            await put('\r');
        await put(*text);
    }
}

static async char get(void)
{
    int c;
    while ((c = uart_try_get()) < 0)
        await async_flag_wait(&uart_received);
    return (char)c;
}

/* Reads up to the end of the line, with echo; backspace takes back a character. */
static async void read_line(char *line, size_t size)
{
    size_t length = 0;

    for (;;) {
        char c = await get();
        if (c == '\r' || c == '\n')
            break;
        if (c == '\b' || c == 127) {
            if (length > 0) {
                length--;
                await print("\b \b");
            }
        } else if (c >= ' ' && length + 1 < size) {
            line[length++] = c;
            await put(c);
        }
    }
    line[length] = '\0';
    await print("\n");
}

/* Commands.  Each gets what follows its name. */

static struct {
    const char *task_name;
    int error; /* 0: none so far */
} last_failure;

/* Runs when a task has ended with an error.  The others go on. */
static void note_failure(async_task *task, int error)
{
    last_failure.task_name = async_task_name(task);
    last_failure.error = error;
}

static async void show_help(void)
{
    await print("help                  this list\n"
                "led                   what the LEDs do\n"
                "led N on|off|blink    hold LED N, or let it blink\n"
                "period N MS           how often LED N flashes\n"
                "tasks                 what runs\n"
                "uptime                time since start\n"
                "sleep MS              the shell waits, everything else goes on\n"
                "quit                  end\n");
}

static async void show_leds(void)
{
    for (int led = 0; led < BOARD_LED_COUNT; led++) {
        const struct lamp *lamp = &lamps[led];
        struct line line = LINE_EMPTY;

        line_add(&line, "led ");
        line_add_number(&line, (uint32_t)led);
        if (async_task_done(lamp->task)) {
            line_add(&line, board_led_is_on(led) ? ": on" : ": off");
        } else {
            line_add(&line, ": every ");
            line_add_number(&line, lamp->period_ms);
            line_add(&line, " ms");
        }
        line_add(&line, ", flashes so far: ");
        line_add_number(&line, lamp->flashes);
        line_add(&line, "\n");
        await print(line.text);
    }
}

static int parse_led(char **rest)
{
    int32_t led = line_parse_number(line_next_word(rest));
    return led < BOARD_LED_COUNT ? (int)led : -1;
}

static async void command_led(char *rest)
{
    if (*rest == '\0') {
        await show_leds();
        return;
    }

    int led = parse_led(&rest);
    const char *what = line_next_word(&rest);
    if (led < 0)
        await print("which LED? 0 or 1\n");
    else if (strcmp(what, "on") == 0)
        hold_led(led, true);
    else if (strcmp(what, "off") == 0)
        hold_led(led, false);
    else if (strcmp(what, "blink") != 0)
        await print("on, off or blink?\n");
    else if (!start_blinking(led))
        await print("it blinks already\n");
}

static async void command_period(char *rest)
{
    int led = parse_led(&rest);
    int32_t period_ms = line_parse_number(line_next_word(&rest));

    if (led < 0 || period_ms <= FLASH_MS)
        await print("period N MS, with N 0 or 1 and MS above 5\n");
    else
        lamps[led].period_ms = (uint32_t)period_ms;
}

static async void show_task(const async_task *task)
{
    struct line line = LINE_EMPTY;

    line_add(&line, async_task_name(task));
    line_pad(&line, 10);
    if (task == async_current_task())
        line_add(&line, "running\n");
    else if (!async_task_done(task))
        line_add(&line, "waiting\n");
    else
        line_add(&line, async_task_error(task) == ASYNC_CANCELLED ? "cancelled\n" : "ended\n");
    await print(line.text);
}

static async void show_tasks(void)
{
    await show_task(async_current_task());
    for (int led = 0; led < BOARD_LED_COUNT; led++)
        await show_task(lamps[led].task);

    if (last_failure.error != 0) {
        struct line line = LINE_EMPTY;
        line_add(&line, "last failure: ");
        line_add(&line, last_failure.task_name);
        line_add(&line, ": ");
        line_add(&line, async_strerror(last_failure.error));
        line_add(&line, "\n");
        await print(line.text);
    }
}

static async void show_uptime(void)
{
    struct line line = LINE_EMPTY;
    line_add_number(&line, async_now_ms() / 1000);
    line_add(&line, " s\n");
    await print(line.text);
}

static async void command_sleep(char *rest)
{
    int32_t ms = line_parse_number(line_next_word(&rest));
    if (ms < 0)
        await print("sleep how many ms?\n");
    else
        await async_sleep_ms((uint32_t)ms);
}

static async void run_command(char *command)
{
    const char *name = line_next_word(&command);

    if (strcmp(name, "help") == 0)
        await show_help();
    else if (strcmp(name, "led") == 0)
        await command_led(command);
    else if (strcmp(name, "period") == 0)
        await command_period(command);
    else if (strcmp(name, "tasks") == 0)
        await show_tasks();
    else if (strcmp(name, "uptime") == 0)
        await show_uptime();
    else if (strcmp(name, "sleep") == 0)
        await command_sleep(command);
    else if (*name != '\0')
        await print("unknown command, try help\n");
}

/* The program ends when its main task, the shell, does. */
static async void shell(void)
{
    char command[COMMAND_SIZE];

    await print("asyncc on mps2-an385\n");
    for (;;) {
        await print("> ");
        await read_line(command, sizeof command);
        if (strcmp(command, "quit") == 0)
            break;
        await run_command(command);
    }
    await print("bye\n");
    while (!uart_is_idle())
        await async_flag_wait(&uart_has_room);
}

void SysTick_Handler(void)
{
    async_systick_handler();
}

int main(void)
{
    async_systick_init(BOARD_CORE_HZ);
    uart_init();
    async_set_exception_handler(note_failure);
    for (int led = 0; led < BOARD_LED_COUNT; led++)
        start_blinking(led);
    return async_run(shell());
}
