/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The splitting is that of libiberty's buildargv(): a backslash protects the next character in quotes too. */
#include "base/words.h"

#include "base/buf.h"

enum { LONGEST_NAME = 63 };

static bool
is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Reads one word into `word`; returns where it ends. */
static size_t
read_word(struct str text, size_t at, struct buf *word)
{
    char quote = '\0';
    for (; at < text.len && (quote || !is_space(text.ptr[at])); at++) {
        char c = text.ptr[at];
        if (c == '\\' && at + 1 < text.len) {
            buf_char(word, text.ptr[++at]);
        } else if (c == quote) {
            quote = '\0';
        } else if (!quote && (c == '\'' || c == '"')) {
            quote = c;
        } else {
            buf_char(word, c);
        }
    }
    return at;
}

void
words_split(struct arena *arena, struct words *words, struct str text)
{
    for (size_t at = 0;;) {
        while (at < text.len && is_space(text.ptr[at])) {
            at++;
        }
        if (at == text.len) {
            return;
        }
        struct buf word = {0};
        at = read_word(text, at, &word);
        vec_push(arena, words, arena_copy(arena, buf_slice(&word).ptr, word.len));
        buf_free(&word);
    }
}

const char **
words_end(struct arena *arena, struct words *words)
{
    vec_push(arena, words, NULL);
    words->len--;
    return words->items;
}

static unsigned
smallest(unsigned a, unsigned b, unsigned c)
{
    unsigned least = a < b ? a : b;
    return least < c ? least : c;
}

unsigned
words_distance(const char *a, const char *b)
{
    size_t a_len = strlen(a);
    size_t b_len = strlen(b);
    if (a_len > LONGEST_NAME || b_len > LONGEST_NAME) {
        return LONGEST_NAME;
    }
    /* Three rows of the table of distances between prefixes: this one, the last, the one before. */
    unsigned rows[3][LONGEST_NAME + 1];
    for (size_t i = 0; i <= a_len; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *last = rows[(i + 2) % 3];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= b_len; j++) {
            if (i == 0) {
                row[j] = (unsigned)j;
                continue;
            }
            row[j] = smallest(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
            bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (is_swap && rows[(i + 1) % 3][j - 2] + 1 < row[j]) {
                row[j] = rows[(i + 1) % 3][j - 2] + 1;
            }
        }
    }
    return rows[a_len % 3][b_len];
}

size_t
words_find_nearest(const char *const *names, size_t count, const char *word)
{
    size_t nearest = count;
    unsigned least = (unsigned)strlen(word) / 3 + 1;
    for (size_t i = 0; i < count; i++) {
        unsigned distance = words_distance(names[i], word);
        if (distance < least) {
            least = distance;
            nearest = i;
        }
    }
    return nearest;
}
