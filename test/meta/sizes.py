# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Lengths of functions and files.  A function runs from its first line after a blank line, comment or directive to the `}`
in the first column; a flat switch may run to twice the limit."""

import re
import sys

import project

FUNCTION_LINES = 60
SWITCH_LINES = 120
FILE_LINES = 600
FOLDERS = ("tool/", "runtime/", "include/", "examples/", "bench/", "test/support/", "scripts/", "cmake/", "test/meta/")

# "file" or "file:function" and why it may be longer.
REASONS = {
}


def limit_of(body):
    """A flat switch with short cases may be longer: most lines lie in one switch, at most one level below the cases."""
    starts = [number for number, line in enumerate(body) if line.startswith("    switch ")]
    if not starts:
        return FUNCTION_LINES
    length = next(number for number, line in enumerate(body[starts[0]:]) if line.startswith("    }"))
    is_flat = not any(line.startswith(" " * 16) for line in body)
    return SWITCH_LINES if is_flat and length * 10 >= len(body) * 7 else FUNCTION_LINES


def functions(text):
    """(name, first line, length, limit) of each function of a C file."""
    for number, line in enumerate(text):
        if not line.startswith("{"):
            continue
        first = number
        while first > 0 and text[first - 1].strip() and not re.match(r"[#}]|.*\*/|.*;\s*$", text[first - 1]):
            first -= 1
        last = number
        while last < len(text) - 1 and not text[last].startswith("}"):
            last += 1
        match = re.search(r"(\w+)\s*\(", " ".join(text[first:number]))
        yield match[1] if match else "?", first + 1, last - first + 1, limit_of(text[number:last])


def main():
    root = sys.argv[1]
    problems, used = [], set()
    names = [name for name in project.files(root, ".c", ".h", ".py", ".cmake", ".mk") if name.startswith(FOLDERS)]

    def judge(key, where, length, limit):
        if length <= limit:
            return
        used.add(key)
        if key not in REASONS:
            problems.append("%s: %d lines, at most %d" % (where, length, limit))

    for name in names:
        text = project.lines(root, name)
        judge(name, name, len(text) - 1, FILE_LINES)
        if name.endswith((".c", ".h")):
            for function, first, length, limit in functions(text):
                judge("%s:%s" % (name, function), "%s:%d: %s" % (name, first, function), length, limit)
    problems += ["%s needs its exception no longer (sizes.py)" % key for key in sorted(set(REASONS) - used)]
    project.finish(problems, names)


main()
