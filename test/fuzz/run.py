#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Differential fuzzer: programs must mean after asyncify.py and asyncc what they meant before.

    run.py corpus                          every .c file of a directory (or single files)
    run.py --csmith 100 --first-seed 1     programs of csmith's
    run.py --quick corpus                  one density, one compiler: seconds
    run.py --quick --copies corpus         two copies of each program take turns in one process

For each program and density: the untranslated program is built by gcc, clang and tcc, which must agree; asyncify.py
makes it async; asyncc translates it with --heap=on; gcc and clang build it at -O0, -O2 and -Os; each build must print
and return the same as the original.  A program ends up in one of these classes:

    ok              same output and exit status in every build
    skipped         no verdict: the originals differ, run too long, or nothing can be made async
    diagnostic      asyncc refused it with an error of its own (exit status 1); its text is counted
    tool            asyncc crashed, hung, or failed with another status
    build           the translated program does not compile
    mismatch crash hang    the translated program runs, but not as the original

The last four are failures: exit status 1, and the files stay in --out.  README.md tells how to reduce them.
"""

import argparse
import collections
import concurrent.futures
import glob
import os
import shlex
import shutil
import signal
import subprocess
import sys

import copies

HERE = os.path.dirname(os.path.abspath(__file__))
FAILURES = ("tool", "build", "mismatch", "crash", "hang")
CSMITH = ("--max-funcs 6 --max-block-size 4 --max-block-depth 4 --max-expr-complexity 8 --max-array-dim 3 "
          "--max-array-len-per-dim 6 --max-struct-fields 6 --max-union-fields 4 --bitfields --packed-struct --jumps --unions")
NO_VOLATILES = "--no-volatiles --no-volatile-pointers"


class Outcome:
    def __init__(self, name, kind, text=""):
        self.name = name
        self.kind = kind
        self.text = text


class Verdict(Exception):
    """Ends the work on one program."""

    def __init__(self, kind, text):
        super().__init__(text)
        self.kind = kind
        self.text = text


def execute(command, timeout, directory=None):
    """(status, stdout, stderr); status None: too long.  A signal is a negative status."""
    try:
        result = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout, cwd=directory, check=False)
    except subprocess.TimeoutExpired:
        return None, b"", b""
    return result.returncode, result.stdout, result.stderr


def run_program(executable, seconds, directory):
    """The same for a program under test.  The limit is processor time: on a busy machine others' work does not count."""
    def limit():
        signal.setitimer(signal.ITIMER_PROF, seconds)    # outlives exec
    try:
        result = subprocess.run([executable], stdin=subprocess.DEVNULL, capture_output=True, timeout=60 + 20 * seconds,
                                cwd=directory, check=False, preexec_fn=limit)
    except subprocess.TimeoutExpired:
        return None, b"", b""
    return None if result.returncode == -signal.SIGPROF else result.returncode, result.stdout, result.stderr


def first_line(text, word=b"error"):
    lines = text.decode(errors="replace").splitlines()
    for line in lines:
        if word.decode() in line:
            return line
    return lines[0] if lines else "(no message)"


def message_of(text):
    """The first error without its position, for counting."""
    line = first_line(text)
    return line[line.find("error: ") + 7:] if "error: " in line else line


