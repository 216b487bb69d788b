/* Encoders with their decoders. */
#include <stdio.h>
#include <string.h>

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static int encode(const unsigned char *p, int n, char *to)
{
    char *start = to;
    while (n > 0) {
        unsigned long v = (unsigned long)p[0] << 16 | (n > 1 ? p[1] << 8 : 0) | (n > 2 ? p[2] : 0);
        for (int k = 0; k < 4; k++) {
            *to++ = k > n ? '=' : digits[v >> (18 - 6 * k) & 63];
        }
        p += 3;
        n -= 3;
    }
    *to = 0;
    return (int)(to - start);
}

static int value_of(char c)
{
    const char *p = c ? strchr(digits, c) : NULL;
    return p ? (int)(p - digits) : -1;
}

static int decode(const char *s, unsigned char *to)
{
    int n = 0, bits = 0;
    unsigned long v = 0;
    for (; *s && *s != '='; s++) {
        int d = value_of(*s);
        if (d < 0) {
            return -1;
        }
        v = (v << 6 | (unsigned long)d) & 0xFFFFFF;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            to[n++] = (unsigned char)(v >> bits);
        }
    }
    return n;
}

struct match { int offset, length; };

static struct match longest(const char *text, int at, int end)
{
    struct match best = { 0, 0 };
    for (int from = at > 63 ? at - 63 : 0; from < at; from++) {
        int n = 0;
        while (at + n < end && text[from + n] == text[at + n] && n < 15) {
            n++;
        }
        if (n > best.length) {
            best = (struct match){ at - from, n };
        }
    }
    return best;
}

static int squeeze(const char *text, unsigned char *to)
{
    int end = (int)strlen(text), n = 0;
    for (int at = 0; at < end;) {
        struct match m = longest(text, at, end);
        if (m.length > 2) {
            to[n++] = (unsigned char)(128 | m.offset);
            to[n++] = (unsigned char)m.length;
            at += m.length;
        } else {
            to[n++] = (unsigned char)text[at++];
        }
    }
    return n;
}

static int expand(const unsigned char *p, int n, char *to)
{
    char *start = to;
    for (const unsigned char *end = p + n; p < end; p++) {
        if (*p < 128) {
            *to++ = (char)*p;
        } else {
            int offset = *p++ & 127, length = *p;
            for (; length--; to++) {
                *to = to[-offset];
            }
        }
    }
    *to = 0;
    return (int)(to - start);
}

int main(void)
{
    static const char text[] = "she sells sea shells by the sea shore, the shells she sells are sea shells";
    unsigned char packed[128], bytes[16];
    char out[256];
    for (int n = 0; n <= 6; n++) {
        int length = encode((const unsigned char *)"\0\xFF\x10" "abc", n, out);
        int back = decode(out, bytes);
        printf("%s %d %d\n", out, length, back == n && memcmp(bytes, "\0\xFF\x10" "abc", (size_t)n) == 0);
    }
    printf("%d\n", decode("ab!c", bytes));
    int n = squeeze(text, packed);
    printf("%d %d\n", n, expand(packed, n, out));
    printf("%s\n", out);
    return strcmp(out, text);
}
