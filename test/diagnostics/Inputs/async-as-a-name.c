/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* C in which the words are ordinary names. */
#define sync async int
typedef struct async async;
struct async {
    int await;
};
int use(async *async)
{
    return async->await;
}
