# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""%run_async: translate a program with asyncc, compile it strictly, run it, print what it prints.

    // RUN: %run_async %s | FileCheck %s

On this machine the program is built three ways (readable form by gcc with sanitizers, self-contained form by gcc -O2,
readable form by clang) and linked with the virtual-clock runtime; all must print and return the same.  With another of
lit's targets (targets.py) the readable form is built for that board and run in a simulator.  Its output is printed once; the
exit status is the program's, or 125 when it could not be built or the builds differ, 124 when it ran too long.

On the way asyncc compares the tokens of its output with those it meant (its hidden option --token-check).
"""

import argparse
import hashlib
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

import targets

STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]
# All that clang can say, but for what is no fault in C99, or is the test's own text.
EVERYTHING = ["-Weverything"] + ["-Wno-" + name for name in (
    "declaration-after-statement",    # C90
    "padded", "unsafe-buffer-usage",  # any struct and any pointer
    "used-but-marked-unused",         # inline functions of headers are both
    "cast-qual",                      # a volatile array is initialised by copying
    "cast-function-type-strict",      # a pointer to an async function is called as what it is, by way of void (*)(void)
    "unreachable-code",               # behind a constant condition, and behind a jump out of a body
    "conditional-uninitialized",      # assigned in a body that an error leaves, past the use
    # and what tests do on purpose
    "switch-default", "comma", "unused-macros", "disabled-macro-expansion", "missing-include-dirs", "format-signedness", "vla", "alloca",
    "missing-variable-declarations", "reserved-identifier", "tautological-value-range-compare", "double-promotion")]
SANITIZE = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer"]
TOOL_TIMEOUT = 60
CANNOT_BUILD = 125
TOO_LONG = 124


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", help="one program; several files are given to one asyncc call")
    test = parser.add_argument_group("what a test may say")
    test.add_argument("--std", default="c99", help="-std= of the user's code and the output (default c99)")
    test.add_argument("--no-strict", action="store_true", help="no warnings: the user's code is not clean itself")
    test.add_argument("--no-sanitize", action="store_true", help="no AddressSanitizer and UBSan")
    test.add_argument("--no-self-contained", action="store_true", help="only the readable form")
    test.add_argument("--no-readable", action="store_true", help="only the self-contained form")
    test.add_argument("--no-clang", action="store_true", help="not by clang: the user's code is for gcc only")
    test.add_argument("--no-tcc", action="store_true", help="not by tcc: the user's code is beyond it")
    test.add_argument("--heap", choices=["on", "off"], help="asyncc --heap=")
    test.add_argument("--cflags", default="", help="more flags for asyncc and the compilers (-D, -I, -W...)")
    test.add_argument("--asyncc-flags", default="", help="more options for asyncc")
    test.add_argument("--link", default="", help="more files and libraries for the linker")
    test.add_argument("--port", default="virtual", help="the runtime's port (default virtual)")
    test.add_argument("--status", type=int, default=None, help="the exit status that is right; then 0 is returned")
    test.add_argument("--timeout", type=float, default=10, help="seconds for each run (default 10)")
    machine = parser.add_argument_group("what lit.cfg.py says")
    for name in ("asyncc", "root", "cache", "temp", "cc"):
        machine.add_argument("--" + name, required=True)
    machine.add_argument("--clang", default="")
    for name in ("tcc", "arm-cc", "qemu", "riscv-cc", "qemu-riscv", "avr-cc"):
        machine.add_argument("--" + name, default="")
    machine.add_argument("--target", choices=["host", "m3", "m0", "riscv", "riscv64", "avr"], default="host")
    machine.add_argument("--quick", action="store_true", help="one build of each form, without sanitizers")
    return parser.parse_args()


def fail(message, status=CANNOT_BUILD):
    sys.stderr.write("run_async: %s\n" % message)
    sys.exit(status)


def execute(command, timeout=TOOL_TIMEOUT, env=None):
    """Run a command; a command that hangs is an error of its own."""
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout, env=env,
                              check=False)
    except subprocess.TimeoutExpired:
        fail("longer than %g seconds: %s" % (timeout, shlex.join(command)), TOO_LONG)
    except OSError as error:
        fail("cannot run %s: %s" % (command[0], error.strerror))


def must(command):
    """Run a build step, which must succeed."""
    result = execute(command)
    if result.returncode != 0:
        sys.stderr.write("run_async: %s\n" % shlex.join(command))
        sys.stderr.buffer.write(result.stdout + result.stderr)
        fail("%s returned %d" % (os.path.basename(command[0]), result.returncode))
    return result.stdout.decode()


class Compiler:
    """One way of building a program: a compiler, a form, and flags."""

    def __init__(self, name, command, form, flags=(), link_flags=(), wrapper=()):
        self.name = name
        self.command = list(command)
        self.form = form
        self.flags = list(flags)
        self.link_flags = list(link_flags)
        self.wrapper = list(wrapper)

    @property
    def is_sanitized(self):
        return any(flag.startswith("-fsanitize") for flag in self.flags)


def fixed_addresses():
    """Shadow memory of older sanitizers collides with a heavily randomised address space."""
    command = ["setarch", platform.machine(), "-R"]
    if shutil.which("setarch") and subprocess.run(command + ["true"], capture_output=True, check=False).returncode == 0:
        return command
    return []


def host_compilers(options):
    sanitize = [] if options.no_sanitize or options.quick else SANITIZE
    # gcc's -Wmaybe-uninitialized reports paths that the sanitizers' own code opens.
    readable_flags = ["-O1", "-g"] + (sanitize and sanitize + ["-Wno-maybe-uninitialized"])
    found = []
    if not options.no_readable:
        found.append(Compiler("readable form, gcc" + (" with sanitizers" if sanitize else ""), [options.cc],
                              "readable", readable_flags, wrapper=fixed_addresses() if sanitize else []))
    if not options.no_self_contained:
        found.append(Compiler("self-contained form, gcc -O2", [options.cc], "self-contained", ["-O2"]))
    if not options.no_readable and not options.no_clang and not options.quick and os.path.exists(options.clang):
        found.append(Compiler("readable form, clang -Os", [options.clang], "readable", ["-Os"] + ([] if options.no_strict else EVERYTHING)))
    return found


def board_compilers(options, board):
    form = "self-contained" if options.no_readable else "readable"
    return [Compiler("%s form, %s" % (form, board.title), board.compiler, form, board.flags, board.link, board.simulator)]


def digest_of(paths, words):
    digest = hashlib.sha256("\0".join(words).encode())
    for path in sorted(paths):
        digest.update(path.encode())
        with open(path, "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()[:24]


def files_under(directory, suffixes):
    return [os.path.join(where, name) for where, _, names in os.walk(directory) for name in names
            if name.endswith(suffixes)]


def runtime_library(options, compiler):
    """The runtime for this compiler: built once, kept under a name made of all that goes in."""
    include = os.path.join(options.root, "include")
    runtime = os.path.join(options.root, "runtime")
    sources = sorted(os.path.join(runtime, name) for name in os.listdir(runtime) if name.endswith(".c"))
    sources.append(os.path.join(runtime, "port", options.port + ".c"))
    sources += files_under(os.path.join(runtime, "port", options.port), ".c")
    configuration = [flag for flag in shlex.split(options.cflags) if flag.startswith(("-D", "-U"))]
    command = compiler.command + ["-std=c99"] + compiler.flags + STRICT + configuration + ["-I" + include, "-I" + runtime]
    inputs = files_under(include, ".h") + files_under(runtime, (".c", ".h"))
    directory = os.path.join(options.cache, digest_of(inputs, command + [options.port]))
    if not os.path.isdir(directory):
        os.makedirs(options.cache, exist_ok=True)
        scratch = tempfile.mkdtemp(dir=options.cache)
        objects = [os.path.join(scratch, os.path.basename(source) + ".o") for source in sources]
        for source, output in zip(sources, objects):
            must(command + ["-c", source, "-o", output])
        archiver = must([compiler.command[0], "-print-prog-name=ar"]).strip()
        must([archiver, "rcs", os.path.join(scratch, "libasync.a")] + objects)
        try:
            os.rename(scratch, directory)
        except OSError:  # another test was faster
            shutil.rmtree(scratch)
    return os.path.join(directory, "libasync.a")


def host_program(options, source, libraries):
    """A program for this machine that a target needs: built once."""
    executable = os.path.join(options.cache, "%s-%s" % (os.path.splitext(os.path.basename(source))[0],
                                                        digest_of([source], [options.cc])))
    if not os.path.exists(executable):
        os.makedirs(options.cache, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=options.cache)
        os.close(handle)
        must([options.cc, "-O2", source, "-o", scratch] + libraries)
        os.rename(scratch, executable)
    return executable


class Program:
    """The program under test: its flags, its translations."""

    def __init__(self, options, cc):
        self.options = options
        self.cc = cc
        self.user_flags = ["-std=" + options.std] + ([] if options.no_strict else STRICT) + shlex.split(options.cflags)
        self.asyncc_options = shlex.split(options.asyncc_flags) + ["--token-check"]
        if options.heap:
            self.asyncc_options.append("--heap=" + options.heap)

    def form_flags(self, form):
        """What --print=cflags says; of the self-contained form asked once for each compiler and translator."""
        if form == "readable":
            return ["-I" + os.path.join(self.options.root, "include")]
        state = os.stat(self.options.asyncc)
        kept = os.path.join(self.options.cache, "cflags-%s-%d-%d" % (os.path.basename(self.cc), state.st_size, state.st_mtime_ns))
        if not os.path.exists(kept):
            os.makedirs(self.options.cache, exist_ok=True)
            handle, scratch = tempfile.mkstemp(dir=self.options.cache)
            with os.fdopen(handle, "w") as file:
                file.write(must([self.options.asyncc, "--print=cflags", "--emit=" + form, "--cc=" + self.cc]))
            os.rename(scratch, kept)
        with open(kept, encoding="utf-8") as file:
            return shlex.split(file.read())

    def translate(self, compiler):
        """The translated files, in a directory of their own."""
        sources = self.options.sources
        directory = "%s.%s" % (self.options.temp, compiler.form)
        shutil.rmtree(directory, ignore_errors=True)
        os.makedirs(directory)
        outputs = [os.path.join(directory, os.path.basename(source)) for source in sources]
        optimisation = [flag for flag in compiler.flags if flag.startswith("-O")]
        must([self.options.asyncc, "--emit=" + compiler.form, "--cc=" + self.cc] + self.asyncc_options + sources
             + ["-o", outputs[0] if len(sources) == 1 else directory + "/", "--"]
             + compiler.command[1:] + optimisation + self.user_flags + self.form_flags("readable"))
        return outputs

    def compile_by_tcc(self, files):
        """tcc knows C99 and no more; that it takes the output without a warning is all. Frames whose size other files count on
        are left out: a timer is larger without gcc's attributes, which the check of that size finds."""
        if self.options.no_strict or self.options.no_tcc or not self.options.std.startswith("c") or not os.path.exists(self.options.tcc):
            return
        flags = [flag for flag in self.user_flags if not flag.startswith("-W")] + self.form_flags("readable")
        for file in files:
            with open(file, encoding="utf-8", errors="surrogateescape") as text:
                if "__frame_fits);" in text.read():
                    continue
            must([self.options.tcc, "-Wall", "-Werror"] + flags + ["-c", file, "-o", file + ".tcc.o"])

    def build(self, compiler, files, number):
        executable = "%s.%d.exe" % (self.options.temp, number)
        flags = compiler.flags + self.user_flags + self.form_flags(compiler.form)
        objects = []
        for file in files:
            objects.append("%s.%d.o" % (file, number))
            must(compiler.command + flags + ["-c", file, "-o", objects[-1]])
        must(compiler.command + compiler.flags + objects + compiler.link_flags
             + [runtime_library(self.options, compiler)] + ["-o", executable] + shlex.split(self.options.link))
        return executable


