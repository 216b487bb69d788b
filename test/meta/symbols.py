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
ALLOWED = re.compile(r"async_\w+$|__aeabi_\w+$|__\w+[sd]i[234]$|mem(cpy|move|set|cmp)$|strlen$")
HOSTED_PORTS = {"posix.c", "virtual.c"}


def symbols_of(nm, path):
    """(defined, undefined) names that a linker sees."""
    defined, undefined = set(), set()
    for line in subprocess.run([nm, "-g", path], capture_output=True, text=True, check=True).stdout.splitlines():
        kind, name = line.split()[-2:]
        (undefined if kind in "Uw" else defined).add(name)
    return defined, undefined


def main():
    root, scratch, compiler, nm, place = sys.argv[1:]
    shutil.rmtree(scratch, ignore_errors=True)
    os.makedirs(scratch)
    sources = [name for name in project.files(root, ".c") if re.match(r"runtime/[^/]+$", name)]
    if place == "hosted":
        sources += ["runtime/port/" + port for port in sorted(HOSTED_PORTS)]
    else:
        sources += [name for name in project.files(root, ".c") if re.match(r"runtime/port/cortex", name)]
    problems, all_defined, all_undefined = [], set(), {}
    for source in sources:
        output = os.path.join(scratch, os.path.basename(source) + ".o")
        subprocess.run(shlex.split(compiler) + ["-I" + os.path.join(root, "include"), "-I" + os.path.join(root, "runtime"),
                                                "-c", os.path.join(root, source), "-o", output], check=True)
        defined, undefined = symbols_of(nm, output)
        problems += ["%s exports '%s', which does not begin with async_" % (source, name)
                     for name in sorted(defined) if not EXPORTS.match(name)]
        all_defined |= defined
        all_undefined.update((name, source) for name in undefined)
    if place == "bare":
        problems += ["%s needs '%s'" % (all_undefined[name], name)
                     for name in sorted(set(all_undefined) - all_defined) if not ALLOWED.match(name)]
    project.finish(problems, sources)


main()
