/* Ring buffers, a priority queue, a breadth-first search. */
#include <stdio.h>
#include <string.h>

#define CAPACITY 16
struct ring { int items[CAPACITY]; unsigned head, tail; };

static int put(struct ring *r, int x)
{
    if (r->tail - r->head == CAPACITY) {
        return 0;
    }
    r->items[r->tail++ % CAPACITY] = x;
    return 1;
}

static int get(struct ring *r, int *x)
{
    return r->head != r->tail && (*x = r->items[r->head++ % CAPACITY], 1);
}

struct job { int priority, id; };
struct queue { struct job jobs[CAPACITY]; int n; };

static int before(struct job a, struct job b) { return a.priority != b.priority ? a.priority < b.priority : a.id < b.id; }

static void add(struct queue *q, int priority, int id)
{
    int i = q->n++;
    struct job j = { priority, id };
    for (; i > 0 && before(j, q->jobs[(i - 1) / 2]); i = (i - 1) / 2) {
        q->jobs[i] = q->jobs[(i - 1) / 2];
    }
    q->jobs[i] = j;
}

static struct job first(struct queue *q)
{
    struct job result = q->jobs[0], last = q->jobs[--q->n];
    int i = 0, child;
    while ((child = 2 * i + 1) < q->n) {
        if (child + 1 < q->n && before(q->jobs[child + 1], q->jobs[child])) {
            child++;
        }
        if (!before(q->jobs[child], last)) {
            break;
        }
        q->jobs[i] = q->jobs[child];
        i = child;
    }
    q->jobs[i] = last;
    return result;
}

static const char maze[6][9] = { "S..#....", ".#.#.##.", ".#...#..", ".####.#.", "......#.", "####..#E" };

static int search(void)
{
    int distance[48], at;
    struct ring todo = { .head = 0 };
    memset(distance, -1, sizeof distance);
    distance[0] = 0;
    put(&todo, 0);
    while (get(&todo, &at)) {
        int x = at % 8, y = at / 8;
        if (maze[y][x] == 'E') {
            return distance[at];
        }
        for (int d = 0; d < 4; d++) {
            static const int dx[] = { 1, 0, -1, 0 }, dy[] = { 0, 1, 0, -1 };
            int nx = x + dx[d], ny = y + dy[d];
            if (nx < 0 || ny < 0 || nx >= 8 || ny >= 6 || maze[ny][nx] == '#' || distance[ny * 8 + nx] >= 0) {
                continue;
            }
            distance[ny * 8 + nx] = distance[at] + 1;
            put(&todo, ny * 8 + nx);
        }
    }
    return -1;
}

int main(void)
{
    struct ring r = { { 0 }, 0, 0 };
    struct queue q = { .n = 0 };
    int x, lost = 0, sum = 0;
    for (int i = 0; i < 50; i++) {
        lost += !put(&r, i * i % 17);
        if (i % 3 == 0 && get(&r, &x)) {
            sum += x;
        }
    }
    printf("%d lost, %d\n", lost, sum);
    for (int i = 0; i < 12; i++) {
        add(&q, i * 5 % 7, i);
    }
    while (q.n) {
        struct job j = first(&q);
        printf("%d:%d ", j.priority, j.id);
    }
    printf("\n%d\n", search());
    return 0;
}
