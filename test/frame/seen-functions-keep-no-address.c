// A buffer whose address only goes to functions whose bodies show that they do not keep it is alive from its first use to
// its last: behind that its bytes are free. What a body keeps, returns into, casts or cannot show pins it.
// RUN: %asyncc --no-line %s -o - -- -I%root/include | %FileCheck %s
#include <stdint.h>
#include <async.h>

struct item {
    struct item *next;
    int value[8];
};
static struct item *first;
static uintptr_t number;
void outside(struct item *item);

static int sum(const struct item *item)
{
    const int *at = item->value, *end = at + 8;
    int total = 0;
    while (at < end) {
        total += *at++;
    }
    return total;
}
static void fill(struct item *item, int n)
{
    for (int i = 0; i < 8; i++) {
        item->value[i] = n;
    }
}
static void through(struct item *item) { fill(item, sum(item)); }
static void add(struct item *item) { item->next = first; first = item; }
static void note(struct item *item) { number = (uintptr_t)item; }
static void in_block(struct item *item)
{
    (void)({ struct item *copy = item; first = copy; 0; });
}
static void by_address(struct item *item)
{
    struct item **where = &item;
    first = *where;
}
static struct item *same(struct item *item) { return item; }
__attribute__((weak)) void replaceable(struct item *item) { (void)item; }

async int none(void)
{
    struct item a, b;
    fill(&a, 1);
    through(&a);
    await async_sleep_ms(1);
    int n = sum(&a);
    fill(&b, n);
    await async_sleep_ms(1);
    return sum(&b);
}

#define KEEPS(name, call) \
    async void name(void) \
    { \
        struct item a; \
        fill(&a, 1); \
        call; \
        await async_sleep_ms(1); \
    }
KEEPS(kept, add(&a))
KEEPS(cast, note(&a))
KEEPS(copied, in_block(&a))
KEEPS(addressed, by_address(&a))
KEEPS(returned, first = same(&a))
KEEPS(weak, replaceable(&a))
KEEPS(unseen, outside(&a))
KEEPS(released, through(same(&a)))

// CHECK:      struct none__frame {
// CHECK:          union {
// CHECK-NEXT:         struct item a;
// CHECK-NEXT:         struct item b;
// CHECK-NEXT:     }
// CHECK-LABEL: struct kept__frame {
// CHECK:          struct item a;
// CHECK-LABEL: struct cast__frame {
// CHECK:          struct item a;
// CHECK-LABEL: struct copied__frame {
// CHECK:          struct item a;
// CHECK-LABEL: struct addressed__frame {
// CHECK:          struct item a;
// CHECK-LABEL: struct returned__frame {
// CHECK:          struct item a;
// CHECK-LABEL: struct weak__frame {
// CHECK:          struct item a;
// CHECK-LABEL: struct unseen__frame {
// CHECK:          struct item a;
// CHECK-LABEL: struct released__frame {
// CHECK-NOT:      struct item
// CHECK:      };
