# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Rows of TCP echo servers: what a server's processor does for a request, the kernel's part included. The servers take
turns, each with the same load from a process of its own."""

import os
import re
import statistics
import subprocess

from tools import BENCH, CXX, TIMEOUT, Skip, Value, find, run

# Server and load share a processor: they take turns, and how many requests are there when the server's turn comes does not
# depend on how fast it is.
ONE_CPU = ["taskset", "-c", str(max(os.sched_getaffinity(0)))]
FOLDER = os.path.join(BENCH, "echo")


def serve(command, load, requests):
    """(what the server printed at its end, its stderr) after so many requests of a load: (connections, bytes)."""
    program, connections, size = load
    with subprocess.Popen([*ONE_CPU, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            port = server.stdout.readline().strip()
            if not port:
                raise Skip("an echo server did not begin: " + server.stderr.read()[-200:])
            run([*ONE_CPU, program, port, str(connections), str(requests), str(size)])
            return server.communicate(timeout=TIMEOUT)
        except BaseException:
            server.kill()
            raise


def instructions(program, load, requests):
    output = serve([find("valgrind"), "--tool=callgrind", "--callgrind-out-file=/dev/null", program], load, requests)
    found = re.search(r"Collected\s*:\s*(\d+)", output[1])
    if not found:
        raise Skip("callgrind: " + output[1].strip()[-200:])
    return int(found.group(1))


def build(tools):
    builders = {
        "asyncc": lambda: tools.build_asyncc(os.path.join(FOLDER, "asyncc.c"), "echo"),
        "C by hand": lambda: tools.build_c(os.path.join(FOLDER, "hand.c"), "echo-hand"),
        **{peer: lambda peer=peer: tools.build_cxx(find(*CXX[peer]), os.path.join(FOLDER, "coroutine.cpp"), "echo-" + peer)
           for peer in CXX},
    }
    programs, missing = {}, {}
    for peer, builder in builders.items():
        try:
            programs[peer] = builder()
        except Skip as skip:
            missing[peer] = skip
    return programs, missing


def raiser(skip):
    def raise_it():
        raise skip
    return raise_it


def sample(programs, load, requests, samples):
    """peer -> thousands of requests that a second of the server's processor time is enough for, one from each turn. Those who
    are compared run one right after the other, and every other turn goes the other way round."""
    rates = {peer: [] for peer in programs}
    order = list(programs.items())
    for _ in range(samples):
        for peer, program in order:
            seconds = float(serve([program], load, requests)[0])
            rates[peer].append(requests / seconds / 1000)
        order.reverse()
    return rates


def typical_ratio(rates, peer, other):
    """The median over the turns: what disturbs the machine for longer than a run disturbs both."""
    return statistics.median(a / b for a, b in zip(rates[peer], rates[other]))


def add_rates(table, programs, absent, load, name, quick):
    rates = sample(programs, load, 8000 if quick else 10000, 21 if quick else 91)
    table.add(name, "k requests/CPU s", {**{peer: lambda peer=peer: Value(rates[peer], 1) for peer in programs}, **absent},
              ">= 0.95 x C", lambda values: typical_ratio(rates, "asyncc", "C by hand") >= 0.95)


def add_instructions(table, programs, absent, load, name):
    few, many = 1000, 3000
    measures = {peer: lambda program=program: (instructions(program, load, many) - instructions(program, load, few))
                / (many - few) for peer, program in programs.items()}
    table.add(name + ", outside of the kernel", "instructions", {**measures, **absent})


def add_echo(table, tools, quick):
    programs, missing = build(tools)
    client = tools.build_c(os.path.join(FOLDER, "load.c"), "echo-load")
    absent = {peer: raiser(skip) for peer, skip in missing.items()}
    for connections, size in [(50, 64), (1, 64), (50, 1024)]:
        name = "echo, %d connection%s, %d bytes" % (connections, "s" * (connections > 1), size)
        add_rates(table, programs, absent, (client, connections, size), name, quick)
        if size == 64:
            add_instructions(table, programs, absent, (client, connections, size), name)
