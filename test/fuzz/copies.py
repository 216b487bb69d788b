# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Two copies of a program in one process, as two tasks that take turns at their suspensions (run.py --copies).

Each copy has suspensions at places of its own.  objcopy makes the names of each object local, so that each has its own
file-scope state, and leads what it prints to copies.c, which keeps the two apart.
"""

import os
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
PRINTS = ("printf", "vprintf", "puts", "putchar", "stdout")
ENDS_BOTH = {"exit", "_exit", "_Exit", "abort", "raise", "kill", "quick_exit"}


class NoCopies(Exception):
    """The program cannot be one of two in a process; the text says why."""


class CannotBuild(Exception):
    """The translated program does not compile; the text is the compiler's."""


def must(command):
    result = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False)
    if result.returncode != 0:
        raise CannotBuild(result.stderr.decode(errors="replace"))
    return result.stdout.decode(errors="replace")


def undefined_names(path):
    return {line.split()[-1] for line in must(["nm", "-u", path]).splitlines()}


def isolate(path, number):
    """The object with all its names local but for those that copies.c knows."""
    undefined = undefined_names(path)
    if undefined & ENDS_BOTH:
        raise NoCopies("may end the process (%s)" % ", ".join(sorted(undefined & ENDS_BOTH)))
    command = ["objcopy"]
    for name in ("start", "status"):
        command += ["--redefine-sym", "fuzz_%s=copy%d_%s" % (name, number, name), "--keep-global-symbol=copy%d_%s" % (number, name)]
    for name in PRINTS:
        command += ["--redefine-sym", "%s=copy%d_%s" % (name, number, name)]
    must(command + [path])


def build(compile_command, translated, objects, include, directory):
    """The executable of two translated programs.  compile_command: compiler and flags."""
    copies = []
    for number, path in enumerate(translated, 1):
        copies.append(os.path.join(directory, "copy%d.o" % number))
        must(compile_command + ["-c", path, "-o", copies[-1]])
        isolate(copies[-1], number)
    executable = os.path.join(directory, "copies")
    must([compile_command[0], "-O1", "-I" + include, os.path.join(HERE, "copies.c")] + copies + objects + ["-o", executable, "-lm"])
    return executable


def outcomes(directory, statuses):
    """[(status, output)] of the copies, from what copies.c wrote."""
    found = []
    for number, status in enumerate(statuses.split(), 1):
        with open(os.path.join(directory, "copy%d.out" % number), "rb") as file:
            found.append((int(status), file.read()))
    return found
