/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <stdio.h>

#include "shelf.h"

/* Of this file alone. */
struct label {
    char text[40];
    int length;
};

static async void write_label(struct label *label, int number)
{
    await async_sleep_ms(1);
    label->length = snprintf(label->text, sizeof label->text, "place %d", number);
}

async bool shelf_next(struct shelf *shelf, int *out)
{
    struct label label;
    await write_label(&label, shelf->count);
    printf("%s\n", label.text);
    *out = shelf->count--;
    return *out > 0;
}

async void shelf_open(struct shelf *shelf)
{
    struct label label;
    await write_label(&label, shelf->count);
    printf("opened at %s\n", label.text);
}

async bool shelf_close(struct shelf *shelf, int error)
{
    struct label label;
    await write_label(&label, shelf->count);
    printf("closed at %s with %d\n", label.text, error);
    return true;
}
