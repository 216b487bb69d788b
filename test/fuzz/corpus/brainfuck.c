/* An interpreter with nested loops in its input, run by recursion and by jumps. */
#include <stdio.h>
#include <string.h>

static unsigned char tape[256];

static const char *close_of(const char *p)
{
    for (int depth = 1; depth;) {
        switch (*++p) {
        case '[': depth++; break;
        case ']': depth--; break;
        }
    }
    return p;
}

static int run(const char *p, const char *end, int at, char **out)
{
    for (; p < end; p++) {
        switch (*p) {
        case '>': at++; break;
        case '<': at--; break;
        case '+': ++tape[at]; break;
        case '-': --tape[at]; break;
        case '.': *(*out)++ = (char)tape[at]; break;
        case '[': {
            const char *stop = close_of(p);
            while (tape[at]) {
                at = run(p + 1, stop, at, out);
            }
            p = stop;
        }
        }
    }
    return at;
}

static int run_with_jumps(const char *code, char *out)
{
    const char *stack[16], *p = code;
    int depth = 0, steps = 0;
    unsigned char *cell = tape;
next:
    steps++;
    switch (*p++) {
    case '>': cell++; goto next;
    case '<': cell--; goto next;
    case '+': (*cell)++; goto next;
    case '-': (*cell)--; goto next;
    case '.': *out++ = (char)*cell; goto next;
    case '[':
        if (*cell) {
            stack[depth++] = p;
        } else {
            p = close_of(p - 1) + 1;
        }
        goto next;
    case ']':
        if (*cell) {
            p = stack[depth - 1];
        } else {
            depth--;
        }
        goto next;
    case 0: break;
    default: goto next;
    }
    *out = 0;
    return steps;
}

int main(void)
{
    static const char hello[] = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.";
    char a[64], b[64], *end = a;
    run(hello, hello + strlen(hello), 0, &end);
    *end = 0;
    memset(tape, 0, sizeof tape);
    int steps = run_with_jumps(hello, b);
    printf("%s%s%d %d\n", a, b, steps, strcmp(a, b));
    return steps & 63;
}
