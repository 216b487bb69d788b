#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Frames, flash (of async functions and awaits, too) and RAM of the examples, and flash of the functions of bench/flash for
Cortex-M0 and M3, AVR and RISC-V, compared with scripts/size-budget.txt.

    scripts/sizes.py            prints what is over the budget or far below it; 1 if anything is over
    scripts/sizes.py --all      prints every line
    scripts/sizes.py --update   writes the budget anew, to be committed with the change that explains it"""

import argparse
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

import flash

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "bench", "measure"))
import flashed  # noqa: E402
import tools  # noqa: E402

BUDGET = os.path.join(ROOT, "scripts", "size-budget.txt")


def run(command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def make_variable(folder, asyncc, name):
    """The value that a Makefile gives a variable."""
    text = run(["make", "-s", "-C", folder, "ASYNCC=" + asyncc, "-f", "Makefile", "-f", "-", "print_variable"],
               input="print_variable:\n\t@echo '$(%s)'\n" % name)
    return text.split()


def find_async_sources(folder):
    sources = []
    for path in sorted(glob.glob(os.path.join(folder, "*.c"))):
        with open(path, encoding="utf-8") as file:
            if "#include <async.h>" in file.read():
                sources.append(os.path.basename(path))
    return sources


def measure_example(folder, asyncc):
    """(what, bytes) of one example: each frame, and the image if it is firmware."""
    name = os.path.basename(folder)
    flags = make_variable(folder, asyncc, "CFLAGS")
    compiler = make_variable(folder, asyncc, "CC")[0]
    sources = find_async_sources(folder)
    if not shutil.which(compiler) or not sources:
        return
    report = json.loads(run([asyncc, "--report=json", "--check", *sources, "--cc=" + compiler, "--", *flags],
                            cwd=folder))
    for file in report if isinstance(report, list) else [report]:
        for function in file["functions"]:
            yield "%s frame %s" % (name, function["name"]), function["frame"]
    run(["make", "-s", "-C", folder, "ASYNCC=" + asyncc])
    for image in glob.glob(os.path.join(folder, "build", "*.elf")):
        text, data, bss = run(["size", image]).splitlines()[1].split()[:3]
        yield name + " flash", int(text) + int(data)
        yield name + " RAM", int(data) + int(bss)
        functions = flash.measure(image, glob.glob(os.path.join(folder, "build", "*.async.c")))
        awaits = [await_ for function in functions for await_ in function.awaits.values()]
        for function in functions:
            yield "%s flash %s" % (name, function.name), function.code + function.constants
        if awaits:
            yield name + " flash of an await, mean", sum(a.code + a.constants for a in awaits) // len(awaits)


def measure_functions(asyncc, work):
    """(what, bytes) of the functions of bench/flash, for each device whose compiler is installed."""
    bench = flashed.Bench(tools.Tools(asyncc, work))
    for machine in flashed.MACHINES:
        if machine.prefix and shutil.which(machine.prefix + "gcc"):
            for case in flashed.read_cases():
                yield "functions on %s flash %s" % (machine.name, case.lower()), bench.size("asyncc", machine, case)
            yield "functions on %s flash with runtime" % machine.name, bench.program(machine)


def measure_all(asyncc):
    sizes = {}
    with tempfile.TemporaryDirectory() as work:
        sizes.update(measure_functions(asyncc, work))
        for makefile in sorted(glob.glob(os.path.join(ROOT, "examples", "*", "Makefile"))):
            folder = os.path.join(work, os.path.basename(os.path.dirname(makefile)))
            shutil.copytree(os.path.dirname(makefile), folder, ignore=shutil.ignore_patterns("build"))
            sizes.update(measure_example(folder, asyncc))
    return sizes


def read_budget():
    with open(BUDGET, encoding="utf-8") as file:
        lines = [line.rsplit(None, 1) for line in file if line.strip() and not line.startswith("#")]
    return {what: int(size) for what, size in lines}


def write_budget(sizes):
    with open(BUDGET, "w", encoding="utf-8") as file:
        file.write("# What the examples may take, in bytes. scripts/sizes.py --update writes this file.\n")
        for what, size in sizes.items():
            file.write("%-48s %6d\n" % (what, size))


def compare(sizes, budget, shows_all):
    """Prints; returns whether all is within the budget."""
    is_within = True
    for what, size in sizes.items():
        limit = budget.get(what)
        is_over = limit is not None and size > limit
        state = "over by %d" % (size - limit) if is_over else "not in the budget yet" if limit is None else ""
        is_within &= not is_over
        if shows_all or state:
            print("%-48s %6d %6s  %s" % (what, size, "" if limit is None else limit, state))
    return is_within


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--asyncc", default=os.path.join(ROOT, "build", "bin", "asyncc"))
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    sizes = measure_all(os.path.abspath(options.asyncc))
    if options.update:
        write_budget(sizes)
        return 0
    if not sizes:
        print("nothing was measured", file=sys.stderr)
        return 1
    is_within = compare(sizes, read_budget(), options.all)
    print("sizes of the examples: %s" % ("within the budget" if is_within else "OVER THE BUDGET"))
    return 0 if is_within else 1


if __name__ == "__main__":
    sys.exit(main())
