/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * A telemetry pipeline.
 *
 *     sensors --samples--> averager --reports--> uplink --> a link that is down for a while
 *
 * - A sensor never waits for its consumer: a sample that finds no room is dropped and counted.
 * - The averager turns WINDOW samples of a sensor into a report, and waits when the uplink is behind.
 * - The uplink gives each report LIMIT_MS to get through, then cancels the transmission and tries again.
 * - A sensor whose bus fails ends with an error.  The keeper starts it again; nobody else notices.
 *
 * Each of them is a task, written as a loop that waits where there is nothing to do.  The tasks share one
 * thread and one stack and change places only at an await, so nothing here needs a lock.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include <async.h>

enum {
    SENSOR_COUNT = 3,
    WINDOW = 4,       /* samples in a report                    */
    SAMPLES_MAX = 4,  /* places between sensors and averager    */
    REPORTS_MAX = 2,  /* places between averager and uplink     */
    BUS_MS = 2,       /* one transfer on the sensors' bus       */
    LIMIT_MS = 60,    /* for one transmission                   */
    ATTEMPTS_MAX = 3, /* transmissions of one report            */
    RESTART_MS = 50,  /* rest for a sensor that has failed      */
    DOWN_FROM_MS = 270,
    DOWN_TO_MS = 500,
    RUN_MS = 600,
};

static uint32_t started_ms;

/* Since the start of the program. */
static uint32_t now_ms(void)
{
    return async_now_ms() - started_ms;
}

static void say(const char *who, const char *format, ...)
{
    va_list values;

    printf("%5u ms  %-10s", (unsigned)now_ms(), who);
    va_start(values, format);
    vprintf(format, values);
    va_end(values);
    putchar('\n');
}

/* A channel: a ring of samples with a flag on either side.  One task takes out of it (a flag wakes one task); one
 * task may wait for room. */

struct sample {
    int sensor;
    int value;
};

struct channel {
    struct sample *places;
    unsigned capacity;
    unsigned first; /* place of the oldest sample             */
    unsigned count;
    bool is_closed;       /* nothing will be put in any more        */
    async_flag has_items; /* or has been closed                     */
    async_flag has_room;
};

static struct sample sample_places[SAMPLES_MAX];
static struct sample report_places[REPORTS_MAX];

#define CHANNEL_INIT(array)                                                                            \
    {                                                                                                  \
        .places = (array), .capacity = sizeof(array) / sizeof(array)[0], .has_items = ASYNC_FLAG_INIT, \
        .has_room = ASYNC_FLAG_INIT                                                                    \
    }

static struct channel samples = CHANNEL_INIT(sample_places);
static struct channel reports = CHANNEL_INIT(report_places);

/* False: it was full, the sample is gone. */
static bool channel_offer(struct channel *channel, struct sample sample)
{
    if (channel->count == channel->capacity)
        return false;
    channel->places[(channel->first + channel->count++) % channel->capacity] = sample;
    async_flag_set(&channel->has_items);
    return true;
}

static async void channel_put(struct channel *channel, struct sample sample)
{
    while (!channel_offer(channel, sample))
        await async_flag_wait(&channel->has_room);
}

/* False: closed, and nothing is left in it. */
static async bool channel_get(struct channel *channel, struct sample *out_sample)
{
    while (channel->count == 0) {
        if (channel->is_closed)
            return false;
        await async_flag_wait(&channel->has_items);
    }
    *out_sample = channel->places[channel->first];
    channel->first = (channel->first + 1) % channel->capacity;
    channel->count--;
    async_flag_set(&channel->has_room);
    return true;
}

static void channel_close(struct channel *channel)
{
    channel->is_closed = true;
    async_flag_set(&channel->has_items);
}

/* Sensors. */

struct sensor {
    const char *name;
    uint32_t period_ms;
    int register_value; /* what the simulated hardware holds           */
    unsigned transfers; /* on the bus, so far                          */
    unsigned failing;   /* number of the transfer that fails; 0: none  */
    int offset;         /* found by calibrating                        */
    unsigned dropped;   /* samples that found no room                  */
    bool has_failed;
    async_task *task;
};

