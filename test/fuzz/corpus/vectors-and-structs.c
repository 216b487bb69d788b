/* Structs by value of several sizes, nested, in arrays, returned and compared. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct tiny { char c; };
struct vec { float x, y, z; };
struct ray { struct vec origin, direction; };
struct body { char name[6]; struct vec position, speed; double mass; struct { unsigned hits : 7; signed trend : 3; } stats; };

static struct vec vec(float x, float y, float z) { return (struct vec){ x, y, z }; }
static struct vec add(struct vec a, struct vec b) { return vec(a.x + b.x, a.y + b.y, a.z + b.z); }
static struct vec scale(struct vec a, float k) { return vec(a.x * k, a.y * k, a.z * k); }
static float dot(struct vec a, struct vec b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
static struct vec at(struct ray r, float t) { return add(r.origin, scale(r.direction, t)); }
static struct tiny next(struct tiny t) { t.c++; return t; }

static struct body step(struct body b, float dt)
{
    b.position = add(b.position, scale(b.speed, dt));
    if (b.position.y < 0) {
        b.position.y = -b.position.y;
        b.speed.y *= -0.5f;
        b.stats.hits++;
        b.stats.trend = b.stats.trend > 2 ? -4 : b.stats.trend + 1;
    }
    b.speed.y -= dt;
    return b;
}

static void sort(struct body *b, int n)
{
    for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
            if (dot(b[j].position, b[j].position) < dot(b[i].position, b[i].position)) {
                struct body t = b[i];
                b[i] = b[j];
                b[j] = t;
            }
        }
    }
}

static struct body *heaviest(struct body *b, int n)
{
    struct body *best = b;
    while (--n > 0) {
        if ((++b)->mass > best->mass) {
            best = b;
        }
    }
    return best;
}

static const struct vec *member(const struct body *b, int which)
{
    static const size_t offsets[] = { offsetof(struct body, position), offsetof(struct body, speed) };
    return (const struct vec *)(const void *)((const char *)b + offsets[which]);
}

int main(void)
{
    struct body bodies[3] = {
        { "ball", { 0, 2, 0 }, { 1, 0, 0 }, 0.5, { 0, 0 } },
        { .name = "stone", .position = { 1, 1, 1 }, .mass = 3, .stats = { .trend = 3 } },
        { "egg", { .z = 4 }, { 0, -1, 0.25f }, 0.25, { 126, -4 } },
    };
    for (int i = 0; i < 12; i++) {
        for (int k = 0; k < 3; k++) {
            bodies[k] = step(bodies[k], 0.5f);
        }
    }
    sort(bodies, 3);
    for (int k = 0; k < 3; k++) {
        const struct body *b = &bodies[k];
        printf("%s %.3f %.3f %.3f %u %d\n", b->name, (double)member(b, 0)->x, (double)member(b, 0)->y, (double)member(b, 1)->y, b->stats.hits, b->stats.trend);
    }
    struct ray r = { vec(1, 2, 3), scale(vec(0, 1, 0), 2) };
    printf("%.1f %s %c\n", (double)at(r, at(r, 0.5f).y).y, heaviest(bodies, 3)->name, next(next((struct tiny){ 'a' })).c);
    return 0;
}
