// The program's macros may have the names of members and variables of the output.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

#define u 99
#define args "arguments"
#define frame (u + 1)
#define task task_is_a_macro
#define state [
#define error ]
#define self ;
#define result 7
#define awaiting {

static async int count(int n)
{
    char text[8] = "ab";
    await async_sleep_ms(1);
    text[0] = (char)(text[0] + n);
    printf("%d %s %d %s\n", u, args, frame, text);
    int numbers state 2 error = { result, u }self
    await async_sleep_ms(1);
    return numbers[0] + numbers[1];
}
ASYNC_TASK_POOL(count, 1);

static async void amain(void)
{
    async_task *t = async_create_task(count(1));
    printf("%d\n", await async_join_as(t, int));
    async_task_release(t);
    printf("%d\n", await count(2));
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      99 arguments 100 bb
// CHECK-NEXT: 106
// CHECK-NEXT: 99 arguments 100 cb
// CHECK-NEXT: 106
// CHECK-NOT:  {{.}}
