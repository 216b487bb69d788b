# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Rows whose figure is a time; medians of interleaved runs, with their spread."""

import os

import counted
from tools import BENCH, CXX, Skip, Value, find, run, user_seconds


def interleave(builders, command, samples):
    """peer -> (samples of seconds, output). The peers take turns, so that what else runs here hits all of them."""
    programs, results = {}, {}
    for peer, build in builders.items():
        try:
            programs[peer] = build()
        except Skip as skip:
            results[peer] = skip
    for _ in range(samples):
        for peer, program in programs.items():
            seconds, output = user_seconds(command(program))
            results.setdefault(peer, ([], []))
            results[peer][0].append(seconds)
            results[peer][1].append(output)
    return results


def pick(results, peer, index):
    result = results[peer]
    if isinstance(result, Skip):
        raise result
    return result[index]


def add_sleepers(table, tools, quick):
    count = 100000 if quick else 1000000
    folder = os.path.join(BENCH, "sleepers")
    define = ["-DCOUNT=%d" % count]
    builders = {
        "asyncc": lambda: tools.build_asyncc(os.path.join(folder, "asyncc.c"), "sleepers",
                                             [*define, "-DASYNC_CONFIG_CORE=1"], port="virtual"),
        "C by hand": lambda: tools.build_c(os.path.join(folder, "hand.c"), "sleepers-hand", define),
        **{peer: lambda peer=peer: tools.build_cxx(find(*CXX[peer]), os.path.join(folder, "coroutine.cpp"),
                                                   "sleepers-" + peer, define) for peer in CXX},
    }
    results = interleave(builders, lambda program: [program, "64000"], 3 if quick else 5)
    full = interleave({"asyncc": lambda: tools.build_asyncc(os.path.join(folder, "asyncc.c"), "sleepers-all", define,
                                                            port="virtual")}, lambda program: [program, "1"], 1)
    rows = {peer: lambda peer=peer: Value(int(pick(results, peer, 1)[0])) for peer in builders}
    table.add("sleeping task of %d, core" % count, "bytes", rows, "<= 64", lambda values: values["asyncc"] <= 64)
    table.add("sleeping task, all features", "bytes", {"asyncc": lambda: Value(int(pick(full, "asyncc", 1)[0]))},
              "<= 64", lambda values: values["asyncc"] <= 64)
    rows = {peer: lambda peer=peer: Value(pick(results, peer, 0), 2) for peer in builders}
    table.add("%d tasks sleep 64 s" % count, "CPU seconds", rows, "<= C",
              lambda values: values["asyncc"] <= values["C by hand"])


def add_timers(table, tools, quick):
    count, times = (100000, 1000000) if quick else (1000000, 5000000)
    results = interleave(counted.timers(tools, count), lambda program: [program, "again", str(times)], 3 if quick else 5)
    rows = {peer: lambda peer=peer: Value(pick(results, peer, 0), 2) for peer in results}
    table.add("take back and arm again, %d timers" % count, "CPU seconds", rows, "<= C",
              lambda values: values["asyncc"] <= values["C by hand"])


def generate_plain(lines):
    """A file of about so many lines in small async functions, from <stdio.h> on."""
    parts = ["#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <async.h>\n"]
    for i in range(lines // 12):
        parts.append("""static async int work_%d(int n)
{
    int sum = n;
    for (int i = 0; i < n; i++) {
        sum += i * %d;
        if (sum > 100) {
            await async_sleep_ms(sum);
        }
    }
    return sum;
}
""" % (i, i))
    parts.append("int main(void) { return 0; }\n")
    return "".join(parts)


def generate_long(statements):
    """One function of so many statements, an await every ten."""
    parts = ["#include <async.h>\nextern int seen;\nasync int work(int n)\n{\n"]
    for i in range(statements):
        parts.append("    await async_sleep_ms(n);\n" if i % 10 == 9 else "    n = n * %d + seen;\n" % (i + 3))
    parts.append("    return n;\n}\n")
    return "".join(parts)


def seconds(command, samples):
    """Processor time, of the compilers that are run on the way too: what else runs here matters less."""
    taken = []
    for _ in range(samples):
        before = os.times()
        run(command)
        after = os.times()
        taken.append(after.children_user - before.children_user + after.children_system - before.children_system)
    return taken


def add_translation(table, tools, quick):
    samples = 3 if quick else 7
    flags = ["-I" + tools.include]
    cases = [("file of %d lines" % lines, generate_plain(lines), True) for lines in (100, 5000, 20000)]
    cases += [("function of %d statements" % count, generate_long(count), False) for count in (1000, 10000)]
    for name, text, is_file in cases:
        source = tools.write("translated.c", text)

        def ours():
            command = [tools.asyncc, source, "-o", tools.path("translated.async.c"), "--cc=" + find("gcc", "cc")]
            return Value([s * 1000 for s in seconds([*command, "--", *flags], samples)])

        def check():
            command = [find("clang-19", "clang"), "-fsyntax-only", "-w", "-DASYNCC", *flags, source]
            return Value([s * 1000 for s in seconds(command, samples)])

        large = is_file and not name.startswith("file of 100 ")
        table.add("translate a " + name, "ms", {"asyncc": ours, "clang++": check},
                  "<= 2 x clang" if large else "<= 150" if is_file else "linear",
                  (lambda values: values["asyncc"] <= 2 * values["clang++"]) if large
                  else (lambda values: values["asyncc"] <= 150) if is_file else None)
