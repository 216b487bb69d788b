#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Bytes of flash for each async function of a program, and for each of its awaits.

    scripts/flash.py firmware.elf build/main.async.c …      the linked program, and what asyncc wrote for it
    scripts/flash.py --json …

The sizes of functions and constants are those of the symbols.  What an await takes is counted by the line table of the
debug information (-g, for avr-gcc -gdwarf-4): the bytes that stem from the lines which asyncc wrote for it and from its call, and the constant
that says where to go on.  A merged function has no code of its own: it is part of its caller's.  Code of inline functions counts for the line that it follows.  Any ELF file will do that
readelf can read, of whatever machine; an object file will not, as its addresses are not final."""

import argparse
import bisect
import collections
import json
import os
import re
import subprocess
import sys

RESUME = re.compile(r"(?:ASYNC__ONE_COPY )?static int (\w+)__resume\((?:\w[\w ]*\*\w+, )?unsigned \w+, async_task \*\w+, int \w+(?:, .*)?\)$")
LINE = re.compile(r'# ?(?:line )?(\d+) "(.*?)"')
PLAIN = re.compile(r"static .*\b(\w+)__plain\(.*\)$")
SAVE = re.compile(r"\s*(?:\w+->[\w.]+ = .*|async__suspend\(.*|\w+ = \w+__try\(.*);$")
ROW = re.compile(r"(\S.*?)\s+(\d+|-)\s+(0x[0-9a-f]+|0)\b")


class Await:
    def __init__(self, state, place):
        self.state = state
        self.place = place      # "main.c:45"
        self.code = 0
        self.constants = 0


class Function:
    def __init__(self, name):
        self.name = name
        self.code = 0
        self.constants = 0
        self.awaits = {}


class Text:
    """One line of asyncc's output: where the debug information says it is, and whether it is the user's."""

    def __init__(self, text, file, number, is_own):
        self.text = text
        self.file = file
        self.number = number
        self.is_own = is_own
        self.owner = None


def read_lines(path):
    own = os.path.basename(path)
    file, number, lines = own, 1, []
    with open(path, encoding="utf-8", errors="replace") as source:
        for text in source:
            text = text.rstrip("\n")
            directive = LINE.match(text)
            if directive:
                number, file = int(directive.group(1)), os.path.basename(directive.group(2))
                continue
            lines.append(Text(text, file, number, file != own))
            number += 1
    return lines


def claim(lines, begin, label, await_):
    """The lines around the label that asyncc wrote for the await, and those of the call in front of it."""
    def take(at):
        lines[at].owner = await_
    at = label
    while at > begin and not lines[at - 1].is_own and not lines[at - 1].owner:       # from the call to the label
        at -= 1
        take(at)
        if SAVE.match(lines[at].text):
            break
    call = lines[at - 1] if at > begin and lines[at - 1].is_own else None
    while call and at > begin and lines[at - 1].is_own and lines[at - 1].number >= call.number and not lines[at - 1].owner:
        at -= 1
        take(at)
    while at > begin and not lines[at - 1].is_own and not lines[at - 1].owner and SAVE.match(lines[at - 1].text):
        at -= 1
        take(at)
    if call:
        await_.place = "%s:%d" % (call.file, call.number)
    at = label
    while at < len(lines) and not lines[at].is_own and not (SAVE.match(lines[at].text) and at > label + 1 and is_outside(lines, label, at)):
        take(at)
        at += 1


def is_outside(lines, label, at):
    """Whether a line is behind the restores and the look at the error, so that it belongs to something else."""
    depth = sum(line.text.count("{") - line.text.count("}") for line in lines[label:at])
    return depth <= 0 and any("}" in line.text for line in lines[label:at])


def read_generated(path, functions):
    """The lines of the resume functions, with the awaits that they belong to."""
    lines = read_lines(path)
    begin, function = 0, None
    for at, line in enumerate(lines):
        found = RESUME.match(line.text)
        if found:
            function = functions.setdefault(found.group(1), Function(found.group(1)))
            begin = at
            end = next((i for i in range(at, len(lines)) if lines[i].text == "}" and not lines[i].is_own), len(lines))
        plain = PLAIN.match(line.text)
        if plain:
            functions.setdefault(plain.group(1), Function(plain.group(1)))
        state = function and re.match(r"%s__(\d+):;?$" % function.name, line.text)
        if state and at < end:
            await_ = function.awaits[int(state.group(1))] = Await(int(state.group(1)), "")
            claim(lines, begin, at, await_)
    return lines


def readelf(*arguments):
    return subprocess.run(["readelf", "-W", *arguments], check=True, capture_output=True, text=True, errors="replace").stdout


def read_only_sections(image):
    """Numbers of the sections that are in flash and stay there."""
    found = set()
    for line in readelf("-S", image).splitlines():
        match = re.match(r"\s*\[\s*(\d+)\]\s+\S+\s+PROGBITS\s+(?:[0-9a-f]+\s+){4}(\w+)", line)
        if match and "A" in match.group(2) and "W" not in match.group(2):
            found.add(match.group(1))
    return found


def count_symbols(image, functions):
    sections = read_only_sections(image)
    code = []
    for line in readelf("-s", image).splitlines():
        fields = line.split()
        if len(fields) < 8 or fields[3] not in ("FUNC", "OBJECT") or fields[6] not in sections:
            continue
        name, size = fields[7], int(fields[2], 0)
        if fields[3] == "FUNC":
            code.append((int(fields[1], 16) & ~1, size))
        function = functions.get(name.split("__")[0]) or functions.get(name.rpartition("__")[0])
        if not function:
            continue
        if fields[3] == "FUNC":
            function.code += size
            continue
        function.constants += size
        site = re.search(r"__(?:site|leaf)_(\d+)$", name)
        if site and int(site.group(1)) in function.awaits:
            function.awaits[int(site.group(1))].constants += size
    return sorted(code)


def line_rows(image):
    """(address, file, line) in the order of the table; file None: the end of a sequence."""
    for line in readelf("--debug-dump=decodedline", image).splitlines():
        row = ROW.match(line)
        if row:
            yield int(row.group(3), 16), None if row.group(2) == "-" else row.group(1), row.group(2)


def is_linked(code, address):
    """Sequences of functions that the linker has left out begin at 0."""
    at = bisect.bisect_right(code, (address, sys.maxsize)) - 1
    return at >= 0 and code[at][0] <= address < code[at][0] + code[at][1]


def count_lines(image, code, texts):
    by_place = collections.defaultdict(list)
    for text in texts:
        by_place[(text.file, text.number)].append(text)
    owner, last, is_open = None, 0, False
    for address, file, number in line_rows(image):
        if is_open and owner and address > last and is_linked(code, last):
            owner.code += address - last
        if file is None:
            owner, is_open = None, False
            continue
        found = by_place.get((os.path.basename(file), int(number)))
        if found:
            owner = next((text.owner for text in found if text.owner), None)
        last, is_open = address, True


def measure(image, generated):
    functions, texts = {}, []
    for path in generated:
        texts += read_generated(path, functions)
    code = count_symbols(image, functions)
    count_lines(image, code, texts)
    return [function for function in functions.values() if function.code or function.constants]


def print_table(functions):
    print("%-28s %8s %10s" % ("bytes of flash", "code", "constants"))
    for function in functions:
        print("%-28s %8d %10d" % (function.name, function.code, function.constants))
        for state, await_ in sorted(function.awaits.items()):
            print("    %-24s %8d %10d" % ("%d: %s" % (state, await_.place), await_.code, await_.constants))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("image")
    parser.add_argument("generated", nargs="+")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    functions = measure(options.image, options.generated)
    if not functions:
        print("no async function of these files is in the image", file=sys.stderr)
        return 1
    if options.json:
        json.dump([{"name": f.name, "code": f.code, "constants": f.constants,
                    "awaits": [{"state": s, "place": a.place, "code": a.code, "constants": a.constants}
                               for s, a in sorted(f.awaits.items())]} for f in functions], sys.stdout, indent=1)
        print()
    else:
        print_table(functions)
    return 0


if __name__ == "__main__":
    sys.exit(main())
