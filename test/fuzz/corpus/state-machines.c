/* Several state machines driven by one input. */
#include <stdio.h>

enum light { RED, RED_AMBER, GREEN, AMBER };
enum event { TICK, BUTTON, FAULT };

struct crossing { enum light light; unsigned timer : 4, waiting : 1, broken : 1; };

static struct crossing advance(struct crossing c, enum event e)
{
    switch (e) {
    case FAULT:
        c.broken = 1;
        return c;
    case BUTTON:
        c.waiting = 1;
        /* fall through */
    case TICK:
        if (c.broken) {
            break;
        }
        if (c.timer) {
            c.timer--;
            break;
        }
        switch (c.light) {
        case RED: c.light = RED_AMBER; c.timer = 1; break;
        case RED_AMBER: c.light = GREEN; c.timer = 3; break;
        case GREEN:
            if (!c.waiting) {
                break;
            }
            c.waiting = 0;
            c.light = AMBER;
            c.timer = 1;
            break;
        case AMBER: c.light = RED; c.timer = 2;
        }
    }
    return c;
}

static int utf8_length(const unsigned char *s)
{
    int n = 0, more = 0;
    for (; *s; s++) {
        if (more) {
            if ((*s & 0xC0) != 0x80) {
                return -1;
            }
            more--;
            continue;
        }
        if (*s < 0x80) {
            ;
        } else if ((*s & 0xE0) == 0xC0) {
            more = 1;
        } else if ((*s & 0xF0) == 0xE0) {
            more = 2;
        } else {
            return -2;
        }
        n++;
    }
    return more ? -3 : n;
}

static int balanced(const char *s)
{
    char stack[32];
    int depth = 0;
    for (; *s; s++) {
        switch (*s) {
        case '(': case '[': case '{':
            stack[depth++] = *s;
            break;
        case ')':
            if (!depth || stack[--depth] != '(') return 0;
            break;
        case ']': case '}':
            if (!depth || stack[--depth] != *s - 2) return 0;
        }
    }
    return !depth;
}

int main(void)
{
    static const char events[] = "tttbttttttttbtttttftt";
    static const char names[] = "rAGa";
    struct crossing c = { RED, 2, 0, 0 };
    for (const char *p = events; *p; p++) {
        c = advance(c, *p == 't' ? TICK : *p == 'b' ? BUTTON : FAULT);
        putchar(names[c.light]);
    }
    printf(" %d%d\n", c.waiting, c.broken);
    printf("%d %d %d\n", utf8_length((const unsigned char *)"a\xC3\xA9\xE2\x82\xAC"), utf8_length((const unsigned char *)"\xC3"), utf8_length((const unsigned char *)"\xFF"));
    printf("%d%d%d%d\n", balanced("([]{})"), balanced("([)]"), balanced("(("), balanced(""));
    return c.light;
}