static struct sensor sensors[SENSOR_COUNT] = {
    {.name = "pressure", .period_ms = 35, .register_value = 1013},
    {.name = "humidity", .period_ms = 25, .register_value = 480, .failing = 25},
    {.name = "light", .period_ms = 15, .register_value = 300},
};

/* One byte of a sensor's register: 1 the high one, 0 the low one.  Reading the high byte takes a new measurement. */
static async int bus_read(struct sensor *sensor, int which)
{
    await async_sleep_ms(BUS_MS);
    if (++sensor->transfers == sensor->failing)
        async_raise(EIO);
    if (which == 1)
        sensor->register_value += (int)(sensor->transfers * 5 % 13) - 5;
    return sensor->register_value >> (8 * which) & 0xff;
}

/* An error in either transfer leaves this function too, and its caller, up to the end of the task. */
static async int sensor_read(struct sensor *sensor)
{
    return await bus_read(sensor, 1) * 256 + await bus_read(sensor, 0);
}

static async int calibrate(int index)
{
    int sum = 0;
    for (int i = 0; i < 8; i++)
        sum += await sensor_read(&sensors[index]);
    return sum / 8;
}
ASYNC_TASK_POOL(calibrate, SENSOR_COUNT);

/* Goes on until it is cancelled or fails. */
static async void sense(int index)
{
    struct sensor *sensor = &sensors[index];

    for (;;) {
        struct sample sample = {.sensor = index};
        sample.value = await sensor_read(sensor) - sensor->offset;
        if (!channel_offer(&samples, sample))
            sensor->dropped++;
        await async_sleep_ms(sensor->period_ms);
    }
}
static async_static_task(sense) sense_tasks[SENSOR_COUNT];

static void sensor_start(int index)
{
    sensors[index].has_failed = false;
    sensors[index].task = async_start(&sense_tasks[index], sense(index));
    async_task_set_name(sensors[index].task, sensors[index].name);
}

/* Failures. */

static async_flag sensor_has_failed = ASYNC_FLAG_INIT;

/* Runs when a task that nobody joins has ended with an error. */
static void on_error(async_task *task, int error)
{
    say(async_task_name(task), "failed: %s", async_strerror(error));
    for (int i = 0; i < SENSOR_COUNT; i++) {
        if (sensors[i].task == task) {
            sensors[i].has_failed = true;
            async_flag_set(&sensor_has_failed);
        }
    }
}

static async void keep(void)
{
    for (;;) {
        await async_flag_wait(&sensor_has_failed);
        await async_sleep_ms(RESTART_MS);
        for (int i = 0; i < SENSOR_COUNT; i++) {
            if (sensors[i].has_failed) {
                say("keeper", "starts %s again", sensors[i].name);
                sensor_start(i);
            }
        }
    }
}
ASYNC_TASK_POOL(keep, 1);

/* Averaging: returns the number of reports made. */

static async int average(void)
{
    int sums[SENSOR_COUNT] = {0};
    int counts[SENSOR_COUNT] = {0};
    int made = 0;
    struct sample sample;

    while (await channel_get(&samples, &sample)) {
        int sensor = sample.sensor;
        sums[sensor] += sample.value;
        if (++counts[sensor] < WINDOW)
            continue;

        sample.value = sums[sensor] / WINDOW;
        sums[sensor] = counts[sensor] = 0;
        await channel_put(&reports, sample);
        made++;
    }
    channel_close(&reports);
    return made;
}
ASYNC_TASK_POOL(average, 1);

/* The uplink. */

static async_flag transmission_is_over = ASYNC_FLAG_INIT;

/* How long the link takes: 5 to 15 ms, but longer than anybody cares to wait while it is down. */
static uint32_t link_delay_ms(void)
{
    static uint32_t random = 1;

    if (now_ms() >= DOWN_FROM_MS && now_ms() < DOWN_TO_MS)
        return 60000;
    random = random * 1103515245u + 12345u;
    return 5 + (random >> 16) % 11;
}