class Fuzzer:
    def __init__(self, options):
        self.options = options
        self.cc = shlex.split(options.cc)
        self.clang = shlex.split(options.clang)
        self.tcc = shlex.split(options.tcc)
        self.include = os.path.join(options.root, "include")
        self.runtime = os.path.join(options.root, "runtime")
        self.flags = ["-std=" + options.std, "-w"] + shlex.split(options.cflags)
        if options.csmith:
            self.flags.append("-I" + csmith_include())
        levels = ["-O0"] if options.quick else ["-O0", "-O2", "-Os"]
        self.builds = [(command, level) for command in (self.cc, self.clang) for level in levels]
        if options.quick:
            self.builds = [(self.cc, "-O1")]
            self.flags.append("-O1")    # for asyncc, too: programs ask for __OPTIMIZE__
        self.objects = []

    def build_runtime(self):
        """The runtime with the virtual clock, once."""
        directory = os.path.join(self.options.out, "runtime")
        os.makedirs(directory, exist_ok=True)
        sources = sorted(glob.glob(os.path.join(self.runtime, "*.c"))) + [os.path.join(self.runtime, "port", "virtual.c")]
        for source in sources:
            target = os.path.join(directory, os.path.basename(source) + ".o")
            command = self.cc + ["-O2", "-std=c99", "-I" + self.include, "-I" + self.runtime, "-c", source, "-o", target]
            status, _, errors = execute(command, 60)
            if status != 0:
                sys.exit("run.py: the runtime does not compile: " + first_line(errors))
            self.objects.append(target)

    # ---- one program

    def native(self, source, directory):
        """Status and output of the original, on which all compilers that take it agree."""
        reference = None
        compilers = [self.cc + ["-O0"], self.clang + ["-O1"], self.tcc]    # -O0 shows how many steps it takes
        for number, command in enumerate(compilers[:1] if self.options.quick else compilers):
            if not command:
                continue
            executable = os.path.join(directory, "native%d" % number)
            status, _, errors = execute(command + self.flags + [source, "-o", executable, "-lm"], 60)
            if status != 0 and command == self.tcc:
                continue    # it knows less of GNU C
            if status != 0:
                raise Verdict("skipped", "%s does not compile it: %s" % (command[0], message_of(errors)))
            status, output, _ = run_program(executable, self.options.timeout, directory)
            if status is None:
                raise Verdict("skipped", "the original runs too long")
            if status < 0:
                raise Verdict("skipped", "the original crashes")
            if reference is not None and (status, output) != reference:
                raise Verdict("skipped", "the originals differ (%s)" % command[0])
            reference = (status, output)
        return reference

    def asyncify(self, source, target, density, seed):
        script = "asyncify.py" if self.options.style == "tree" else "asyncify_text.py"
        command = [sys.executable, os.path.join(HERE, script), source, "-o", target, "--density", str(density),
                   "--seed", str(seed)]
        if self.options.style == "tree":
            command += ["--noise"] if seed % 3 == 0 and self.options.asyncc else []
            command += ["--clang", self.clang[0], "--"] + self.flags
        status, _, errors = execute(command, 120)
        if status in (2, 3):
            raise Verdict("skipped", errors.decode().strip().rsplit(": ", 1)[-1])
        if status != 0:
            raise Verdict("skipped", script + " failed: " + errors.decode().strip().splitlines()[-1])

    def check_oracle(self, source, directory, expected):
        """What asyncify.py made must still be the same program when async and await are defined away."""
        executable = os.path.join(directory, "away")
        away = ["-I" + os.path.join(self.options.root, "test", "support", "away")]
        status, _, errors = execute(self.clang + ["-O0"] + self.flags + away + [source, "-o", executable, "-lm"], 60)
        if status != 0:
            raise Verdict("skipped", "asyncify.py broke it: " + message_of(errors))
        status, output, _ = run_program(executable, self.options.timeout, directory)
        if (status, output) != expected:
            raise Verdict("skipped", "asyncify.py changed what it does")

    def translate(self, source, target, form, seed, compiler, more_flags=()):
        command = [self.options.asyncc, "--heap=on", "--emit=" + form, "--cc=" + compiler, source, "-o", target]
        if self.options.poison == "on" or (self.options.poison == "alternate" and seed // 2 % 2):
            command.append("--poison")
        command += shlex.split(self.options.asyncc_flags)
        status, _, errors = execute(command + ["--"] + self.flags + list(more_flags) + ["-I" + self.include], self.options.tool_timeout)
        if status is None:
            raise Verdict("tool", "asyncc runs longer than %g s" % self.options.tool_timeout)
        if status == 1:
            raise Verdict("diagnostic", message_of(errors))
        if status != 0:
            raise Verdict("tool", "asyncc returned %d: %s" % (status, first_line(errors)))

    def compare(self, translated, directory, form, builds, expected):
        for number, (command, level) in enumerate(builds):
            what = "%s %s, %s form" % (os.path.basename(command[0]), level, form)
            executable = os.path.join(directory, "async%d" % number)
            flags = self.flags + (["-I" + self.include] if form == "readable" else self.self_contained_flags[command[0]])
            status, _, errors = execute(command + [level] + flags + [translated] + self.objects + ["-o", executable, "-lm"], 120)
            if status != 0:
                raise Verdict("build", "%s: %s" % (what, message_of(errors)))
            status, output, _ = run_program(executable, self.options.timeout * 60, directory)
            if status is None:
                raise Verdict("hang", what)
            if status < 0:
                raise Verdict("crash", "%s: signal %d" % (what, -status))
            if (status, output) != expected:
                raise Verdict("mismatch", "%s: status %d, expected %d%s" % (
                    what, status, expected[0], "" if output == expected[1] else ", output differs"))

    def find_flags(self):
        """The flags with which each compiler takes the self-contained form."""
        self.self_contained_flags = {}
        for command in (self.cc, self.clang):
            status, output, _ = execute([self.options.asyncc, "--print=cflags", "--emit=self-contained", "--cc=" + command[0]], 20)
            self.self_contained_flags[command[0]] = shlex.split(output.decode()) if status == 0 else []

    def try_form(self, program, directory, form, seed, expected):
        """The self-contained form holds what one compiler's preprocessor made: each compiler gets its own."""
        translated = os.path.join(directory, "translated.c")
        if form == "readable":
            self.translate(program, translated, form, seed, self.cc[0])
            self.compare(translated, directory, form, self.builds, expected)
            return
        for compiler in dict.fromkeys(command[0] for command, _ in self.builds):
            self.translate(program, translated, form, seed, compiler)
            self.compare(translated, directory, form, [build for build in self.builds if build[0][0] == compiler], expected)

    def try_copies(self, original, directory, form, density, seed, expected):
        """Two copies, with suspensions at different places, take turns; each must do what the original did."""
        translated = [os.path.join(directory, "copy%d.c" % number) for number in (1, 2)]
        for number, target in enumerate(translated):
            program = os.path.join(directory, "program%d.c" % (number + 1))
            self.asyncify(original, program, density, seed + 1000003 * number)
            self.translate(program, target, form, seed, self.cc[0], ["-DFUZZ_COPY"])
        flags = self.flags + ["-DFUZZ_COPY"]
        flags += ["-I" + self.include] if form == "readable" else self.self_contained_flags[self.cc[0]]
        try:
            executable = copies.build(self.cc + ["-O1"] + flags, translated, self.objects, self.include, directory)
        except copies.NoCopies as reason:
            raise Verdict("skipped", str(reason)) from reason
        except copies.CannotBuild as error:
            raise Verdict("build", "two copies: " + message_of(str(error).encode())) from error
        status, output, _ = run_program(executable, self.options.timeout * 120, directory)
        if status != 0:
            kind = "hang" if status is None else "crash" if status < 0 else "mismatch"
            raise Verdict(kind, "two copies, %s form: status %s" % (form, status))
        for number, outcome in enumerate(copies.outcomes(directory, output.decode())):
            if outcome != expected:
                raise Verdict("mismatch", "two copies, %s form: the %s differs" % (form, ("first", "second")[number]))

    def try_one(self, source, name, density, seed):
        """The outcome for one program at one density.  One that checks itself is compared with its original only if it fails."""
        if self.options.self_checking:
            outcome = self.try_against(source, name, density, seed, (0, b""))
            if outcome.kind == "ok":
                return outcome
        return self.try_against(source, name, density, seed, None)

    def try_against(self, source, name, density, seed, expected):
        directory = os.path.join(self.options.out, "%s-%g" % (name, density))
        shutil.rmtree(directory, ignore_errors=True)
        os.makedirs(directory)
        original = os.path.join(directory, "original.c")
        shutil.copy(source, original)
        try:
            expected = expected or self.native(original, directory)
            program = os.path.join(directory, "program.c")
            if self.options.copies:
                self.try_copies(original, directory, ["readable", "self-contained"][seed % 2], density, seed, expected)
                return self.finish(Outcome(name, "ok"), directory)
            self.asyncify(original, program, density, seed)
            if not self.options.quick:
                self.check_oracle(program, directory, expected)
            if self.options.asyncc:
                forms = ["readable", "self-contained"] if self.options.both_forms else [["readable", "self-contained"][seed % 2]]
                for form in forms:
                    self.try_form(program, directory, form, seed, expected)
            outcome = Outcome(name, "ok")
        except Verdict as verdict:
            outcome = Outcome(name, verdict.kind, verdict.text)
        return self.finish(outcome, directory)

    def finish(self, outcome, directory):
        if outcome.kind in FAILURES:
            outcome.text += "\n        " + directory
        elif not self.options.keep:
            shutil.rmtree(directory, ignore_errors=True)
        return outcome

    def csmith(self, seed):
        """A program of csmith's; every third one with volatiles."""
        path = os.path.join(self.options.out, "csmith%d.c" % seed)
        command = ["csmith", "--seed", str(seed), "-o", path] + CSMITH.split()
        status, _, errors = execute(command + (NO_VOLATILES.split() if seed % 3 else []), 60)
        if status != 0:
            raise Verdict("skipped", "csmith: " + first_line(errors))
        return path


def csmith_include():
    for directory in ["/usr/include/csmith"] + glob.glob("/usr/include/csmith-*") + glob.glob("/usr/local/include/csmith*"):
        if os.path.exists(os.path.join(directory, "csmith.h")):
            return directory
    sys.exit("run.py: csmith.h not found (install csmith and libcsmith-dev)")


def jobs_of(fuzzer, options):
    """(function, arguments) for each program and density."""
    densities = [float(word) for word in options.density.split(",")]

    def corpus_job(path, number, density):
        name = os.path.splitext(os.path.basename(path))[0]
        return fuzzer.try_one(path, name, density, options.first_seed + number)

    def csmith_job(seed):
        try:
            path = fuzzer.csmith(seed)
        except Verdict as verdict:
            return Outcome("csmith%d" % seed, verdict.kind, verdict.text)
        outcome = fuzzer.try_one(path, "csmith%d" % seed, densities[seed % len(densities)], seed)
        if outcome.kind not in FAILURES:
            os.unlink(path)
        return outcome

    paths = []
    for place in options.programs:
        paths += sorted(glob.glob(os.path.join(place, "*.c"))) if os.path.isdir(place) else [place]
    for number, path in enumerate(paths):
        for density in densities:
            yield corpus_job, (path, number, density)
    for seed in range(options.first_seed, options.first_seed + options.csmith):
        yield csmith_job, (seed,)


def summarise(outcomes, options):
    counts = collections.Counter(outcome.kind for outcome in outcomes)
    for outcome in sorted(outcomes, key=lambda outcome: (outcome.kind, outcome.name)):
        if outcome.kind in FAILURES or (options.verbose and outcome.kind != "ok"):
            print("%-10s %s: %s" % (outcome.kind, outcome.name, outcome.text))
    for kind in ("diagnostic", "skipped"):
        reasons = collections.Counter(outcome.text for outcome in outcomes if outcome.kind == kind)
        for text, count in reasons.most_common():
            print("%-10s %4d  %s" % (kind, count, text))
    print(", ".join("%d %s" % (counts[kind], kind) for kind in ("ok", "skipped", "diagnostic") + FAILURES if counts[kind] or kind == "ok"))
    return any(counts[kind] for kind in FAILURES)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", nargs="*", help="C files and directories of them")
    parser.add_argument("--csmith", type=int, default=0, metavar="N", help="also N programs of csmith's")
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--density", default=None, help="probabilities of a suspension (default 0,0.3,1)")
    parser.add_argument("--asyncc", default=None, help="the translator (default build/bin/asyncc); empty: only test asyncify.py")
    parser.add_argument("--asyncc-flags", default="", help="more options for asyncc")
    parser.add_argument("--root", default=os.path.dirname(os.path.dirname(HERE)))
    parser.add_argument("--out", default=None, help="where failures are kept (default build/fuzz)")
    parser.add_argument("--cc", default="gcc")
    parser.add_argument("--clang", default="clang-19")
    parser.add_argument("--tcc", default="tcc", help="empty: without tcc")
    parser.add_argument("--std", default="gnu17")
    parser.add_argument("--cflags", default="", help="more flags for every compiler")
    parser.add_argument("--timeout", type=float, default=1,
                        help="seconds of processor time for the original (default 1); the translated program has 60 times as many")
    parser.add_argument("--tool-timeout", type=float, default=60)
    parser.add_argument("-j", "--jobs", type=int, default=2)
    parser.add_argument("--poison", choices=["on", "off", "alternate"], default="alternate",
                        help="dead frame bytes and the stack are overwritten at each suspension (default: for half of the seeds)")
    parser.add_argument("--style", choices=["tree", "text"], default="tree",
                        help="who makes programs async: asyncify.py (default) or asyncify_text.py")
    parser.add_argument("--self-checking", action="store_true",
                        help="the programs return 0 and print nothing when all is well: no need to build the originals")
    parser.add_argument("--both-forms", action="store_true", help="both forms of each program (else in turn)")
    parser.add_argument("--quick", action="store_true", help="one density, one build")
    parser.add_argument("--copies", action="store_true", help="two copies of each program in one process, as two tasks")
    parser.add_argument("--keep", action="store_true", help="keep the files of programs that are ok, too")
    parser.add_argument("-v", "--verbose", action="store_true", help="also name the programs that were skipped or refused")
    options = parser.parse_args()
    options.out = os.path.abspath(options.out or os.path.join(options.root, "build", "fuzz"))
    if options.asyncc is None:
        options.asyncc = os.path.join(options.root, "build", "bin", "asyncc")
    if options.density is None:
        options.density = "0.3" if options.quick else "0,0.3,1"
    if options.tcc and not shutil.which(shlex.split(options.tcc)[0]):
        options.tcc = ""
    os.makedirs(options.out, exist_ok=True)
    fuzzer = Fuzzer(options)
    if options.asyncc:
        fuzzer.build_runtime()
        fuzzer.find_flags()
    outcomes = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        futures = [pool.submit(function, *arguments) for function, arguments in jobs_of(fuzzer, options)]
        for future in concurrent.futures.as_completed(futures):
            outcomes.append(future.result())
            if sys.stderr.isatty():
                sys.stderr.write("\r%d of %d " % (len(outcomes), len(futures)))
    sys.exit(1 if summarise(outcomes, options) else 0)


if __name__ == "__main__":
    main()
