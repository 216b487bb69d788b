#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Turns the addresses in what the default exception handler prints into functions and lines.

    scripts/backtrace.py PROGRAM [LOG] [--nm=NM]     LOG or standard input; NM is the target's nm (default: nm)

Functions that asyncc merged into their callers have no address there; the debug information has a label for each, which
readelf shows.

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
MERGED = re.compile(r"(.+)__awaits_(.+)$")
LABEL = re.compile(r"\(DW_TAG_label\)\n.*DW_AT_name\s*:.*?(\w+__awaits_\w+)\n(?:.*\n){0,2}?.*DW_AT_decl_line\s*:\s*(\d+)")
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


def read_merges(program):
    """Function -> the one that it was merged into and the line there."""
    merges = {}
    try:
        output = subprocess.run(["readelf", "--debug-dump=info", program], check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return merges
    for name, line in LABEL.findall(output):
        caller, callee = MERGED.match(name).groups()
        merges[callee] = caller, line
    return merges


def describe(symbols, merges, address):
    """The await at the address, and those around it in the same resume function."""
    name, place = symbols.get(address, (None, None))
    if name is None:
        return ["await at %x" % address]
    function = NAME.match(name).group(1)
    awaits = ["await in %s%s" % (function, " (%s)" % place if place else "")]
    file = place.rpartition(":")[0] if place else None
    while function in merges:
        function, line = merges[function]
        awaits.append("await in %s%s" % (function, " (%s:%s)" % (file, line) if file else ""))
    return awaits


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
    merges = read_merges(options.program)
    with open(options.log) if options.log else sys.stdin as lines:
        for line in lines:
            found = BACKTRACE.match(line)
            if not found:
                sys.stdout.write(line)
                continue
            moved = int(found.group(3), 16) - loop
            for address in found.group(2).split():
                for line in describe(symbols, merges, int(address, 16) - moved):
                    print(found.group(1) + line)


if __name__ == "__main__":
    main()
