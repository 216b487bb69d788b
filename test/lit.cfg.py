# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Configuration of the tests.  A test is any test/<feature>/*.c or *.test with RUN lines.

    lit -sv build/test                          everything, on this machine
    lit -sv build/test/ --filter=frame/         one folder
    lit -sv build/test --param target=m3        the run tests again, for a board: support/targets.py lists them

Substitutions besides lit's own (%s %S %t %{pathsep} ...):

    %sweep FILE... DIRECTORY... [--part I/N]  cancels and timeouts at every moment of run tests: test/support/sweep
    %run_async %s [options]  translate in both forms, compile strictly, run, compare, print the program's output;
                             options: test/support/run_async.py
    %asyncc                  the translator under test
    %cc %clang %tcc          the compilers; %arm_cc the one for Cortex-M (only with `REQUIRES: arm`)
    %strict                  the warnings that translated code must not raise
    %include_flags           -I of include/
    %build_project KIND      test/build: builds and rebuilds a small project in one of the ways of asyncc
    %plugin                  -fplugin=..., for %clang (only with `REQUIRES: plugin`)
    %runtime_virtual         -I and the runtime's sources with the virtual clock; %runtime_posix: with the POSIX port
    %{cc} %{clang} %{arm_cc} %{riscv_cc} %{avr_cc} the same without any flags of ours
    %FileCheck %not %python  tools
    %root %support %{build}  the repository, test/support, the build directory

RUN lines are run by lit's own shell: pipes, redirections, &&, `env A=B command`; no $(...), no `A=B command`.
Features for REQUIRES and UNSUPPORTED: asan, assertions (a development build); tools: arm, riscv, avr, tcc, clang,
plugin, ccache, clangd, gdb, avr-gdb, dpkg; target=NAME; and what programs may count on:

    system      the target has an operating system
    int32       int has 32 bits (and pointers at least as many)
    ram64k      at least 64 KB of RAM
    double      double is wider than float, and printf knows all its conversions
    atomic      atomic operations need no library
    complex     <complex.h> and <tgmath.h> are there
    new-gcc     gcc 10 or later: names in UTF-8, -std=gnu2x
