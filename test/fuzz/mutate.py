#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Feeds asyncc damaged sources: it may refuse them (exit status 1) or translate them, but never fall over.

    mutate.py --asyncc build-asan/bin/asyncc --count 500 test/await test/control-flow

Each round takes one of the files, changes it in a few places (cut off, tokens deleted, doubled, exchanged, replaced by
others, bytes changed) and translates the result.  Exit status 2, 3, 4, a signal, a sanitizer's report or more than --timeout
seconds are failures; the source is kept in --out and shortened by lines as long as it fails the same way.
"""

import argparse
import glob
import os
import random
import re
import subprocess
import sys

TOKEN = re.compile(rb"[A-Za-z_]\w*|\d[\w.]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|\s+|[-+*/%&|^<>=!]=|&&|\|\||->|\+\+|--|<<|>>|.", re.S)
WORDS = (b"async await yield async_for async_with async_try async_catch async_finally async_defer async_shield async_raise "
         b"async_spawn async_run async_create_task async_generator async_sleep_ms int void struct union enum typedef static const "
         b"volatile if else for while do switch case default goto return break continue sizeof ( ) [ ] { } ; , : ? = + - * & && || "
         b"! ~ . -> ... # ## 0 1 x \"s\" 'c' _Generic _Alignas _Atomic __attribute__((unused)) ({ }) \n#define \n#if \n#endif\n "
         b"\n#include /* */ // \\\n \\ \x00 \xff").split(b" ")


def mutate(rng, text):
    tokens = TOKEN.findall(text)
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        if not tokens:
            break
        place = rng.randrange(len(tokens))
        length = rng.choice((1, 1, 2, 3, 8, 30))
        kind = rng.randrange(8)
        if kind == 0:
            tokens = tokens[:place]
        elif kind == 1:
            del tokens[place:place + length]
        elif kind == 2:
            tokens[place:place] = tokens[place:place + length] * rng.choice((1, 2, 40))
        elif kind == 3:
            other = rng.randrange(len(tokens))
            tokens[place], tokens[other] = tokens[other], tokens[place]
        elif kind in (4, 5):
            tokens[place:place + rng.randrange(2)] = [b" ", rng.choice(WORDS), b" "]
        elif kind == 6:
            tokens[place] = bytes(byte ^ (1 << rng.randrange(8)) if rng.random() < 0.1 else byte for byte in tokens[place])
        else:
            other = rng.randrange(len(tokens))
            tokens[place:place + 1] = tokens[other:other + length]
    return b"".join(tokens)


def failure(options, path, form):
    """What went wrong, without what differs from run to run; None: nothing."""
    command = [options.asyncc, "--heap=on", "--emit=" + form, path, "-o", path + ".out", "--", "-I" + options.include,
               "-I" + os.path.dirname(path)]
    environment = dict(os.environ, ASAN_OPTIONS="detect_leaks=0:abort_on_error=0:exitcode=99", UBSAN_OPTIONS="halt_on_error=1:exitcode=99")
    try:
        result = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=options.timeout, env=environment, check=False)
    except subprocess.TimeoutExpired:
        return "runs too long"
    if result.returncode in (0, 1):
        return None
    text = result.stderr.decode(errors="replace")
    lines = [line for line in text.splitlines() if re.search(r"runtime error|ERROR: AddressSanitizer|Assertion|internal", line)]
    frames = re.findall(r"#\d+ \S+ in (\w+) \S*/tool/", text)[:2]
    line = re.sub(r"0x[0-9a-f]+|==\d+==|\d+", "", lines[0] if lines else text[:200])
    return "status %d: %s %s" % (result.returncode, line, " ".join(frames))


def shorten(options, path, form, what):
    """Leaves out runs of lines as long as it still fails in the same way."""
    with open(path, "rb") as file:
        lines = file.read().splitlines(True)
    size = max(1, len(lines) // 2)
    while size:
        place = 0
        while place < len(lines):
            shorter = lines[:place] + lines[place + size:]
            with open(path, "wb") as file:
                file.write(b"".join(shorter))
            if failure(options, path, form) == what:
                lines = shorter
            else:
                place += size
        size //= 2
    with open(path, "wb") as file:
        file.write(b"".join(lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="+", help="C files and directories of them")
    parser.add_argument("--root", default=os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
    parser.add_argument("--asyncc", default=None, help="default build-asan/bin/asyncc")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=30)
    parser.add_argument("--out", default=None, help="default build/mutate")
    options = parser.parse_args()
    options.asyncc = options.asyncc or os.path.join(options.root, "build-asan", "bin", "asyncc")
    options.out = options.out or os.path.join(options.root, "build", "mutate")
    options.include = os.path.join(options.root, "include")
    os.makedirs(options.out, exist_ok=True)
    paths = []
    for place in options.places:
        paths += sorted(glob.glob(os.path.join(place, "**", "*.c"), recursive=True)) if os.path.isdir(place) else [place]
    found = {}
    for seed in range(options.first_seed, options.first_seed + options.count):
        rng = random.Random(seed)
        with open(rng.choice(paths), "rb") as file:
            text = file.read()
        form = rng.choice(("readable", "self-contained"))
        path = os.path.join(options.out, "mutant%d.c" % seed)
        with open(path, "wb") as file:
            file.write(mutate(rng, text))
        what = failure(options, path, form)
        if what is None:
            os.unlink(path)
        elif what not in found:
            found[what] = path
            shorten(options, path, form, what)
            print("%s (%s form): %s" % (path, form, what), flush=True)
    print("%d sources, %d different failures" % (options.count, len(found)))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
