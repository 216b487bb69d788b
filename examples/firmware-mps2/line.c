/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include "line.h"

static void add_char(struct line *line, char c)
{
    if (line->length + 1 < LINE_SIZE) {
        line->text[line->length++] = c;
        line->text[line->length] = '\0';
    }
}

void line_add(struct line *line, const char *text)
{
    while (*text != '\0')
        add_char(line, *text++);
}

void line_add_number(struct line *line, uint32_t number)
{
    char digits[10];
    int count = 0;

    do {
        digits[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    while (count > 0)
        add_char(line, digits[--count]);
}

void line_pad(struct line *line, size_t column)
{
    while (line->length < column && column < LINE_SIZE)
        add_char(line, ' ');
}

const char *line_next_word(char **rest)
{
    char *at = *rest;
    while (*at == ' ')
        at++;

    char *word = at;
    while (*at != ' ' && *at != '\0')
        at++;
    if (*at != '\0')
        *at++ = '\0';
    *rest = at;
    return word;
}

int32_t line_parse_number(const char *word)
{
    int32_t number = 0;

    if (*word == '\0')
        return -1;
    for (; *word != '\0'; word++) {
        if (*word < '0' || *word > '9' || number > 100000)
            return -1;
        number = 10 * number + (*word - '0');
    }
    return number;
}
