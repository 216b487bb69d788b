# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""lines.py DUMP SOURCE: the rows of a line table (llvm-dwarfdump --debug-line) lie within SOURCE, and each line of it
that holds a statement of an async function has one."""

import re
import sys


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        dump = file.read()
    with open(sys.argv[2], encoding="utf-8") as file:
        source = file.read().splitlines()
    rows = [(int(line), int(number)) for line, number in
            re.findall(r"^0x[0-9a-f]+ +(\d+) +\d+ +(\d+) ", dump, re.MULTILINE)]
    names = dict(enumerate(re.findall(r'^ +name: "(.*)"', dump, re.MULTILINE)))
    main_files = {number for number, name in names.items() if sys.argv[2].endswith(name)}
    lines = {line for line, number in rows if number in main_files}
    wanted = {number for number, text in enumerate(source, 1) if re.match(r"    .*\b(await|return)\b.*;", text)}
    if not wanted or not wanted <= lines or max(lines) > len(source):
        sys.exit("lines %s of %s have code, wanted are %s" % (sorted(lines), sys.argv[2], sorted(wanted)))


main()
