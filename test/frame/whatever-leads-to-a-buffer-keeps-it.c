/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A buffer keeps its bytes as long as anything may lead to it, on whatever way: copies of the address, members, casts, functions
 * that return it or store it, loops that swap two of them. */
// Its 16 KB are too few for frames in which nothing shares bytes:
// UNSUPPORTED: target=m0
// RUN: %run_async --std=gnu11 --no-tcc --no-strict --asyncc-flags="--poison -Wno-await" %s | %FileCheck --match-full-lines %s
// RUN: %run_async --std=gnu11 --no-tcc --no-strict --asyncc-flags="--poison -Wno-await -fmerge-all" %s | %FileCheck --match-full-lines %s
// RUN: %run_async --std=gnu11 --no-tcc --no-strict --asyncc-flags="--poison -Wno-await -O0" %s | %FileCheck --match-full-lines %s
#include <async.h>
#include <stdio.h>
#include <stdlib.h>
#include <stdint.h>
#include <string.h>

static char *global;
struct holder { char *p; int n; };
static char *identity(char *p) { return p; }
static char *skip(char *p, int n) { while (n--) p++; return p; }
static void set(char **to, char *p) { *to = p; }
static void fill(char *p, char c) { memset(p, c, 31); p[31] = 0; }
static async void nap(void) { await async_sleep_ms(1); }
static async char *pass(char *p) { await async_sleep_ms(1); return p; }
static async void clobber(void) { char big[200]; memset(big, '#', sizeof big); await async_sleep_ms(1); volatile char c = big[7]; (void)c; }
#define REST await nap(); await clobber(); 

static async int c1(void)
{
    char buf[32]; fill(buf, 'a'); char *p = buf; char **pp = &p; REST return **pp;
}
static async int c2(void)
{
    char buf[32]; fill(buf, 'b'); char *p = buf; global = p; REST return *global;
}
static async int c3(void)
{
    char buf[32]; fill(buf, 'c'); char *p = buf; struct holder h = {p, 1}; REST return h.p[h.n];
}
static async int c4(void) { char buf[32]; fill(buf, 'd'); char *p = buf; p += 3; REST return *p; }
static async int c5(int w)
{
    char buf[32], other[32]; fill(buf, 'e'); fill(other, 'x'); char *p = w ? buf : other; REST
    return *p;
}
static async int c6(void)
{
    char m[4][8]; memset(m, 'f', sizeof m); char (*r)[8] = &m[2]; REST return (*r)[3];
}
static async int c7(void)
{
    char buf[32]; fill(buf, 'g'); char *p = buf; uintptr_t u = (uintptr_t)p; REST return *(char *)u;
}
static async int c8(void) { char buf[32]; fill(buf, 'h'); char *p; set(&p, buf); REST return *p; }
static async int c9(void) { char buf[32]; char *p = memcpy(buf, "iiiiiiii", 9); REST return p[2]; }
static async int c10(void)
{
    char buf[32]; fill(buf, 'j'); char *p = identity(buf); REST return *p;
}
static async int c11(void) { char buf[32]; fill(buf, 'k'); char *p = skip(buf, 4); REST return *p; }
static async int c12(int w)
{
    char buf[32]; fill(buf, 'l'); char *q = NULL; int k = w && (q = buf) != NULL; REST
    return k ? *q : 0;
}
static async int c14(void)
{
    char buf[32]; fill(buf, 'n'); char *p = __extension__ ({ char *t = buf; t + 1; }); REST return *p;
}
static async int c15(void)
{
    char buf[32]; fill(buf, 'o'); char *p = await pass(buf); REST return *p;
}
static async int c16(void)
{
    char buf[32]; fill(buf, 'p'); char *ps[2]; ps[1] = buf; REST return ps[1][2];
}
static async int c17(void)
{
    char buf[32]; fill(buf, 'q'); char *p = buf; char *q; memcpy(&q, &p, sizeof p); REST return *q;
}
static async int c18(void)
{
    char buf[32]; fill(buf, 'r'); char *p = buf, *q; __asm__("" : "=r"(q) : "0"(p)); REST return *q;
}
static async int c19(void)
{
    char buf[32]; char *p = buf + snprintf(buf, 32, "%s", "sss") - 1; REST return *p;
}
static async int c20(void)
{
    char buf[32]; strcpy(buf, "12t"); char *end; long v = strtol(buf, &end, 10); REST
    return *end + (v != 12);
}
static async int c21(void)
{
    char buf[32]; fill(buf, 'u'); char *p, *q; p = q = buf; p = NULL; REST return *q;
}
static async int c22(void)
{
    char buf[32]; fill(buf, 'v'); char *p, *q; (p = buf, q = p); REST return *q;
}
static int cmp(const void *a, const void *b) { return *(const char *)a - *(const char *)b; }
static async int c23(void)
{
    char buf[32]; memcpy(buf, "abcw", 5); char key = 'w'; char *p = bsearch(&key, buf, 4, 1, cmp); REST
    return *p;
}
static async int c24(void)
{
    char buf[32]; fill(buf, 'x'); void *v = buf; REST char *p = v; REST return *p;
}
static async int c25(void)
{
    char a[32], b[32]; fill(a, 'y'); fill(b, 'Y'); char *p = a, *q = b;
    for (int i = 0; i < 3; i++) { char *t = p; p = q; q = t; REST } return *q == 'y' ? *q : *p + 0;
}
static async int c26(void)
{
    char *p = NULL; { char buf[32]; fill(buf, 'z'); p = buf; REST if (*p != 'z') return 1; } return 'z';
}
static async int c27(void)
{
    char buf[32]; fill(buf, 'A'); const char *p = buf; const char *const *pp = &p; (void)pp;
    struct holder h; h.p = (char *)p; REST return *h.p;
}
static async int c28(void) { char buf[32]; fill(buf, 'B'); char *volatile p = buf; REST return *p; }
static async int c29(void)
{
    char buf[32]; fill(buf, 'C'); char *p = &buf[5]; char *end = p; while (*end) end++; REST
    return end[-1];
}
static async int c30(void)
{
    struct holder s = {"D", 0}; struct holder *p = &s; struct holder **pp = &(struct holder *){p}; REST
    return (*pp)->p[0];
}
static async int c31(void)
{
    char buf[32]; fill(buf, 'E'); char *p = buf; char *q = NULL; goto in; out: REST return *q;
    in: q = p; goto out;
}
static async_generator int walk(char *p, int n) { for (int i = 0; i < n; i++) { await nap(); yield p[i]; } }
static async int c32(void)
{
    char buf[32]; fill(buf, 'F'); int last = 0; async_for (int c, walk(buf, 3)) { last = c;
    await clobber(); } return last;
}
static async int c33(void)
{
    char buf[32]; fill(buf, 'G'); char *p = buf; async_task *t; (void)t; static char *kept; kept = p;
    REST return *kept;
}
static async int c34(void)
{
    char buf[32]; fill(buf, 'H'); char *p = buf; await async_gather(nap(), clobber()); return *p;
}
static async int c35(int n)
{
    char buf[32]; fill(buf, 'I'); char *p = buf; switch (n) { case 1: REST return *p; default: break; }
    REST return p[1];
}
static async int c36(void)
{
    char buf[32]; fill(buf, 'J'); char *p = strchr(buf, 0); REST return p[-1];
}
static async int c37(void)
{
    union { char *p; uintptr_t u; } v; char buf[32]; fill(buf, 'K'); v.p = buf; REST return *v.p;
}
static async int c38(void)
{
    char buf[32]; fill(buf, 'L'); _Bool b; char *p = (b = 1) ? buf : NULL; REST return b ? *p : 0;
}
static async int c39(void)
{
    int m[3][3] = {{1,2,3},{4,5,6},{7,8,'M'}}; int *row = m[2]; REST int *cell = row + 2; REST
    return *cell;
}
static async int c40(void)
{
    char buf[32]; fill(buf, 'N'); int r = 0; for (char *p = buf; *p; p += 31) { REST r = *p; } return r;
}