"""

import glob
import os
import shlex
import sys

import lit.formats
import lit.util

sys.path.insert(0, os.path.join(config.asyncc_root, "test", "support"))
sys.dont_write_bytecode = True
import asyncc_format


config.name = "asyncc"
config.asyncc_target = lit_config.params.get("target", "host")
ALL_BUT_SYSTEM = ["int32", "ram64k", "double", "atomic", "complex", "new-gcc"]
FEATURES_OF = {"host": ["system"] + ALL_BUT_SYSTEM, "m3": ALL_BUT_SYSTEM,
               "riscv": ["int32", "ram64k", "complex", "new-gcc"], "riscv64": ["int32", "ram64k", "complex", "new-gcc"],
               "m0": ["int32", "double", "complex", "new-gcc"], "avr": []}
if config.asyncc_target not in FEATURES_OF:
    lit_config.fatal("target=%s is none of %s" % (config.asyncc_target, ", ".join(FEATURES_OF)))
if config.asyncc_target != "host":
    config.name = "asyncc-" + config.asyncc_target

config.test_format = (lit.formats.ShTest if config.asyncc_target == "host" else asyncc_format.RunTests)(
    execute_external=False)
config.suffixes = [".c", ".test"]
config.excludes = ["support", "Inputs", "corpus", "copies.c", "target.c"]
config.test_source_root = os.path.join(config.asyncc_root, "test")
config.test_exec_root = os.path.join(config.asyncc_build, "test", config.asyncc_target)

if lit.util.killProcessAndChildrenIsSupported()[0]:
    lit_config.maxIndividualTestTime = 120

support = os.path.join(config.test_source_root, "support")
include = os.path.join(config.asyncc_root, "include")
runtime = os.path.join(config.asyncc_root, "runtime")
plugin = os.path.join(config.asyncc_build, "lib", "asyncc", "asyncc.so")


def runtime_with(port):
    sources = sorted(glob.glob(os.path.join(runtime, "*.c")) + glob.glob(os.path.join(runtime, "port", port, "*.c"))) + [os.path.join(runtime, "port", port + ".c")]
    return " ".join(["-I" + include, "-I" + runtime] + sources)


def command(path):
    return shlex.quote(path) if path and not path.endswith("-NOTFOUND") else "false"


sanitizers = " -fsanitize=address,undefined -fno-sanitize-recover=all" if config.asyncc_sanitize else ""
run_async = " ".join(
    [sys.executable, os.path.join(support, "run_async.py"), "--temp=%t"]
    + ["--%s=%s" % (name, value) for name, value in [
        ("asyncc", config.asyncc), ("root", config.asyncc_root), ("target", config.asyncc_target),
        ("cache", os.path.join(config.asyncc_build, "test", "runtime-cache")),
        ("cc", config.cc), ("clang", config.clang), ("tcc", config.tcc), ("arm-cc", config.arm_cc), ("qemu", config.qemu_arm),
        ("riscv-cc", config.riscv_cc), ("qemu-riscv", config.qemu_riscv), ("avr-cc", config.avr_cc),
    ]]
    + (["--quick"] if config.asyncc_sanitize else [])
)

sweep = " ".join(
    [sys.executable, os.path.join(support, "sweep", "sweep.py"), "--temp=%t"]
    + ["--%s=%s" % (name, value) for name, value in [
        ("asyncc", config.asyncc), ("root", config.asyncc_root), ("cc", config.cc),
        ("cache", os.path.join(config.asyncc_build, "test", "runtime-cache")),
    ]]
)

config.substitutions += [
    (r"\s*\*/\s*$", ""),  # the end of a comment that holds a RUN line is no part of it
    (r"%run_async\b", run_async),
    (r"%sweep\b", sweep),
    (r"%asyncc\b", command(config.asyncc)),
    (r"%cc\b", command(config.cc) + sanitizers),
    (r"%clang\b", command(config.clang)),
    (r"%tcc\b", command(config.tcc)),
    (r"%arm_cc\b", command(config.arm_cc) + " -mcpu=cortex-m3 -mthumb"),
    (r"%strict\b", "-std=c99 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror"),
    (r"%plugin\b", "-fplugin=" + plugin),
    (r"%build_project\b +(\S+)", "%s %s/build/Inputs/build.py \\1 %%t --asyncc=%s --cc=%s --clang=%s" % (
        sys.executable, config.test_source_root, config.asyncc, config.cc, config.clang)),
    (r"%include_flags\b", "-I" + include),
    (r"%runtime_virtual\b", runtime_with("virtual")),
    (r"%runtime_posix\b", runtime_with("posix")),
    (r"%FileCheck\b", command(os.path.join(support, "bin", "FileCheck"))),
    (r"%not\b", command(config.not_tool)),
    (r"%python\b", command(sys.executable)),
    ("%{build}", config.asyncc_build),
    ("%{cc}", command(config.cc)),
    ("%{clang}", command(config.clang)),
    ("%{arm_cc}", command(config.arm_cc)),
    ("%{riscv_cc}", command(config.riscv_cc)),
    ("%{avr_cc}", command(config.avr_cc)),
    (r"%root\b", config.asyncc_root),
    (r"%support\b", support),
]

config.available_features.update(["target=" + config.asyncc_target] + FEATURES_OF[config.asyncc_target])
for feature, is_there in [("asan", config.asyncc_sanitize), ("assertions", config.asyncc_build_type == "Debug"),
                          ("tcc", os.path.exists(config.tcc)),
                          ("clang", os.path.exists(config.clang)), ("plugin", os.path.exists(plugin)),
                          ("gdb", lit.util.which("gdb-multiarch") and lit.util.which("gdb")),
                          ("avr-gdb", lit.util.which("avr-gdb")),
                          ("dpkg", lit.util.which("dpkg-deb")), ("clangd", lit.util.which("clangd-19")),
                          ("ccache", lit.util.which("ccache")),
                          ("arm", os.path.exists(config.arm_cc) and os.path.exists(config.qemu_arm)),
                          ("riscv", os.path.exists(config.riscv_cc) and os.path.exists(config.qemu_riscv)),
                          ("avr", os.path.exists(config.avr_cc) and os.path.exists(config.simavr_header))]:
    if is_there:
        config.available_features.add(feature)

# Tests write `FileCheck`, `not` and `asyncc` too, and find the ones of this build.
config.environment["ASYNCC_FILECHECK"] = config.filecheck
for directory in (os.path.dirname(config.filecheck), os.path.dirname(config.asyncc), os.path.join(support, "bin")):
    config.environment["PATH"] = directory + os.pathsep + config.environment["PATH"]
config.environment["LC_ALL"] = "C.UTF-8"
# The tool's arenas live until it ends: not leaks.  run_async looks for leaks in the programs.
config.environment["ASAN_OPTIONS"] = "detect_leaks=0"
config.environment["UBSAN_OPTIONS"] = "print_stacktrace=1"
