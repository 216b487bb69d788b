# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Finds the tools, builds programs with them, runs and counts. What is missing raises Skip with the reason."""

import os
import re
import shutil
import statistics
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BENCH = os.path.join(ROOT, "bench")
TIMEOUT = 300


class Skip(Exception):
    """Why there is no figure."""


class Value:
    """A figure; with several samples their median, and half of the distance between their quartiles as its spread."""

    def __init__(self, samples, digits=0):
        self.samples = sorted(samples if isinstance(samples, list) else [samples])
        self.digits = digits

    @property
    def median(self):
        return statistics.median(self.samples)

    def __str__(self):
        text = "%.*f" % (self.digits, self.median)
        if len(self.samples) < 4 or self.median == 0:
            return text
        low, _, high = statistics.quantiles(self.samples, n=4)
        return "%s ±%.0f%%" % (text, 50 * (high - low) / self.median)


def find(*names):
    for name in names:
        path = shutil.which(name)
        if path:
            return path
    raise Skip("%s is not installed" % names[0])


def run(command, **options):
    """stdout of a command that must succeed."""
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=TIMEOUT, **options)
    if result.returncode != 0:
        raise Skip("%s failed: %s" % (os.path.basename(command[0]), (result.stderr or result.stdout).strip()[-300:]))
    return result.stdout


class Tools:
    def __init__(self, asyncc, work):
        self.asyncc = asyncc
        self.work = work
        self.include = os.path.join(ROOT, "include")

    def path(self, name):
        return os.path.join(self.work, name)

    def write(self, name, text):
        with open(self.path(name), "w") as file:
            file.write(text)
        return self.path(name)

    def runtime(self, port):
        return run([self.asyncc, "--print=runtime-sources", "--port=" + port]).split()

    def translate(self, source, name, cc, flags):
        """Translates to a file of the given name."""
        output = self.path(name)
        run([self.asyncc, source, "-o", output, "--cc=" + cc, "-Wno-await", "--", *flags])
        return output

    def build_asyncc(self, source, name, defines=(), port="posix", optimize="-O2"):
        cc = find("gcc", "cc")
        flags = ["-I" + self.include, "-I" + os.path.dirname(source), *defines]
        output = self.translate(source, name + ".async.c", cc, flags)
        run([cc, optimize, *flags, output, *self.runtime(port), "-o", self.path(name)])
        return self.path(name)

    def build_c(self, source, name, defines=()):
        run([find("gcc", "cc"), "-O2", *defines, source, "-o", self.path(name)])
        return self.path(name)

    def build_cxx(self, compiler, source, name, defines=()):
        run([compiler, "-std=c++20", "-O2", *defines, source, "-o", self.path(name)])
        return self.path(name)

    def build_rust(self, source, name):
        run([find("rustc"), "-O", "-C", "panic=abort", "--edition", "2021", source, "-o", self.path(name)])
        return self.path(name)


CXX = {"g++": ("g++",), "clang++": ("clang++-19", "clang++")}


def instructions(command):
    """Executed by the whole program, by callgrind."""
    result = subprocess.run([find("valgrind"), "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                            capture_output=True, text=True, check=False, timeout=TIMEOUT)
    found = re.search(r"Collected\s*:\s*(\d+)", result.stderr)
    if result.returncode != 0 or not found:
        raise Skip("callgrind: " + result.stderr.strip()[-200:])
    return int(found.group(1))


def per_turn(program, few=10000, many=20000, arguments=()):
    """Instructions of one turn: the difference of two runs, so starting up does not count."""
    begin = [program, *arguments]
    return (instructions([*begin, str(many)]) - instructions([*begin, str(few)])) / (many - few)


def user_seconds(command):
    """Processor time of a run in user mode, and its output."""
    before = os.times()
    output = run(command)
    after = os.times()
    return after.children_user - before.children_user, output
