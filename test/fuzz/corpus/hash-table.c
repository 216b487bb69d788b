/* A word count: open hashing, growing tables, sorted output. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry { char word[12]; int count; struct entry *next; };
struct table { struct entry **buckets; unsigned size, used; };

static unsigned hash(const char *s)
{
    unsigned h = 2166136261u;
    while (*s) {
        h = (h ^ (unsigned char)*s++) * 16777619u;
    }
    return h;
}

static void grow(struct table *t)
{
    unsigned size = t->size ? 2 * t->size : 4;
    struct entry **buckets = calloc(size, sizeof *buckets);
    if (!buckets) {
        exit(9);
    }
    for (unsigned i = 0; i < t->size; i++) {
        struct entry *e, *next;
        for (e = t->buckets[i]; e; e = next) {
            struct entry **to = &buckets[hash(e->word) % size];
            next = e->next;
            e->next = *to;
            *to = e;
        }
    }
    free(t->buckets);
    t->buckets = buckets;
    t->size = size;
}

static struct entry *look_up(struct table *t, const char *word)
{
    struct entry *e;
    if (t->used >= t->size) {
        grow(t);
    }
    struct entry **bucket = &t->buckets[hash(word) % t->size];
    for (e = *bucket; e; e = e->next) {
        if (!strcmp(e->word, word)) {
            return e;
        }
    }
    e = calloc(1, sizeof *e);
    if (!e) {
        exit(9);
    }
    strncpy(e->word, word, sizeof e->word - 1);
    e->next = *bucket;
    t->used++;
    return *bucket = e;
}

static const char *next_word(const char *p, char *to, int max)
{
    int n = 0;
    while (*p && (*p < 'a' || *p > 'z')) {
        p++;
    }
    for (; *p >= 'a' && *p <= 'z'; p++) {
        if (n < max - 1) {
            to[n++] = *p;
        }
    }
    to[n] = 0;
    return n ? p : NULL;
}

static int by_count(const void *a, const void *b)
{
    const struct entry *x = *(struct entry *const *)a, *y = *(struct entry *const *)b;
    return x->count != y->count ? y->count - x->count : strcmp(x->word, y->word);
}

int main(void)
{
    const char *p = "the cat and the dog and the bird saw a fish; a fish saw the sea, the sea was deep and extraordinarily blue";
    struct table t = { 0 };
    char word[12];
    while ((p = next_word(p, word, sizeof word))) {
        look_up(&t, word)->count++;
    }
    struct entry *all[32];
    unsigned n = 0;
    for (unsigned i = 0; i < t.size; i++) {
        for (struct entry *e = t.buckets[i]; e; e = e->next) {
            all[n++] = e;
        }
    }
    qsort(all, n, sizeof all[0], by_count);
    for (unsigned i = 0; i < n; i++) {
        printf("%s %d\n", all[i]->word, all[i]->count);
        free(all[i]);
    }
    free(t.buckets);
    return (int)(n + t.size);
}
