# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Rows whose figure is a number of bytes: frames, firmware, the core."""

import os
import re

from tools import BENCH, CXX, ROOT, Value, find, run

POINTER = 8


FRAMES = os.path.join(BENCH, "frames")
SETS = (("asyncc.c", "future.rs", "coroutine.cpp"), ("more.c", "more.rs", "more.cpp")) # asyncc, Rust, C++


def read_bounds(source):
    """case -> (bytes that live at once, frames that lie in each other then), as stated beside it."""
    with open(os.path.join(FRAMES, source)) as file:
        found = re.findall(r"/\* bound (\d+), frames (\d+):[^\n]*\nasync [\w ]+?(case_\d+)\(", file.read())
    return {name: (int(bound), int(frames)) for bound, frames, name in found}


def parse_sizes(text):
    return {name: int(size) for name, size in (line.split() for line in text.splitlines())}


def asyncc_frames(tools, source, cases):
    cc = find("gcc", "cc")
    flags = ["-I" + tools.include, "-I" + FRAMES]
    output = tools.translate(os.path.join(FRAMES, source), "frames.async.c", cc, flags)
    with open(output, "a") as file:
        file.write("#include <stdio.h>\nint main(void)\n{\n")
        for case in cases:
            file.write('    printf("%s %%zu\\n", sizeof(struct %s__frame));\n' % (case, case))
        file.write("    return 0;\n}\n")
    run([cc, "-O1", *flags, output, *tools.runtime("posix"), "-o", tools.path("frames")])
    return parse_sizes(run([tools.path("frames")]))


def peer_frames(tools, rust, cxx):
    return {
        "Rust": lambda: parse_sizes(run([tools.build_rust(os.path.join(FRAMES, rust), "frames-rust")])),
        **{peer: lambda peer=peer: parse_sizes(run([tools.build_cxx(
            find(*CXX[peer]), os.path.join(FRAMES, cxx), "frames-" + peer)])) for peer in CXX},
    }


