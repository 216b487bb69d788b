/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* asyncc: async/await for C. */
#include "asyncc_config.h"
#include "clang/parse.h"
#include "crash.h"
#include "driver.h"
#include "launch.h"
#include "options.h"
#include "print.h"

#include <errno.h>
#include <string.h>

static void
print_version(struct arena *arena)
{
    printf("asyncc %s\n%s\n", ASYNCC_VERSION, parse_libclang_version(arena));
}

static enum exit_status
run(struct arena *arena, const struct options *options)
{
    switch (options->command) {
    case COMMAND_TRANSLATE:
        return driver_run(arena, options);
    case COMMAND_LAUNCH:
        return (enum exit_status)launch_run(arena, options);
    case COMMAND_PRINT:
        return print_items(arena, options);
    case COMMAND_HELP:
    case COMMAND_HELP_HIDDEN:
        options_print_help(stdout, options->command);
        return EXIT_GOOD;
    case COMMAND_VERSION:
        print_version(arena);
        return EXIT_GOOD;
    }
    return EXIT_INTERNAL;
}

int
main(int argc, char **argv)
{
    struct arena arena = {0};
    struct options options;
    crash_install();
    enum exit_status status = EXIT_USAGE;
    if (options_parse(&arena, argc, argv, stderr, &options)) {
        status = run(&arena, &options);
    }
    if ((fflush(stdout) != 0 || ferror(stdout)) && status == EXIT_GOOD) {
        fprintf(stderr, "asyncc: error: cannot write to standard output: %s\n", strerror(errno));
        status = EXIT_ENVIRONMENT;
    }
    arena_free(&arena);
    return (int)status;
}
