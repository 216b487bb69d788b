/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Functions that async code of another file calls. */
static char *kept;

static inline void fill(char *bytes, int n)
{
    for (int i = 0; i < n; i++) {
        bytes[i] = (char)i;
    }
}

static inline int sum(const char *bytes, int n)
{
    int total = 0;
    while (n > 0) {
        total += bytes[--n];
    }
    return total;
}

static inline void keep(char *bytes) { kept = bytes; }
