# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""build.py KIND SCRATCH: builds the project in project/ in one of the ways of asyncc, in a directory with a space in
its name, and looks at what each step made: a clean parallel build, nothing to do, a changed source, a changed header, a
second build elsewhere, which must give the same bytes."""

import argparse
import os
import shutil
import subprocess
import sys
import time

INPUTS = os.path.dirname(os.path.abspath(__file__))
EXPECTED = "left 0\nright 0\nleft 10\nright 10\n"
SLOWER = "left 0\nright 0\nleft 20\nright 20\n"


class Project:
    """One copy of the project. Subclasses know how to configure and to build it."""

    files = []
    runs = True
    # What a change makes anew, by base names: of the async file, of the header of both files.
    after_main = {"main.o", "app"}
    after_header = {"main.o", "step.o", "app"}

    def __init__(self, options, where):
        self.options = options
        self.where = os.path.join(options.scratch, where)
        self.source = os.path.join(self.where, "the source")
        self.out = self.source
        shutil.rmtree(self.where, ignore_errors=True)
        os.makedirs(self.where)
        shutil.copytree(os.path.join(INPUTS, "project"), self.source)
        for name in self.files:
            shutil.copy(os.path.join(INPUTS, name), self.source)

    def run(self, *command, cwd=None, **environment):
        result = subprocess.run(command, cwd=cwd or self.out, capture_output=True, text=True, check=False,
                                env=dict(os.environ, **environment))
        if result.returncode != 0:
            sys.exit("%s returned %d\n%s%s" % (" ".join(command), result.returncode, result.stdout, result.stderr))
        return result.stdout

    def ask(self, *question):
        return self.run(self.options.asyncc, *question, cwd=self.where).strip()

    def configure(self):
        pass

    def build(self):
        raise NotImplementedError

    def made(self):
        """Time stamps of all that a build makes."""
        stamps = {}
        for where, directories, names in os.walk(self.out):
            directories[:] = [name for name in directories if name not in ("CompilerIdC", "Progress", "Testing")]
            for name in names:
                if name.endswith((".o", ".obj", ".a", ".elf")) or name == "app":
                    path = os.path.join(where, name)
                    stamps[os.path.relpath(path, self.out)] = os.stat(path).st_mtime_ns
        return stamps

    def rebuild(self):
        """The base names of what was made anew."""
        before = self.made()
        self.build()
        return {os.path.basename(name) for name, stamp in self.made().items() if before.get(name) != stamp}

    def change(self, name, old, new):
        path = os.path.join(self.source, name)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        assert old in text
        time.sleep(0.02)  # file systems count in hundredths
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(old, new))

    def check_output(self, expected):
        if self.runs and self.run(os.path.join(self.out, "app")) != expected:
            sys.exit("the program does not print what it should")


class Make(Project):
    files = ["make/Makefile"]
    after_main = {"main.async.o", "app"}
    after_header = {"main.async.o", "step.o", "app"}

    def build(self):
        self.run("make", "-j4", "ASYNCC=" + self.options.asyncc)


class MakeCcache(Make):
    """asyncc.mk with a compiler behind ccache, which keeps translated files too."""

    def build(self):
        cache = os.path.join(self.options.scratch, "cache")
        self.run("make", "-j4", "ASYNCC=" + self.options.asyncc, "CC=ccache " + self.options.cc, CCACHE_DIR=cache)


class Firmware(Make):
    files = ["firmware/Makefile"]
    runs = False


class Launcher(Project):
    """A Makefile that knows nothing of asyncc."""

    files = ["launcher/Makefile"]

    def compiler(self):
        return [self.options.asyncc, "--launch", self.options.cc]

    def build(self):
        self.run("make", "-j4", "CC=" + " ".join(self.compiler()), "CPPFLAGS=" + self.ask("--print=cflags"),
                 "LDLIBS=" + self.ask("--print=libs", "--port=virtual"))


class Ccache(Launcher):
    """The launcher below and above ccache."""

    def compiler(self):
        return ["ccache"] + super().compiler() if self.where.endswith("first") else \
            [self.options.asyncc, "--launch", "ccache", self.options.cc]

    def run(self, *command, cwd=None, **environment):
        return super().run(*command, cwd=cwd, CCACHE_DIR=os.path.join(self.options.scratch, "cache"), **environment)


class Plugin(Launcher):
    def compiler(self):
        return [self.options.clang, "-fplugin=" + self.ask("--print=plugin")]


class Configure(Launcher):
    files = ["configure/configure", "configure/Makefile.in"]

    def configure(self):
        # make cannot have blanks in VPATH: the build directory has them.
        self.out = os.path.join(self.where, "the build")
        plain = os.path.join(self.where, "source")
        os.rename(self.source, plain)
        self.source = plain
        os.mkdir(self.out)
        self.run("sh", "../source/configure", CC=" ".join(self.compiler()))


class CMake(Project):
    files = ["cmake/CMakeLists.txt"]
    generator = "Ninja"
    after_main = {"main.c.o", "app"}
    after_header = {"main.c.o", "step.c.o", "app"}

    def settings(self):
        return ["-DCMAKE_C_COMPILER=" + self.options.cc, "-Dasyncc_DIR=" + self.ask("--print=cmake-dir")]

    def configure(self):
        self.out = os.path.join(self.where, "the build")
        os.mkdir(self.out)
        self.run("cmake", "-G", self.generator, "-S", self.source, "-B", self.out, "-DCMAKE_BUILD_TYPE=Release",
                 *self.settings())

    def build(self):
        self.run("cmake", "--build", self.out, "-j4")


class CMakeMake(CMake):
    generator = "Unix Makefiles"


class CMakeCross(CMake):
    files = ["cmake-cross/CMakeLists.txt", "cmake-cross/arm.cmake", "cmake-cross/clang.cmake"]
    toolchain = "arm.cmake"
    runs = False
    after_main = {"main.c.obj", "libapp.a"}
    after_header = {"main.c.obj", "step.c.obj", "libapp.a"}

    def settings(self):
        return ["-DCMAKE_TOOLCHAIN_FILE=" + os.path.join(self.source, self.toolchain),
                "-Dasyncc_DIR=" + self.ask("--print=cmake-dir")]


class CMakeCrossClang(CMakeCross):
    toolchain = "clang.cmake"


class CMakeLauncher(CMake):
    files = ["cmake-launcher/CMakeLists.txt"]

    def settings(self):
        return ["-DCMAKE_C_COMPILER=" + self.options.cc, "-DCMAKE_C_FLAGS=" + self.ask("--print=cflags"),
                "-DCMAKE_C_COMPILER_LAUNCHER=%s;--launch" % self.options.asyncc,
                "-DRUNTIME=" + self.ask("--print=libs", "--port=virtual")]


class CMakePlugin(CMakeLauncher):
    generator = "Unix Makefiles"

    def settings(self):
        return ["-DCMAKE_C_COMPILER=" + self.options.clang,
                "-DCMAKE_C_FLAGS=%s -fplugin=%s" % (self.ask("--print=cflags"), self.ask("--print=plugin")),
                "-DRUNTIME=" + self.ask("--print=libs", "--port=virtual")]


KINDS = {
    "make": Make, "make-ccache": MakeCcache, "firmware": Firmware, "launcher": Launcher, "ccache": Ccache, "plugin": Plugin,
    "configure": Configure, "cmake-ninja": CMake, "cmake-make": CMakeMake, "cmake-cross": CMakeCross,
    "cmake-cross-clang": CMakeCrossClang,
    "cmake-launcher": CMakeLauncher, "cmake-plugin": CMakePlugin,
}


def expect(what, made, wanted):
    if made != wanted:
        sys.exit("%s: made %s instead of %s" % (what, sorted(made), sorted(wanted)))


def read_all(project):
    contents = {}
    for name in project.made():
        with open(os.path.join(project.out, name), "rb") as file:
            contents[name] = file.read()
    return contents


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=sorted(KINDS))
    parser.add_argument("scratch")
    for name in ("--asyncc", "--cc", "--clang"):
        parser.add_argument(name, required=True)
    options = parser.parse_args()

    first = KINDS[options.kind](options, "first")
    second = KINDS[options.kind](options, "second one")
    for project in (first, second):
        project.configure()
        project.build()
        project.check_output(EXPECTED)
    contents = read_all(first)
    differing = [name for name, content in read_all(second).items() if contents.get(name) != content]
    if not contents or differing:
        sys.exit("two builds differ in %s" % (differing or "everything"))

    expect("nothing to do", first.rebuild(), set())
    first.change("main.c", "Two tasks", "2 tasks")
    expect("a changed source", first.rebuild(), first.after_main)
    first.change("pace.h", "5", "6")
    expect("a changed header of one file", first.rebuild(), first.after_main)
    first.change("step.h", "10", "20")
    expect("a changed header of both files", first.rebuild(), first.after_header)
    first.check_output(SLOWER)
    expect("nothing to do again", first.rebuild(), set())


main()
