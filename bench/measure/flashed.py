# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Rows about flash: typical functions of firmware, compiled for size by each means and for each machine."""

import os
import re

from tools import BENCH, CXX, Value, find, run

FOLDER = os.path.join(BENCH, "flash")
SIZE = ["-Os", "-ffunction-sections", "-fdata-sections", "-fno-asynchronous-unwind-tables"]
CXX_FLAGS = ["-std=c++20", "-fno-exceptions", "-fno-rtti", "-w"]


class Machine:
    def __init__(self, name, prefix, flags, port):
        self.name = name
        self.prefix = prefix
        self.flags = flags
        self.port = port

    def tool(self, name):
        return find(self.prefix + name)


MACHINES = [
    Machine("M0", "arm-none-eabi-", ["-mcpu=cortex-m0", "-mthumb", "-ffreestanding"], "cortexm"),
    Machine("M3", "arm-none-eabi-", ["-mcpu=cortex-m3", "-mthumb", "-ffreestanding"], "cortexm"),
    Machine("AVR", "avr-", ["-mmcu=atmega1284p", "-DF_CPU=16000000UL"], "avr"),
    Machine("RISC-V", "riscv64-unknown-elf-", ["-march=rv32imc", "-mabi=ilp32", "-ffreestanding"], "riscv"),
    Machine("x86-64", "", [], "posix"),
]


def read_cases():
    """case -> how many places wait."""
    with open(os.path.join(FOLDER, "asyncc.c")) as file:
        return {name: int(count) for name, count in re.findall(r"/\* case (\w+) (\d+) \*/", file.read())}


def read_starts():
    with open(os.path.join(FOLDER, "asyncc.c")) as file:
        return re.findall(r"^void (\w+)\(void\)$", file.read(), re.M)


def flash_of(machine, path):
    """Bytes of an object or image that are in flash: code, constants, and what initialised data begins with."""
    text, data, _ = run([machine.tool("size"), path]).splitlines()[1].split()[:3]
    return int(text) + int(data)


class Bench:
    """Compiles one case (or ALL) by one means for one machine, once."""

    def __init__(self, tools):
        self.tools = tools
        self.sizes = {}

    def size(self, means, machine, case):
        key = (means, machine.name, case)
        if key not in self.sizes:
            target = self.tools.path("%s-%s-%s.o" % key)
            getattr(self, means)(machine, case, target)
            self.sizes[key] = flash_of(machine, target)
        return self.sizes[key]

    def compile(self, machine, source, case, target, *flags):
        run([machine.tool("gcc"), *machine.flags, *SIZE, "-I" + FOLDER, "-D" + case, *flags, "-c", source, "-o", target])

    def asyncc(self, machine, case, target):
        flags = [*machine.flags, "-Os", "-I" + self.tools.include, "-I" + FOLDER, "-D" + case]
        source = self.tools.translate(os.path.join(FOLDER, "asyncc.c"), os.path.basename(target) + ".c",
                                      machine.tool("gcc"), flags)
        self.compile(machine, source, case, target, "-I" + self.tools.include)

    def hand(self, machine, case, target):
        self.compile(machine, os.path.join(FOLDER, "hand.c"), case, target)

    def macros(self, machine, case, target):
        self.compile(machine, os.path.join(FOLDER, "protothread.c"), case, target)

    def cxx(self, machine, case, target, compiler):
        run([compiler, *machine.flags, *SIZE, *CXX_FLAGS, "-D" + case, "-c", os.path.join(FOLDER, "coroutine.cpp"),
             "-o", target])

    def gxx(self, machine, case, target):
        self.cxx(machine, case, target, machine.tool("g++"))

    def clangxx(self, machine, case, target):
        self.cxx(machine, case, target, find(*CXX["clang++"]))

    def rust(self, _machine, case, target):
        run([find("rustc"), "--crate-type=lib", "--edition=2021", "-Copt-level=s", "-Cpanic=abort", "-Ccodegen-units=1",
             "-Cforce-unwind-tables=no", "-Awarnings", "--cfg", case, "--emit=obj", os.path.join(FOLDER, "future.rs"),
             "-o", target])

    def means_for(self, machine):
        means = {"asyncc": "asyncc", "C by hand": "hand", "macros": "macros"}
        if machine.prefix in ("", "arm-none-eabi-"): # the others have no C++ library
            means["g++"] = "gxx"
        if machine.prefix == "":
            means.update({"clang++": "clangxx", "Rust": "rust"})
        return means

    def program(self, machine):
        """All cases and what they need of the runtime, without its port and the compiler's library."""
        target = self.tools.path("program-%s.elf" % machine.name)
        self.asyncc(machine, "ALL", self.tools.path("all.o"))
        sources = [self.tools.write("main.c", main_text("int async_loop_step(void);\n", "async_loop_step();"))]
        left_out = (machine.port + ".c", "memory.c", "poison.c") # the port, and what asks for a C library
        sources += [path for path in self.tools.runtime(machine.port) if not path.endswith(left_out)]
        return self.link(machine, target, sources, ["-I" + self.tools.include])

    def program_by_hand(self, machine):
        target = self.tools.path("hand-%s.elf" % machine.name)
        self.hand(machine, "ALL", self.tools.path("all.o"))
        sources = [self.tools.write("main.c", main_text("void machine_run(void);\n", "machine_run();")),
                   os.path.join(FOLDER, "machine.c")]
        return self.link(machine, target, sources, ["-I" + FOLDER])

    def link(self, machine, target, sources, flags):
        """Sizes of sections, as the board's functions are left out."""
        objects = [self.tools.path("all.o")]
        for source in sources:
            objects.append(self.tools.path("linked-%d.o" % len(objects)))
            run([machine.tool("gcc"), *machine.flags, *SIZE, *flags, "-w", "-c", source, "-o", objects[-1]])
        run([machine.tool("gcc"), *machine.flags, "-nostdlib", "-Wl,--gc-sections,-emain,--unresolved-symbols=ignore-all",
             "-Wl,-Map=" + target + ".map", *objects, "-o", target])
        return flash_of(machine, target)


def main_text(declarations, call):
    starts = read_starts()
    return "%s%sint main(void)\n{\n%s    %s\n    return 0;\n}\n" % (
        declarations, "".join("void %s(void);\n" % start for start in starts),
        "".join("    %s();\n" % start for start in starts), call)


def add_flash(table, tools):
    bench = Bench(tools)
    cases = read_cases()
    awaits = sum(cases.values())

    def measures(machine, names, divisor=1):
        return {column: lambda means=means: Value(sum(bench.size(means, machine, name) for name in names) / divisor)
                for column, means in bench.means_for(machine).items()}

    for name in cases:
        table.add("flash on M0, %s" % name.lower(), "bytes", measures(MACHINES[0], [name]))
    for machine in MACHINES:
        table.add("flash on %s, sum of %d" % (machine.name, len(cases)), "bytes", measures(machine, cases))
        table.add("flash on %s, for each of %d awaits" % (machine.name, awaits), "bytes", measures(machine, cases, awaits))
    for machine in MACHINES[:-1]:
        table.add("flash on %s, all with runtime" % machine.name, "bytes",
                  {"asyncc": lambda machine=machine: bench.program(machine),
                   "C by hand": lambda machine=machine: bench.program_by_hand(machine)})
