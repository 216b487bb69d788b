# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Rows whose figure is a number of instructions on this machine."""

import os
import platform
import re

from tools import BENCH, CXX, Skip, Value, find, per_turn


def expand_levels(tools, folder, name, depth):
    """A source whose comment `LEVELS: text` stands for the text for each level from 2 on, with # the level below."""
    source = os.path.join(BENCH, folder, name)
    with open(source) as file:
        text = file.read()
    pattern = re.search(r"/\* LEVELS: (.*) \*/", text)
    levels = "\n".join(pattern.group(1).replace("@", str(i)).replace("#", str(i - 1)) for i in range(2, depth + 1))
    text = text.replace(pattern.group(0), levels).replace("_LAST", "_%d" % depth)
    text = text.replace('"../peers/', '"%s/peers/' % BENCH)
    return tools.write("%s-%d-%s" % (folder, depth, name), text)


def cxx_measures(tools, folder, defines=(), suffix=""):
    source = os.path.join(BENCH, folder, "coroutine.cpp")
    return {peer: lambda peer=peer: Value(per_turn(tools.build_cxx(find(*CXX[peer]), source,
                                                                   folder + suffix + "-" + peer, defines)))
            for peer in CXX}


def stackful(tools, depth):
    if platform.machine() != "x86_64":
        raise Skip("the switch is written for x86-64")
    return per_turn(tools.build_c(os.path.join(BENCH, "resume", "stackful.c"), "stackful-%d" % depth,
                                  ["-DDEPTH=%d" % depth]))


def resume(tools, depth):
    resume_folder = os.path.join(BENCH, "resume")
    define = ["-DDEPTH=%d" % depth]
    measures = {
        "asyncc": lambda: per_turn(tools.build_asyncc(expand_levels(tools, "resume", "asyncc.c", depth),
                                                      "resume-%d" % depth)),
        "macros": lambda: per_turn(tools.build_c(os.path.join(resume_folder, "protothread.c"),
                                                 "protothread-%d" % depth, define)),
        "Rust": lambda: per_turn(tools.build_rust(expand_levels(tools, "resume", "future.rs", depth),
                                                  "resume-rust-%d" % depth)),
        "stackful": lambda: stackful(tools, depth),
        **cxx_measures(tools, "resume", define, "-%d" % depth),
    }
    if depth == 1:
        measures["C by hand"] = lambda: per_turn(tools.build_c(os.path.join(resume_folder, "hand.c"), "resume-hand"))
    return measures


def add_resume(table, tools):
    shallow = {}
    for depth in (1, 2, 4, 8, 16, 32, 64):
        measures = resume(tools, depth)
        count = measures["asyncc"]
        measures["asyncc"] = lambda count=count, depth=depth: shallow.setdefault(depth, count())
        target, is_met = "", None
        if depth == 1:
            target, is_met = "<= 33", lambda values: values["asyncc"] <= 33.5
        if depth == 64:
            target, is_met = "<= 1.05 x depth 1", lambda values: values["asyncc"] <= 1.05 * shallow[1]
        table.add("resume, depth %d" % depth, "instructions", measures, target, is_met)


def add_queue(table, tools):
    folder = os.path.join(BENCH, "queue")
    for capacity in (1, 64):
        define = ["-DCAPACITY=%d" % capacity]
        suffix = "-%d" % capacity

        def rust(capacity=capacity, suffix=suffix):
            with open(os.path.join(folder, "future.rs")) as file:
                text = file.read().replace("CAPACITY_VALUE", str(capacity))
            source = tools.write("queue%s.rs" % suffix, text.replace('"../peers/', '"%s/peers/' % BENCH))
            return per_turn(tools.build_rust(source, "queue-rust" + suffix))

        table.add("message, queue of %d" % capacity, "instructions", {
            "asyncc": lambda: per_turn(tools.build_asyncc(os.path.join(folder, "asyncc.c"), "queue" + suffix, define)),
            "C by hand": lambda: per_turn(tools.build_c(os.path.join(folder, "hand.c"), "queue-hand" + suffix, define)),
            "Rust": rust,
            **cxx_measures(tools, "queue", define, suffix),
        }, "<= 1.15 x C", lambda values: values["asyncc"] <= 1.15 * values["C by hand"])


def add_lock(table, tools):
    folder = os.path.join(BENCH, "lock")
    table.add("lock, two tasks", "instructions", {
        "asyncc": lambda: per_turn(tools.build_asyncc(os.path.join(folder, "asyncc.c"), "lock")),
        "C by hand": lambda: per_turn(tools.build_c(os.path.join(folder, "hand.c"), "lock-hand")),
        **cxx_measures(tools, "lock"),
    })


def plain_case(table, tools, folder, text):
    """A case with one source for each of asyncc, C by hand and C++."""
    table.add(text, "instructions", {
        "asyncc": lambda: per_turn(tools.build_asyncc(os.path.join(BENCH, folder, "asyncc.c"), folder)),
        "C by hand": lambda: per_turn(tools.build_c(os.path.join(BENCH, folder, "hand.c"), folder + "-hand")),
        **cxx_measures(tools, folder),
    })


def add_calls(table, tools):
    for depth in (1, 8):
        define, suffix = ["-DDEPTH=%d" % depth], "-%d" % depth
        table.add("two calls that wait once, depth %d" % depth, "instructions", {
            "asyncc": lambda depth=depth, suffix=suffix: per_turn(
                tools.build_asyncc(expand_levels(tools, "call", "asyncc.c", depth), "call" + suffix)),
            "C by hand": lambda define=define, suffix=suffix: per_turn(
                tools.build_c(os.path.join(BENCH, "call", "hand.c"), "call-hand" + suffix, define)),
            **cxx_measures(tools, "call", define, suffix),
        })


def add_with(table, tools):
    for name, text in (("lock", "async_with, a free lock"), ("timeout", "async_with, a timeout that does not fire")):
        source = os.path.join(BENCH, "with", name)
        table.add(text, "instructions", {
            "asyncc": lambda source=source, name=name: per_turn(tools.build_asyncc(source + ".c", "with-" + name)),
            "C by hand": lambda source=source, name=name: per_turn(tools.build_c(source + "-hand.c", "with-hand-" + name)),
        })


def no_generators():
    raise Skip("Rust's generators need the nightly compiler")


def add_generator(table, tools):
    folder = os.path.join(BENCH, "generator")
    table.add("next of a generator", "instructions", {
        "asyncc": lambda: per_turn(tools.build_asyncc(os.path.join(folder, "asyncc.c"), "generator")),
        "C by hand": lambda: per_turn(tools.build_c(os.path.join(folder, "hand.c"), "generator-hand")),
        "Rust": no_generators,
        **cxx_measures(tools, "generator"),
    })


def timers(tools, count):
    """peer -> what builds its program with so many armed timers."""
    folder = os.path.join(BENCH, "timer")
    define = ["-DCOUNT=%du" % count]
    return {
        "asyncc": lambda: tools.build_asyncc(os.path.join(folder, "asyncc.c"), "timer-%d" % count, define, "virtual"),
        "C by hand": lambda: tools.build_c(os.path.join(folder, "hand.c"), "timer-hand-%d" % count, define),
    }


def add_timers(table, tools):
    for count in (100, 100000):
        builders = timers(tools, count)
        for what, text in (("insert", "arm a timer"), ("cancel", "take a timer back")):
            few, many = (10, 60) if count == 100 else (10000, 60000)
            table.add("%s, %d armed" % (text, count), "instructions", {
                peer: lambda build=build, what=what: Value(per_turn(build(), few, many, [what]))
                for peer, build in builders.items()
            })
