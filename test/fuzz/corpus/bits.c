/* Bit twiddling: CRC, Hamming weight, reversal, Gray codes, rotations, shifts of all widths. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

static uint32_t crc32_of(const uint8_t *p, unsigned n)
{
    uint32_t crc = ~0u;
    while (n--) {
        crc ^= *p++;
        for (int k = 0; k < 8; k++) {
            crc = crc & 1 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
        }
    }
    return ~crc;
}

static uint16_t crc16_of(const uint8_t *p, unsigned n)
{
    uint16_t crc = 0xFFFF;
    for (unsigned i = 0; i < n; i++) {
        crc ^= (uint16_t)(p[i] << 8);
        for (int k = 8; k--;) {
            crc = (uint16_t)((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0));
        }
    }
    return crc;
}

static int weight(uint64_t x)
{
    int n = 0;
    for (; x; x &= x - 1) {
        n++;
    }
    return n;
}

static uint32_t reverse(uint32_t x)
{
    x = (x >> 1 & 0x55555555u) | (x & 0x55555555u) << 1;
    x = (x >> 2 & 0x33333333u) | (x & 0x33333333u) << 2;
    x = (x >> 4 & 0x0F0F0F0Fu) | (x & 0x0F0F0F0Fu) << 4;
    x = (x >> 8 & 0x00FF00FFu) | (x & 0x00FF00FFu) << 8;
    return x >> 16 | x << 16;
}

static uint32_t rotate(uint32_t x, int n)
{
    n &= 31;
    return n ? x << n | x >> (32 - n) : x;
}

static unsigned gray(unsigned n) { return n ^ n >> 1; }
static unsigned from_gray(unsigned g)
{
    unsigned n = 0;
    for (; g; g >>= 1) {
        n ^= g;
    }
    return n;
}

static int parity(uint8_t x) { return 0x6996 >> ((x ^ x >> 4) & 15) & 1; }

int main(void)
{
    uint8_t data[64];
    uint64_t x = 0x9E3779B97F4A7C15u;
    for (unsigned i = 0; i < sizeof data; i++) {
        x ^= x << 13, x ^= x >> 7, x ^= x << 17;
        data[i] = (uint8_t)(x >> (i % 57));
    }
    printf("%08" PRIx32 " %04x\n", crc32_of(data, sizeof data), (unsigned)crc16_of(data, 33));
    printf("%d %d %d\n", weight(x), weight(~x), weight(0));
    printf("%08" PRIx32 " %08" PRIx32 "\n", reverse(0x12345678), rotate(reverse((uint32_t)x), -5));
    for (unsigned i = 0; i < 16; i += 3) {
        printf("%u %u\n", gray(i), from_gray(gray(i + 100)));
    }
    int odd = 0;
    for (int i = 0; i < 256; i++) {
        odd += parity((uint8_t)i);
    }
    int8_t s = -128;
    s >>= 2;
    s = (int8_t)(s - 100);
    printf("%d %d %d\n", odd, s, (-7 >> 1) + (int)(0xF0u >> 4));
    return 0;
}
