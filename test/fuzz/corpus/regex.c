/* A regular expression compiler and two matchers that must agree. */
#include <stdio.h>
#include <string.h>

enum { CHAR, ANY, SPLIT, JUMP, MATCH };
struct instruction { int op, x, y; };
struct program { struct instruction code[64]; int n; const char *p; };

static int emit(struct program *g, int op, int x, int y)
{
    g->code[g->n] = (struct instruction){ op, x, y };
    return g->n++;
}

static void insert(struct program *g, int at, int op)
{
    memmove(&g->code[at + 1], &g->code[at], (size_t)(g->n - at) * sizeof g->code[0]);
    g->n++;
    for (int i = at + 1; i < g->n; i++) {
        if (g->code[i].op == SPLIT || g->code[i].op == JUMP) {
            g->code[i].x += g->code[i].x >= at;
            g->code[i].y += g->code[i].y >= at;
        }
    }
    g->code[at].op = op;
}

static void alternatives(struct program *g);

static void atom(struct program *g)
{
    int start = g->n;
    switch (*g->p) {
    case '(':
        g->p++;
        alternatives(g);
        g->p++;
        break;
    case '.':
        g->p++;
        emit(g, ANY, 0, 0);
        break;
    default:
        emit(g, CHAR, *g->p++, 0);
    }
    for (;; g->p++) {
        if (*g->p == '*') {
            insert(g, start, SPLIT);
            emit(g, JUMP, start, 0);
            g->code[start].x = start + 1, g->code[start].y = g->n;
        } else if (*g->p == '+') {
            emit(g, SPLIT, start, g->n + 1);
        } else if (*g->p == '?') {
            insert(g, start, SPLIT);
            g->code[start].x = start + 1, g->code[start].y = g->n;
        } else {
            return;
        }
    }
}

static void alternatives(struct program *g)
{
    int start = g->n;
    while (*g->p && *g->p != ')' && *g->p != '|') {
        atom(g);
    }
    if (*g->p == '|') {
        g->p++;
        insert(g, start, SPLIT);
        int jump = emit(g, JUMP, 0, 0);
        g->code[start].x = start + 1, g->code[start].y = g->n;
        alternatives(g);
        g->code[jump].x = g->n;
    }
}

static int backtrack(const struct program *g, int pc, const char *s, int fuel)
{
    for (; fuel > 0; fuel--) {
        const struct instruction *i = &g->code[pc++];
        switch (i->op) {
        case CHAR:
            if (*s != i->x) {
                return 0;
            }
            s++;
            continue;
        case ANY:
            if (!*s++) {
                return 0;
            }
            continue;
        case JUMP: pc = i->x; continue;
        case SPLIT:
            if (backtrack(g, i->x, s, fuel - 1)) {
                return 1;
            }
            pc = i->y;
            continue;
        case MATCH: return !*s;
        }
    }
    return 0;
}

static void follow(const struct program *g, unsigned char *set, int pc)
{
    if (set[pc]) {
        return;
    }
    set[pc] = 1;
    if (g->code[pc].op == JUMP || g->code[pc].op == SPLIT) {
        follow(g, set, g->code[pc].x);
        if (g->code[pc].op == SPLIT) {
            follow(g, set, g->code[pc].y);
        }
    }
}

static int simulate(const struct program *g, const char *s)
{
    unsigned char now[64] = { 0 }, next[64];
    follow(g, now, 0);
    for (; *s; s++) {
        memset(next, 0, sizeof next);
        for (int i = 0; i < g->n; i++) {
            if (now[i] && (g->code[i].op == ANY || (g->code[i].op == CHAR && g->code[i].x == *s))) {
                follow(g, next, i + 1);
            }
        }
        memcpy(now, next, sizeof now);
    }
    return now[g->n - 1];
}

int main(void)
{
    static const char *const tests[][2] = {
        { "a*b", "aaab" }, { "a*b", "aaa" }, { "(ab|c)+d?", "abcabd" }, { "x.z|y", "xyz" }, { "(a|b)*c(d|e)", "abbacd" }, { "a?a?aa", "aaa" }, { "", "" },
    };
    int disagreements = 0;
    for (unsigned i = 0; i < sizeof tests / sizeof tests[0]; i++) {
        struct program g = { .p = tests[i][0] };
        alternatives(&g);
        emit(&g, MATCH, 0, 0);
        int a = backtrack(&g, 0, tests[i][1], 60), b = simulate(&g, tests[i][1]);
        disagreements += a != b;
        printf("%s %s: %d %d (%d)\n", tests[i][0], tests[i][1], a, b, g.n);
    }
    return disagreements;
}