static async void transmit(struct sample report)
{
    await async_sleep_ms(link_delay_ms());
    say("uplink", "%-8s  %+d", sensors[report.sensor].name, report.value);
    async_flag_set(&transmission_is_over);
}
ASYNC_TASK_POOL(transmit, 1);

static async void cancel_after(async_task *task, uint32_t ms)
{
    await async_sleep_ms(ms);
    if (async_task_cancel(task))
        async_flag_set(&transmission_is_over);
}
/* Two: one that was cancelled leaves its place a moment later, when it has unwound. */
ASYNC_TASK_POOL(cancel_after, 2);

/* Transmits within LIMIT_MS or not at all.  When the flag comes the transmission has ended, either way: a task that is
 * cancelled runs before those that became ready after it. */
static async bool try_to_send(struct sample report)
{
    async_task *transmission = async_create_task(transmit(report));
    async_task *timer = async_create_task(cancel_after(transmission, LIMIT_MS));

    await async_flag_wait(&transmission_is_over);
    bool is_sent = async_task_error(transmission) == ASYNC_OK;
    async_task_cancel(timer);
    async_task_release(timer);
    async_task_release(transmission);
    return is_sent;
}

struct tally {
    int sent;
    int lost;
    int timeouts;
};

static async struct tally uplink(void)
{
    struct tally tally = {0};
    struct sample report;

    while (await channel_get(&reports, &report)) {
        int attempts = 1;
        while (!await try_to_send(report)) {
            tally.timeouts++;
            say("uplink", "too slow, attempt %d of %d", attempts, ATTEMPTS_MAX);
            if (++attempts > ATTEMPTS_MAX)
                break;
        }
        if (attempts <= ATTEMPTS_MAX)
            tally.sent++;
        else
            tally.lost++;
    }
    return tally;
}
ASYNC_TASK_POOL(uplink, 1);

/* The whole. */

static async void beat(uint32_t period_ms)
{
    for (;;) {
        await async_sleep_ms(period_ms);
        say("heartbeat", "%u samples and %u reports wait", samples.count, reports.count);
    }
}
ASYNC_TASK_POOL(beat, 1);

static async void calibrate_all(void)
{
    async_task *tasks[SENSOR_COUNT];

    for (int i = 0; i < SENSOR_COUNT; i++)
        tasks[i] = async_create_task(calibrate(i));
    for (int i = 0; i < SENSOR_COUNT; i++) {
        sensors[i].offset = await async_join_as(tasks[i], int);
        async_task_release(tasks[i]);
        say("main", "%s has offset %d", sensors[i].name, sensors[i].offset);
    }
}

/* Closing from the source on lets each stage finish what it holds. */
static async void pipeline(void)
{
    await calibrate_all();

    async_task *keeper = async_create_task(keep());
    async_task *averager = async_create_task(average());
    async_task *sender = async_create_task(uplink());
    async_spawn(beat(200));
    for (int i = 0; i < SENSOR_COUNT; i++)
        sensor_start(i);

    await async_sleep_ms(RUN_MS);
    say("main", "stops the sensors");
    async_task_cancel(keeper);
    for (int i = 0; i < SENSOR_COUNT; i++)
        async_task_cancel(sensors[i].task);
    channel_close(&samples);

    int made = await async_join_as(averager, int);
    struct tally tally = await async_join_as(sender, struct tally);
    say("main", "%d reports made, %d sent, %d lost, %d timeouts", made, tally.sent, tally.lost, tally.timeouts);
    for (int i = 0; i < SENSOR_COUNT; i++)
        say("main", "%s: %u transfers, %u samples dropped", sensors[i].name, sensors[i].transfers, sensors[i].dropped);

    async_task_release(sender);
    async_task_release(averager);
    async_task_release(keeper);
}

/* The heartbeat never ends by itself: async_run_all cancels what is left when the pipeline has ended. */
int main(void)
{
    started_ms = async_now_ms();
    async_set_exception_handler(on_error);
    int error = async_run_all(pipeline());
    if (error)
        fprintf(stderr, "telemetry: %s\n", async_strerror(error));
    return error ? 1 : 0;
}
