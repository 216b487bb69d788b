# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Rows counted in an emulator: instructions under QEMU, cycles under simavr."""

import os
import re
import subprocess

from tools import BENCH, Skip, Value, find, run

NANOSECONDS = 1024  # per instruction: -icount shift=10

CORES = {"M3": ("cortex-m3", "mps2-an385", 25000000, 50), "M0": ("cortex-m0", "microbit", 16000000, 60)}


def interrupt_to_task(tools, core):
    cpu, machine, hertz, _ = CORES[core]
    cc = find("arm-none-eabi-gcc")
    qemu = find("qemu-system-arm")
    folder = os.path.join(BENCH, "interrupt")
    flags = ["-mcpu=" + cpu, "-mthumb", "-O2", "-ffreestanding", "-I" + tools.include, "-DCORE_HZ=%du" % hertz]
    output = tools.translate(os.path.join(folder, "asyncc.c"), "interrupt.async.c", cc, flags)
    image = tools.path("interrupt-%s.elf" % core)
    run([cc, *flags, "-nostartfiles", "-specs=nano.specs", "-ffunction-sections", "-Wl,--gc-sections",
         "-T", os.path.join(folder, "board.ld"), output, os.path.join(folder, "startup.c"), *tools.runtime("cortexm"),
         "-o", image])
    text = run([qemu, "-M", machine, "-display", "none", "-monitor", "none", "-serial", "none",
                "-chardev", "stdio,id=console", "-semihosting-config", "enable=on,target=native,chardev=console",
                "-icount", "shift=10,sleep=off", "-kernel", image], stdin=-3)
    ticks = [int(line) for line in text.split()]
    if not ticks:
        raise Skip("nothing was printed")
    return Value([round(t * 1e9 / hertz / NANOSECONDS) for t in ticks])


def cycles_on_avr(tools):
    cc = find("avr-gcc")
    simulator = find("simavr")
    flags = ["-mmcu=atmega328p", "-O2", "-std=gnu11", "-DF_CPU=16000000UL", "-I" + tools.include]
    output = tools.translate(os.path.join(BENCH, "interrupt", "avr.c"), "interrupt-avr.async.c", cc, flags)
    image = tools.path("interrupt-avr.elf")
    run([cc, *flags, "-w", "-ffunction-sections", "-Wl,--gc-sections", output, *tools.runtime("avr"), "-o", image])
    result = subprocess.run([simulator, "-m", "atmega328p", "-f", "16000000", image], capture_output=True, text=True,
                            check=False, timeout=60)
    text = re.sub(r"\x1b\[[0-9;]*m", "", result.stdout + result.stderr)
    cycles = [int(line) for line in re.findall(r"^(\d+)\.?\s*$", text, re.M)]
    if not cycles:
        raise Skip("simavr printed nothing: " + text.strip()[-100:])
    return Value(cycles)


def add_interrupts(table, tools):
    for core, (_, _, _, most) in CORES.items():
        table.add("interrupt to task, " + core, "instructions",
                  {"asyncc": lambda core=core: interrupt_to_task(tools, core)},
                  "<= %d" % most, lambda values, most=most: values["asyncc"] <= most)
    table.add("interrupt to task, AVR", "cycles", {"asyncc": lambda: cycles_on_avr(tools)},
              "<= 150", lambda values: values["asyncc"] <= 150)
