# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The cancel sweep over run tests: builds each with sweep.c and runs all its moments.

    sweep.py [options as run_async.py's] FILE.c ...        programs with a `RUN: %run_async %s` line,
                                                           and without `NO-SWEEP: why`
    sweep.py ... --part 2/3 DIRECTORY ...                  every second of three of the files in the directories

A failure is printed as `MODE MOMENT: ...`; `TEMP/NAME.sweep MODE MOMENT` is that run alone, with the program's output.
"""

import argparse
import glob
import os
import re
import shlex
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import run_async

WRAPPED = ["_task_settle", "_timers_expire", "_port_poll", "_task_init", "_task_prepare", "_task_end", "_task_abandon", "_ring_append",
           "_ring_prepend", "_ring_remove", "_ring_wake", "_ring_wake_all", "_ring_leave", "_call", "_frame_new", "_frame_delete",
           "_port_sleep", "call_later_ms", "loop_reset"]
FLAGS = ["-O0", "-g"] + run_async.SANITIZE
TIMEOUT = 110


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", help="programs, and directories of programs")
    parser.add_argument("--part", default="1/1", help="I/N: only the files whose number is I modulo N")
    parser.add_argument("--options", default="", help="more options of run_async for all of them")
    for name in ("asyncc", "root", "cache", "temp", "cc"):
        parser.add_argument("--" + name, required=True)
    return parser.parse_args()


def run_line(path):
    """The options of the test's run_async, None where the file is no plain run test."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    found = re.search(r"RUN:\s*%run_async\s+(.*?)\s*(?:\||\*/|$)", text, re.MULTILINE)
    if not found or "NO-SWEEP:" in text or "%s" not in found.group(1).split() or "--port=posix" in found.group(1):
        return None
    return [word for word in shlex.split(found.group(1)) if word != "%s"]


def sources_of(options):
    part, parts = (int(number) for number in options.part.split("/"))
    paths = []
    for path in options.paths:
        paths += sorted(glob.glob(os.path.join(path, "*.c"))) if os.path.isdir(path) else [path]
    return [path for number, path in enumerate(paths) if number % parts == part - 1 and run_line(path) is not None]


def options_of(test, options):
    """What run_async would make of the test's line."""
    arguments = sys.argv
    try:
        sys.argv = ["sweep"] + [test] + run_line(test) + shlex.split(options.options) + [
            "--%s=%s" % (name, getattr(options, name)) for name in ("asyncc", "root", "cache", "temp", "cc")]
        return run_async.parse_arguments()
    finally:
        sys.argv = arguments


def driver(options, compiler, configuration):
    """sweep.c as an object, built once for each configuration of the runtime."""
    include = [os.path.join(options.root, name) for name in ("include", "runtime")]
    source = os.path.join(options.root, "test", "support", "sweep", "sweep.c")
    command = compiler.command + FLAGS + ["-w", "-std=gnu11"] + configuration + ["-I" + path for path in include]
    inputs = [source] + [file for path in include for file in run_async.files_under(path, ".h")]
    output = os.path.join(options.cache, "sweep-%s.o" % run_async.digest_of(inputs, command))
    if not os.path.exists(output):
        os.makedirs(options.cache, exist_ok=True)
        scratch = "%s.%d" % (output, os.getpid())
        run_async.must(command + ["-c", source, "-o", scratch])
        os.replace(scratch, output)
    return output


def build(test, options):
    test_options = options_of(test, options)
    test_options.temp = os.path.join(options.temp, os.path.basename(test)[:-2])
    test_options.no_strict = True
    if "-D" in test_options.cflags:
        test_options.cflags += " -w"
    test_options.asyncc_flags += " --poison"
    os.makedirs(options.temp, exist_ok=True)
    compiler = run_async.Compiler("sweep", [options.cc], "self-contained" if test_options.no_readable else "readable",
                                  FLAGS)
    program = run_async.Program(test_options, options.cc)
    output = program.translate(compiler)[0]
    common = compiler.command + FLAGS + ["-w"]
    run_async.must(common + program.user_flags + program.form_flags(compiler.form)
                   + ["-Dmain=sweep__program", "-c", output, "-o", output + ".o"])
    executable = test_options.temp + ".sweep"
    configuration = [flag for flag in program.user_flags if flag.startswith(("-DASYNC_", "-UASYNC_"))]
    run_async.must(common + [driver(options, compiler, configuration), output + ".o",
                             run_async.runtime_library(test_options, compiler), "-o", executable]
                   + ["-Wl,--wrap=async_" + name for name in WRAPPED] + shlex.split(test_options.link))
    return executable


def sweep(executable):
    """(whether all runs were right, what it printed)"""
    env = dict(os.environ, ASAN_OPTIONS="detect_leaks=0", UBSAN_OPTIONS="print_stacktrace=1")
    try:
        result = subprocess.run(run_async.fixed_addresses() + [executable], stdin=subprocess.DEVNULL,
                                capture_output=True, timeout=TIMEOUT, env=env, check=False)
    except subprocess.TimeoutExpired:
        return False, "longer than %d seconds\n" % TIMEOUT
    return result.returncode == 0, result.stdout.decode(errors="replace") + result.stderr.decode(errors="replace")


def main():
    options = parse_arguments()
    failed = swept = 0
    for test in sources_of(options):
        is_right, text = sweep(build(test, options))
        swept += 1
        failed += not is_right
        print("%s: %s" % (os.path.relpath(test, os.path.join(options.root, "test")), text.strip()), flush=True)
    print("%d swept, %d failed" % (swept, failed))
    sys.exit(failed != 0 or swept == 0)


if __name__ == "__main__":
    main()
