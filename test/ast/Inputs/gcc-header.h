/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What gcc accepts in a header and clang does not. */
extern void *gcc_alloc(int n) __attribute__((__malloc__(gcc_free, 1)));
extern void gcc_free(void *p);
extern _Float32 gcc_float(_Float64x x);
static inline int gcc_nested(int n)
{
    int twice(int m) { return 2 * m; }
    return __builtin_ia32_no_such_builtin(twice(n));
}
struct __attribute__((packed)) gcc_packed { char c; int n; };
