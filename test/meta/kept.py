# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
import re
import sys

import project

DEFINED = re.compile(r"^\s*#\s*define\s+(\w+)", re.MULTILINE)
KEPT = re.compile(r'ASYNC__KEEP\("(\w+)')
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
USED = re.compile(r"\b(?:ASYNC_|async_)_\w+")


def text_of(root, name):
    return "\n".join(project.lines(root, name))


def main():
    root = sys.argv[1]
    headers = [name for name in project.files(root, ".h") if name.startswith("include/")]
    sources = [name for name in project.files(root, ".c") if name.startswith(("tool/emit/", "tool/lower/"))]
    macros = {macro for name in headers for macro in DEFINED.findall(text_of(root, name))}
    kept = set(KEPT.findall(text_of(root, "include/async/preprocessed.h")))
    problems = []
    for name in sources:
        used = {word for string in STRING.findall(text_of(root, name)) for word in USED.findall(string)}
        problems += ["%s: the macro %s is written, and include/async/preprocessed.h does not keep it" % (name, macro)
                     for macro in sorted(used & macros - kept)]
    project.finish(problems, sources)


main()
