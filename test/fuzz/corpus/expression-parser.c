/* A recursive-descent calculator with variables and errors. */
#include <ctype.h>
#include <stdio.h>

static const char *at;
static int failed;
static long variables[26];

static long expression(void);

static void skip(void)
{
    while (*at == ' ') {
        at++;
    }
}

static int accept(char c)
{
    skip();
    if (*at != c) {
        return 0;
    }
    at++;
    return 1;
}

static long primary(void)
{
    long value = 0;
    skip();
    if (accept('(')) {
        value = expression();
        failed |= !accept(')');
    } else if (isdigit((unsigned char)*at)) {
        do {
            value = 10 * value + (*at++ - '0');
        } while (isdigit((unsigned char)*at));
    } else if (*at >= 'a' && *at <= 'z') {
        value = variables[*at++ - 'a'];
    } else if (accept('-')) {
        value = -primary();
    } else {
        failed = 1;
    }
    return value;
}

static long power(void)
{
    long base = primary();
    if (!accept('^')) {
        return base;
    }
    long exponent = power(), r = 1;
    while (exponent-- > 0) {
        r *= base;
    }
    return r;
}

static long term(void)
{
    long left = power();
    for (;;) {
        if (accept('*')) {
            left *= power();
        } else if (accept('/')) {
            long right = power();
            left = right ? left / right : (failed = 1, 0);
        } else if (accept('%')) {
            long right = power();
            left = right ? left % right : (failed = 1, 0);
        } else {
            return left;
        }
    }
}

static long expression(void)
{
    long left = term();
    while (!failed) {
        if (accept('+')) {
            left += term();
        } else if (accept('-')) {
            left -= term();
        } else {
            break;
        }
    }
    return left;
}

static long statement(const char *line)
{
    at = line;
    failed = 0;
    skip();
    if (at[0] >= 'a' && at[0] <= 'z' && at[1] == '=') {
        int name = at[0] - 'a';
        at += 2;
        return variables[name] = expression();
    }
    return expression();
}

int main(void)
{
    static const char *const lines[] = {
        "1 + 2 * 3", "(1+2)*3", "a=7", "b=a*a-1", "b/a%4", "2^3^2", "-(-b)", "1/0", "(1", "a + * b", "((((((a))))))^2",
    };
    int errors = 0;
    for (unsigned i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        long value = statement(lines[i]);
        skip();
        if (failed || *at) {
            printf("%s: error at %d\n", lines[i], (int)(at - lines[i]));
            errors++;
        } else {
            printf("%s = %ld\n", lines[i], value);
        }
    }
    return errors;
}
