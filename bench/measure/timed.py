# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Rows whose figure is a time; medians of interleaved runs, with their spread."""

import os
import resource

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
    count = 1000000
    folder = os.path.join(BENCH, "sleepers")
    define = ["-DCOUNT=%d" % count]
    builders = {
        "asyncc": lambda: tools.build_asyncc(os.path.join(folder, "asyncc.c"), "sleepers",
                                             [*define, "-DASYNC_CONFIG_CORE=1"], port="virtual"),
        "C by hand": lambda: tools.build_c(os.path.join(folder, "hand.c"), "sleepers-hand", define),
        **{peer: lambda peer=peer: tools.build_cxx(find(*CXX[peer]), os.path.join(folder, "coroutine.cpp"),
                                                   "sleepers-" + peer, define) for peer in CXX},
        "Rust": lambda: tools.build_rust(os.path.join(folder, "future.rs"), "sleepers-rust"),
    }
    results = interleave(builders, lambda program: [program, "64000", str(count)], 3 if quick else 5)
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


HEADERS = ["arpa/inet.h", "assert.h", "ctype.h", "dirent.h", "errno.h", "fcntl.h", "inttypes.h", "limits.h", "locale.h",
           "math.h", "netdb.h", "netinet/in.h", "netinet/tcp.h", "poll.h", "pthread.h", "pwd.h", "regex.h", "sched.h",
           "semaphore.h", "signal.h", "stdio.h", "stdlib.h", "string.h", "sys/epoll.h", "sys/ioctl.h", "sys/mman.h",
           "sys/resource.h", "sys/select.h", "sys/socket.h", "sys/stat.h", "sys/types.h", "sys/un.h", "sys/wait.h",
           "syslog.h", "termios.h", "time.h", "unistd.h", "wchar.h"]

ASYNC_FUNCTION = """static async int work_%d(int n)
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
"""

PLAIN_FUNCTION = """static int work_%d(int n)
{
    char text[32];
    for (int i = 0; i < n && n < %d; i++) {
        text[i %% 32] = (char)('a' + (n >> i));
        switch (i & 3) {
        case 0: n += text[0]; break;
        case 1: n = n > 3 ? n - 3 : (int)strlen(text); break;
        default: printf("%%c", text[i %% 32]);
        }
    }
    return n;
}
"""


def generate_file(lines, share):
    """A file of about so many lines, from <stdio.h> on; of so many functions one is async."""
    parts = ["#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <async.h>\n"]
    length = 0
    for i in range(lines):
        text = (PLAIN_FUNCTION if i % share else ASYNC_FUNCTION) % (i, i + 1)
        length += text.count("\n")
        if length > lines:
            break
        parts.append(text)
    parts.append("int main(void) { return 0; }\n")
    return "".join(parts)


def example(*headers):
    """A program that was written to be used, behind headers as a server has them."""
    path = os.path.join(os.path.dirname(BENCH), "examples", "host-demo", "telemetry.c")
    with open(path) as file:
        return "".join("#include <%s>\n" % header for header in headers) + file.read()


def generate_long(statements):
    """One function of so many statements, an await every ten."""
    parts = ["#include <async.h>\nextern int seen;\nasync int work(int n)\n{\n"]
    for i in range(statements):
        parts.append("    await async_sleep_ms(n);\n" if i % 10 == 9 else "    n = n * %d + seen;\n" % (i + 3))
    parts.append("    return n;\n}\n")
    return "".join(parts)


def children_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def milliseconds(commands, samples):
    """peer -> processor times, of the compilers that are run on the way too. The peers take turns."""
    taken = {peer: [] for peer in commands}
    for _ in range(samples):
        for peer, command in commands.items():
            before = children_seconds()
            run(command)
            taken[peer].append((children_seconds() - before) * 1000)
    return taken


def count_lines(source, flags):
    """As the parser sees them: preprocessed."""
    return run([find("gcc", "cc"), "-E", "-D_GNU_SOURCE", *flags, source]).count("\n")


def add_translation(table, tools, quick):
    flags = ["-I" + tools.include, "-I" + os.path.join(os.path.dirname(BENCH), "examples", "host-demo"), "-D_GNU_SOURCE"]
    cases = [
        ("telemetry.c", example()),
        ("telemetry.c, %d system headers" % len(HEADERS), example(*HEADERS)),
        ("20000 lines, 1 in 10 functions async", generate_file(20000, 10)),
        ("5000 lines, all async", generate_file(5000, 1)),
        ("20000 lines, all async", generate_file(20000, 1)),
        ("function of 1000 statements", generate_long(1000)),
        ("function of 10000 statements", generate_long(10000)),
    ]
    for name, text in cases:
        source = tools.write("translated.c", text)
        commands = {
            "asyncc": [tools.asyncc, source, "-o", tools.path("translated.async.c"), "--cc=" + find("gcc", "cc"),
                       "-Wno-await", "--", *flags],
            "clang++": [find("clang-19", "clang"), "-fsyntax-only", "-w", "-DASYNCC", *flags, source],
        }
        lines = count_lines(source, flags)
        taken = milliseconds(commands, 3 if quick else 9)
        is_large = lines >= 5000
        table.add("translate %s (%d)" % (name, lines), "ms",
                  {peer: lambda peer=peer: Value(taken[peer]) for peer in commands},
                  "<= 2 x clang" if is_large else "<= 150",
                  (lambda values: values["asyncc"] <= 2 * values["clang++"]) if is_large
                  else lambda values: values["asyncc"] <= 150)
