# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The boards on which run_async.py runs programs: how to compile for each, how to link, how to run.

    m3       Cortex-M3    mps2-an385 under QEMU: 4 MB of RAM
    m0       Cortex-M0    microbit under QEMU: 256 KB of flash, 16 KB of RAM
    riscv    RV32IMAC     virt under QEMU: 16 MB
    riscv64  RV64IMAC     virt under QEMU: 16 MB
    avr      ATmega1284P  simavr, through simulate.c: 128 KB of flash, 16 KB of RAM
"""

import os

QEMU = ["-display", "none", "-monitor", "none", "-serial", "stdio", "-semihosting-config", "enable=on,target=native",
        "-icount", "shift=5,sleep=off", "-kernel"]
SECTIONS = ["-ffunction-sections", "-fdata-sections"]


class Target:
    """The lists are complete commands but for the files; `link` begins with sources of test/support."""

    older_std = {}    # what the compiler takes instead of a -std= that it does not know

    def __init__(self, title, compiler, flags, link, simulator):
        self.title = title
        self.compiler = compiler      # with what decides about the machine
        self.flags = flags            # what may differ from file to file
        self.link = link
        self.simulator = simulator    # the program's name is added


def cortex_m(options, title, cpu, board, script, defines=()):
    support = os.path.join(options.root, "test", "support", "cortexm")
    return Target(title, [options.arm_cc, "-mcpu=" + cpu, "-mthumb"], ["-Os", "-g"] + SECTIONS,
                  ["-nostartfiles", "-T", os.path.join(support, script)] + list(defines)
                  + [os.path.join(support, "startup.c"), "-Wl,--gc-sections"],
                  [options.qemu, "-M", board] + QEMU)


def riscv(options, bits, abi):
    """The older ISA specification: its base holds the control registers, so gcc finds the library of this machine."""
    support = os.path.join(options.root, "test", "support", "riscv")
    machine = ["-march=rv%dimac" % bits, "-mabi=" + abi, "-misa-spec=2.2", "-mcmodel=medany", "--specs=picolibc.specs"]
    return Target("RV%dIMAC under QEMU" % bits, [options.riscv_cc] + machine, ["-Os", "-g"] + SECTIONS,
                  ["-nostartfiles", "-T", os.path.join(support, "virt.ld"), os.path.join(support, "startup.c"),
                   "-Wl,--gc-sections,--no-warn-rwx-segments"],
                  [options.qemu_riscv if bits == 32 else options.qemu_riscv[:-2] + "64", "-M", "virt", "-bios", "none",
                   "-rtc", "clock=vm"] + QEMU)


def avr(options, build_simulator):
    support = os.path.join(options.root, "test", "support", "avr")
    device = "atmega1284p"
    board = Target("ATmega1284P under simavr", [options.avr_cc, "-mmcu=" + device], ["-Os", "-g"] + SECTIONS,
                   [os.path.join(support, "startup.c"), "-Wl,--wrap=exit,--gc-sections,-u,vfprintf", "-lprintf_flt", "-lm"],
                   [build_simulator(os.path.join(support, "simulate.c"), ["-lsimavr"]), device, "16000000"])
    board.older_std = {"c17": "c11", "gnu17": "gnu11"}    # Debian's avr-gcc is version 5
    return board


def find(options, build_simulator):
    """The Target of --target; build_simulator(source, libraries) compiles a program for this machine."""
    if options.target == "m0":
        return cortex_m(options, "Cortex-M0 under QEMU", "cortex-m0", "microbit", "microbit.ld", ["-DBOARD_MICROBIT"])
    if options.target == "riscv":
        return riscv(options, 32, "ilp32")
    if options.target == "riscv64":
        return riscv(options, 64, "lp64")
    if options.target == "avr":
        return avr(options, build_simulator)
    return cortex_m(options, "Cortex-M3 under QEMU", "cortex-m3", "mps2-an385", "mps2-an385.ld")