static async void amain(void)
{
#define T(c, a) { int v = await c a; printf(#c " %c\n", v); }
    T(c1,()) T(c2,()) T(c3,()) T(c4,()) T(c5,(1)) T(c6,()) T(c7,()) T(c8,())
    T(c9,()) T(c10,()) T(c11,()) T(c12,(1)) T(c14,()) T(c15,()) T(c16,()) T(c17,())
    T(c18,()) T(c19,()) T(c20,()) T(c21,()) T(c22,()) T(c23,()) T(c24,()) T(c25,())
    T(c26,()) T(c27,()) T(c28,()) T(c29,()) T(c30,()) T(c31,()) T(c32,()) T(c33,())
    T(c34,()) T(c35,(1)) T(c35,(2)) T(c36,()) T(c37,()) T(c38,()) T(c39,()) T(c40,())
}
int main(void) { return async_run(amain()); }

// CHECK:      c1 a
// CHECK-NEXT: c2 b
// CHECK-NEXT: c3 c
// CHECK-NEXT: c4 d
// CHECK-NEXT: c5 e
// CHECK-NEXT: c6 f
// CHECK-NEXT: c7 g
// CHECK-NEXT: c8 h
// CHECK-NEXT: c9 i
// CHECK-NEXT: c10 j
// CHECK-NEXT: c11 k
// CHECK-NEXT: c12 l
// CHECK-NEXT: c14 n
// CHECK-NEXT: c15 o
// CHECK-NEXT: c16 p
// CHECK-NEXT: c17 q
// CHECK-NEXT: c18 r
// CHECK-NEXT: c19 s
// CHECK-NEXT: c20 t
// CHECK-NEXT: c21 u
// CHECK-NEXT: c22 v
// CHECK-NEXT: c23 w
// CHECK-NEXT: c24 x
// CHECK-NEXT: c25 y
// CHECK-NEXT: c26 z
// CHECK-NEXT: c27 A
// CHECK-NEXT: c28 B
// CHECK-NEXT: c29 C
// CHECK-NEXT: c30 D
// CHECK-NEXT: c31 E
// CHECK-NEXT: c32 F
// CHECK-NEXT: c33 G
// CHECK-NEXT: c34 H
// CHECK-NEXT: c35 I
// CHECK-NEXT: c35 I
// CHECK-NEXT: c36 J
// CHECK-NEXT: c37 K
// CHECK-NEXT: c38 L
// CHECK-NEXT: c39 M
// CHECK-NEXT: c40 N
