/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The translator as a target of libFuzzer (README.md tells how to run it).  The input is a C file; its length decides
 * about the form and --poison.  Whatever is wrong with the input is a diagnostic; a fault of asyncc is an abort. */
#include "driver.h"
#include "options.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *
input_path(void)
{
    static char path[64];
    if (path[0] == '\0') {
        snprintf(path, sizeof path, "/tmp/asyncc-fuzz-%ld.c", (long)getpid());
    }
    return path;
}

static bool
write_input(const uint8_t *data, size_t size)
{
    FILE *file = fopen(input_path(), "wb");
    bool is_good = file && fwrite(data, 1, size, file) == size;
    return file && fclose(file) == 0 && is_good;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char output[80];
    const char *argv[] = {
        "asyncc", "--heap=on", size % 2 ? "--emit=readable" : "--emit=self-contained", size % 3 ? "--poison" : "-O0",
        input_path(), "-o", output, "--", "-I" FUZZ_INCLUDE_DIR, NULL,
    };
    struct arena arena = {0};
    struct options options;
    snprintf(output, sizeof output, "%s.out", input_path());
    if (!write_input(data, size) || !options_parse(&arena, (int)(sizeof argv / sizeof *argv) - 1, (char *const *)argv, stderr, &options)) {
        abort();
    }
    if (driver_run(&arena, &options) > EXIT_ERRORS) {
        abort();
    }
    arena_free(&arena);
    return 0;
}
