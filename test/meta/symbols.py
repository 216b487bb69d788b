# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""symbols.py ROOT SCRATCH COMPILER NM bare|hosted"""

import os
import re
import shlex
import shutil
import subprocess
import sys

import project

EXPORTS = re.compile(r"async_\w+$|SysTick_Handler$")
# What freestanding C may need of the compiler's library.
ALLOWED = re.compile(r"__aeabi_\w+$|__\w+[sd]i[234]$|mem(cpy|move|set|cmp)$|strlen$")
# Linked from the library only by programs translated with --heap=on; nothing else may lead to them.
HEAP_FILES = {"runtime/memory.c", "runtime/frame.c"}
HEAP = {"malloc", "free"}
HOSTED_PORTS = {"posix.c", "virtual.c"}


def symbols_of(nm, path):
    """(defined, undefined) names that a linker sees."""
    defined, undefined = set(), set()
    for line in subprocess.run([nm, "-g", path], capture_output=True, text=True, check=True).stdout.splitlines():
        kind, name = line.split()[-2:]
        (undefined if kind in "Uw" else defined).add(name)
    return defined, undefined


def bare_metal_problems(defined, undefined):
    """A program without --heap=on links all files but HEAP_FILES, and nothing else."""
    known = {name for source, names in defined.items() if source not in HEAP_FILES for name in names}
    for source in sorted(undefined):
        for name in sorted(undefined[source] - known):
            in_heap_file = source in HEAP_FILES and (name in HEAP or any(name in defined[file] for file in HEAP_FILES))
            if not in_heap_file and not ALLOWED.match(name):
                yield "%s needs '%s'" % (source, name)


def main():
    root, scratch, compiler, nm, place = sys.argv[1:]
    shutil.rmtree(scratch, ignore_errors=True)
    os.makedirs(scratch)
    sources = [name for name in project.files(root, ".c") if re.match(r"runtime/[^/]+$", name)]
    if place == "hosted":
        sources += ["runtime/port/" + port for port in sorted(HOSTED_PORTS)]
        sources += [name for name in project.files(root, ".c") if name.startswith("runtime/port/posix/")]
    else:
        sources += [name for name in project.files(root, ".c") if re.match(r"runtime/port/cortex", name)]
    problems, defined, undefined = [], {}, {}
    for source in sources:
        output = os.path.join(scratch, os.path.basename(source) + ".o")
        subprocess.run(shlex.split(compiler) + ["-I" + os.path.join(root, "include"), "-I" + os.path.join(root, "runtime"),
                                                "-c", os.path.join(root, source), "-o", output], check=True)
        defined[source], undefined[source] = symbols_of(nm, output)
        problems += ["%s exports '%s', which does not begin with async_" % (source, name)
                     for name in sorted(defined[source]) if not EXPORTS.match(name)]
    if place == "bare":
        problems += bare_metal_problems(defined, undefined)
    project.finish(problems, sources)


main()