def run(compiler, executable, timeout):
    """(exit status, stdout, stderr) of the program."""
    env = dict(os.environ, ASAN_OPTIONS="detect_leaks=1", UBSAN_OPTIONS="print_stacktrace=1")
    command = compiler.wrapper + [executable]
    result = execute(command, timeout, env)
    if b"LeakSanitizer has encountered a fatal error" in result.stderr:  # where ptrace is not allowed
        result = execute(command, timeout, dict(env, ASAN_OPTIONS="detect_leaks=0"))
    backtraces = rb"^  awaits [0-9a-f ]+, async__loop [0-9a-f]+\n"  # addresses: of this build alone
    return result.returncode, result.stdout.replace(b"\r\n", b"\n"), re.sub(backtraces, b"", result.stderr, flags=re.M)


def show_difference(reference, outcome):
    for title, part in (("it", outcome), ("the first one", reference)):
        sys.stderr.write("run_async: %s returned %d and printed\n" % (title, part[0]))
        sys.stderr.buffer.write(part[1] + part[2])


def main():
    options = parse_arguments()
    if options.target == "host":
        compilers = host_compilers(options)
    else:
        board = targets.find(options, lambda source, libraries: host_program(options, source, libraries))
        compilers = board_compilers(options, board)
        options.std = board.older_std.get(options.std, options.std)
    program = Program(options, compilers[0].command[0])
    translated = {}
    reference = None
    for number, compiler in enumerate(compilers):
        if compiler.form not in translated:
            translated[compiler.form] = program.translate(compiler)
            if options.target == "host" and compiler.form == "readable" and not options.quick:
                program.compile_by_tcc(translated[compiler.form])
        executable = program.build(compiler, translated[compiler.form], number)
        outcome = run(compiler, executable, options.timeout)
        if reference is None:
            reference = outcome
        elif outcome != reference:
            sys.stderr.write("run_async: %s differs from %s\n" % (compiler.name, compilers[0].name))
            show_difference(reference, outcome)
            sys.exit(CANNOT_BUILD)
    status, stdout, stderr = reference
    sys.stdout.buffer.write(stdout)
    sys.stdout.flush()
    sys.stderr.buffer.write(stderr)
    if options.status is not None:
        if status != options.status:
            fail("exit status %d, not %d" % (status, options.status), 1)
        status = 0
    sys.exit(status if status >= 0 else 128 - status)


if __name__ == "__main__":
    main()
