# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""installed.py BUILD PROGRAM SCRATCH: installs BUILD, moves it to a directory with a blank in its name, and builds PROGRAM
with make, with CMake and with the launcher."""

import os
import shlex
import shutil
import subprocess
import sys

MAKEFILE = """\
ASYNC_SOURCES := program.c
ASYNC_PORT := virtual
include $(shell $(ASYNCC) --print=makefile)
app: $(ASYNC_OBJECTS)
\t$(CC) $^ -o $@
"""
CMAKE = """\
cmake_minimum_required(VERSION 3.20)
project(app C)
find_package(asyncc REQUIRED CONFIG)
add_executable(app program.c)
target_async_sources(app PORT virtual SOURCES program.c)
"""


def run(*command, cwd=None):
    result = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit("%s returned %d\n%s%s" % (" ".join(command), result.returncode, result.stdout, result.stderr))
    return result.stdout.strip()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def check_paths(asyncc, prefix):
    for question in (["--print=include-dir"], ["--print=makefile"], ["--print=cmake-dir"], ["--print=runtime-dir"],
                     ["--print=runtime-sources", "--port=virtual"], ["--print=libs", "--port=virtual"]):
        answer = run(asyncc, *question)
        for path in [answer] if question[0].endswith("-dir") else shlex.split(answer):
            if not os.path.exists(path) or not os.path.realpath(path).startswith(prefix + os.sep):
                sys.exit("%s answers %s, which is not in %s" % (" ".join(question), path, prefix))


def main():
    build, program, scratch = sys.argv[1:]
    shutil.rmtree(scratch, ignore_errors=True)
    project = os.path.join(scratch, "project")
    os.makedirs(project)
    run("cmake", "--install", build, "--prefix", os.path.join(scratch, "first"))
    prefix = os.path.realpath(os.path.join(scratch, "moved here"))
    os.rename(os.path.join(scratch, "first"), prefix)
    asyncc = os.path.join(prefix, "bin", "asyncc")
    check_paths(asyncc, prefix)

    shutil.copy(program, os.path.join(project, "program.c"))
    write(os.path.join(project, "Makefile"), MAKEFILE)
    write(os.path.join(project, "CMakeLists.txt"), CMAKE)
    make = ("make", "ASYNCC=" + shlex.quote(asyncc))
    run(*make, cwd=project)
    expected = run(os.path.join(project, "app"))
    if "is up to date" not in run(*make, cwd=project):
        sys.exit("make builds again what has not changed")

    out = os.path.join(project, "out")
    run("cmake", "-G", "Ninja", "-S", project, "-B", out, "-Dasyncc_DIR=" + run(asyncc, "--print=cmake-dir"))
    run("cmake", "--build", out)
    if run(os.path.join(out, "app")) != expected:
        sys.exit("the programs built by make and by CMake differ")
    if "no work to do" not in run("cmake", "--build", out):
        sys.exit("CMake builds again what has not changed")

    write(os.path.join(project, "simple.mk"), "app: program.c\n\t$(CC) $(CPPFLAGS) $^ $(LDLIBS) -o $@\n")
    os.remove(os.path.join(project, "app"))
    run("make", "-f", "simple.mk", "CC=%s --launch cc" % shlex.quote(asyncc), "CPPFLAGS=" + run(asyncc, "--print=cflags"),
        "LDLIBS=" + run(asyncc, "--print=libs", "--port=virtual"), cwd=project)
    if run(os.path.join(project, "app")) != expected:
        sys.exit("the launcher's program differs")


main()
