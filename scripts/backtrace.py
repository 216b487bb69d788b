#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Turns the addresses in what the default exception handler prints into functions and lines.

    scripts/backtrace.py PROGRAM [LOG] [--nm=NM]     LOG or standard input; NM is the target's nm (default: nm)

    task 'worker' failed: timeout
      awaits 0000a1c0 0000a1e0, async__loop 0000d0a0
becomes
    task 'worker' failed: timeout
      await in read (sensor.c:12)
      await in worker (main.c:30)
"""

import argparse
import re
import subprocess
import sys

NAME = re.compile(r"(.+)__(?:leaf|site)_\d+$")
BACKTRACE = re.compile(r"^(\s*)awaits ((?:[0-9a-f]+ ?)+), async__loop ([0-9a-f]+)\s*$")


def read_symbols(nm, program):
    """Address -> (name, place)."""
    symbols = {}
    output = subprocess.run([nm, "-l", program], check=True, capture_output=True, text=True).stdout
    for line in output.splitlines():
        found = re.match(r"([0-9a-fA-F]+) \w (\S+)(?:\t(.*))?$", line)
        if found and (NAME.match(found.group(2)) or found.group(2) == "async__loop"):
            symbols[int(found.group(1), 16)] = (found.group(2), found.group(3))
    return symbols


def describe(symbols, address):
    name, place = symbols.get(address, (None, None))
    if name is None:
        return "await at %x" % address
    return "await in %s%s" % (NAME.match(name).group(1), " (%s)" % place if place else "")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("log", nargs="?")
    parser.add_argument("--nm", default="nm")
    options = parser.parse_args()
    symbols = read_symbols(options.nm, options.program)
    loop = next((address for address, (name, _) in symbols.items() if name == "async__loop"), None)
    if loop is None:
        sys.exit("backtrace.py: %s has no async__loop; is it stripped?" % options.program)
    with open(options.log) if options.log else sys.stdin as lines:
        for line in lines:
            found = BACKTRACE.match(line)
            if not found:
                sys.stdout.write(line)
                continue
            moved = int(found.group(3), 16) - loop
            for address in found.group(2).split():
                print(found.group(1) + describe(symbols, int(address, 16) - moved))


if __name__ == "__main__":
    main()
