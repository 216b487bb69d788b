/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * A line of text that is put together piece by piece: what a firmware needs of printf, in 300 bytes of flash.
 * What does not fit is cut off.
 */
#ifndef LINE_H
#define LINE_H

#include <stddef.h>
#include <stdint.h>

enum { LINE_SIZE = 64 };

struct line {
    size_t length;
    char text[LINE_SIZE]; /* always ends with a zero */
};

#define LINE_EMPTY ((struct line){0, ""})

void line_add(struct line *line, const char *text);
void line_add_number(struct line *line, uint32_t number);

/* Spaces up to this column. */
void line_pad(struct line *line, size_t column);

/* Cuts the next word off a command: "led 0 on" gives "led" and leaves "0 on".  "" at the end. */
const char *line_next_word(char **rest);

/* The number that `word` spells, or -1 when it is not one or is above a million. */
int32_t line_parse_number(const char *word);

#endif