def add_set(table, tools, source, rust, cxx):
    bounds = read_bounds(source)
    peers = peer_frames(tools, rust, cxx)
    sizes = {}

    def size_of(peer, case, measure):
        if peer not in sizes:
            sizes[peer] = measure()
        return sizes[peer][case] if case else sum(sizes[peer].values())

    def measures(case):
        return {"asyncc": lambda: size_of("asyncc", case, lambda: asyncc_frames(tools, source, bounds)),
                "limit": lambda: bounds[case][0] if case else sum(bound for bound, _ in bounds.values()),
                **{peer: lambda peer=peer: size_of(peer, case, peers[peer]) for peer in peers}}

    for case, (bound, frames) in bounds.items():
        most = (-(-bound // POINTER) + frames) * POINTER # each frame's pointer; the whole is aligned as one
        table.add("frame, " + case, "bytes", measures(case), "<= %d" % most,
                  lambda values, most=most: values["asyncc"] <= most)
    table.add("frames, sum of %d%s" % (len(bounds), "" if source == SETS[0][0] else " more"), "bytes", measures(None))


def add_frames(table, tools):
    for source, rust, cxx in SETS:
        add_set(table, tools, source, rust, cxx)


CORE = """#include <async.h>
static async_flag flag = ASYNC_FLAG_INIT;
static async void wait(void) { await async_flag_wait(&flag); }
static async void work(void) { await async_sleep_ms(5); await wait(); }
static async_static_task(work) worker;
int main(void)
{
    async_task_cancel(async_start(&worker, work()));
    return async_run(wait());
}
"""


def core_sizes(tools, defines):
    """Bytes of flash of the runtime's functions that a program with tasks, sleep, cancel and flags is linked with."""
    cc = find("arm-none-eabi-gcc")
    flags = ["-mcpu=cortex-m3", "-mthumb", "-Os", "-ffunction-sections", "-fdata-sections", "-ffreestanding",
             "-I" + tools.include, *defines]
    output = tools.translate(tools.write("core.c", CORE), "core.async.c", cc, flags)
    sizes = {}
    objects = []
    for source in [output, *tools.runtime("cortexm")]:
        objects.append(tools.path(os.path.basename(source) + ".o"))
        run([cc, *flags, "-c", source, "-o", objects[-1]])
    run([cc, "-mcpu=cortex-m3", "-mthumb", "-nostartfiles", "-specs=nano.specs", "-Wl,--gc-sections", "-Wl,-emain",
         "-Wl,-Map=" + tools.path("core.map"), *objects, "-o", tools.path("core.elf")])
    with open(tools.path("core.map")) as file:
        memory_map = file.read().split("Linker script and memory map")[1]
    pattern = r"^ \.(?:text|rodata)[^\s]*\s+0x([0-9a-f]+)\s+0x([0-9a-f]+)\s+(\S+\.o)$"
    for address, size, name in re.findall(pattern, memory_map, re.M):
        if int(address, 16):
            sizes[os.path.basename(name)] = sizes.get(os.path.basename(name), 0) + int(size, 16)
    return sizes


def core_flash(tools, defines, with_port):
    sizes = core_sizes(tools, defines)
    ours = {os.path.basename(source) + ".o" for source in tools.runtime("cortexm")}
    if not with_port:
        ours.remove("cortexm.c.o")
    return sum(size for name, size in sizes.items() if name in ours)


def size_of(tools, defines, expression):
    """sizeof on Cortex-M3: the length of an array that is compiled."""
    cc = find("arm-none-eabi-gcc")
    source = tools.write("size.c", "#include <async/runtime.h>\nchar wanted[%s];\n" % expression)
    run([cc, "-mcpu=cortex-m3", "-mthumb", "-I" + tools.include, *defines, "-c", source, "-o", tools.path("size.o")])
    text = run([find("arm-none-eabi-nm"), "--print-size", tools.path("size.o")])
    return int(text.split()[1], 16)


def add_core(table, tools):
    core = ["-DASYNC_CONFIG_CORE=1"]
    table.add("core on M3, without port", "bytes flash",
              {"asyncc": lambda: core_flash(tools, core, False)}, "<= 800", lambda values: values["asyncc"] <= 800)
    table.add("core on M3, with port", "bytes flash", {"asyncc": lambda: core_flash(tools, core, True)})
    table.add("all features on M3, same program", "bytes flash", {"asyncc": lambda: core_flash(tools, [], False)})
    table.add("task on M3, core", "bytes RAM", {"asyncc": lambda: size_of(tools, core, "sizeof(async_task)")},
              "<= 12", lambda values: values["asyncc"] <= 12)
    table.add("task on M3", "bytes RAM", {"asyncc": lambda: size_of(tools, [], "sizeof(async_task)")},
              "<= 20", lambda values: values["asyncc"] <= 20)


def add_firmware(table, tools):
    """Flash and RAM of each example with a Makefile for a device."""
    for name in sorted(os.listdir(os.path.join(ROOT, "examples"))):
        folder = os.path.join(ROOT, "examples", name)
        if not name.startswith("firmware") or not os.path.exists(os.path.join(folder, "Makefile")):
            continue
        sizes = {}

        def measure(index, folder=folder, name=name, sizes=sizes):
            if not sizes:
                copy = tools.path(name)
                run(["cp", "-r", folder, copy])
                run(["make", "-s", "-C", copy, "clean"])
                run(["make", "-s", "-C", copy, "ASYNCC=" + tools.asyncc])
                images = [os.path.join(copy, "build", file) for file in os.listdir(os.path.join(copy, "build"))
                          if file.endswith(".elf")]
                text, data, bss = run([find("size"), images[0]]).splitlines()[1].split()[:3]
                sizes.update(flash=int(text) + int(data), ram=int(data) + int(bss))
            return Value(sizes[index])

        table.add(name, "bytes flash", {"asyncc": lambda measure=measure: measure("flash")})
        table.add(name, "bytes RAM", {"asyncc": lambda measure=measure: measure("ram")})
