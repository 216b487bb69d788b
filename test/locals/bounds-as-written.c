// Members of the frame have the bounds that the user wrote, where they mean the same there.
// RUN: %asyncc --no-line %s -o - -- %include_flags | %FileCheck %s

#include <async.h>

#define SIZE 8
#define TWICE(x) (2 * (x))
enum { GLOBAL = 3 };

void use(void *);

static async void amain(void)
{
#define INNER 5
    enum { LOCAL = 2 };
    char first[SIZE], second[SIZE + 1][TWICE(3)];
    char third[sizeof first], fourth[INNER], fifth[GLOBAL], sixth[LOCAL];
    char open[] = "abc";
    use(first), use(second), use(third), use(fourth), use(fifth), use(sixth), use(open);
    await async_sleep_ms(0);
    use(first), use(second), use(third), use(fourth), use(fifth), use(sixth), use(open);
}

int main(void)
{
    return async_run(amain());
}

// CHECK-LABEL: struct amain__frame {
// CHECK-DAG: char first[SIZE];
// CHECK-DAG: char second[SIZE + 1][TWICE(3)];
// CHECK-DAG: char third[8];
// CHECK-DAG: char fourth[5];
// CHECK-DAG: char fifth[GLOBAL];
// CHECK-DAG: char sixth[2];
// CHECK-DAG: char open[4];
// CHECK: };
