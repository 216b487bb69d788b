# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random programs of groups, gather, wait_any, timeouts and locks, against Python's asyncio with a clock like ours.

Each program is written twice from one tree.  Its first task is cancelled from outside at one time after the other; what
is printed at one time may come in any order.  Where two timers are due at once in the model, the run is not compared:
there the two languages order differently on purpose.  Cleanups do not wait: a second cancellation that meets one is
where asyncio (3.11) loses a cancel in a group, and where it counts cancels that have been delivered.

    tasks.py --count N [--seed S] [options as run_async.py's]     S, S+1, ...; a difference is shown with its program
"""

import argparse
import asyncio
import heapq
import os
import random
import re
import sys

sys.dont_write_bytecode = True
import exits

FUNCTIONS = 6
TIMES = [1, 7, 23, 54, 99, 160, 251, 377, 590, 5000]

C_HEAD = """\
#include <stdio.h>
#include <async.h>
static uint32_t start;
static unsigned now(void) { return (unsigned)(async_now_ms() - start); }
static async_lock locks[2] = { ASYNC_LOCK_INIT, ASYNC_LOCK_INIT };
"""
C_TAIL = """\
static async void amain(void)
{
    static const int times[] = { %s };
    for (int i = 0; i < (int)(sizeof times / sizeof times[0]); i++) {
        start = async_now_ms();
        async_task *t = async_create_task(f0(i));
        async_defer { async_task_release(t); }
        async_try {
            await async_wait_for_ms(async_join(t), times[i]);
        } async_catch (int e) {
            if (e == ASYNC_TIMEOUT && async_task_cancel(t)) { printf(" CANCEL@%%u", now()); }
        } async_catch_cancelled { }
        async_try {
            printf(" = %%d@%%u\\n", await async_join_as(t, int), now());
        } async_catch (int e) {
            printf(" raised %%d@%%u\\n", e, now());
        } async_catch_cancelled {
            printf(" cancelled@%%u\\n", now());
        }
    }
}
int main(void) { return async_run_all(amain()); }
""" % ", ".join(str(time) for time in TIMES)


class Raised(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Clock(asyncio.SelectorEventLoop):
    """Time jumps to the next timer when nothing is ready."""

    def __init__(self):
        super().__init__()
        self.now = 0
        self.has_tie = False

    def time(self):
        return self.now

    def _run_once(self):
        while self._scheduled and self._scheduled[0]._cancelled:
            heapq.heappop(self._scheduled)._scheduled = False
            self._timer_cancelled_count -= 1
        if not self._ready and self._scheduled:
            self.now = max(self.now, self._scheduled[0]._when)
        due = [handle._when for handle in self._scheduled if not handle._cancelled]
        self.has_tie |= len(due) != len(set(due))
        super()._run_once()


class Timeout:
    def __init__(self, ms, error):
        self.inner = asyncio.timeout(ms)
        self.error = error

    async def __aenter__(self):
        await self.inner.__aenter__()

    async def __aexit__(self, kind, value, trace):
        try:
            await self.inner.__aexit__(kind, value, trace)
        except TimeoutError:
            if self.error:
                raise Raised(-2) from None
            return True
        return False


class Group:
    def __init__(self):
        self.inner = asyncio.TaskGroup()

    async def __aenter__(self):
        await self.inner.__aenter__()
        return self.inner

    async def __aexit__(self, kind, value, trace):
        try:
            await self.inner.__aexit__(kind, value, trace)
        except BaseExceptionGroup as group:
            raise group.exceptions[0] from None


async def gather(*calls):
    async with Group() as group:
        tasks = [group.create_task(call) for call in calls]
    return [task.result() for task in tasks]


async def wait_any(*calls):
    tasks = [asyncio.ensure_future(call) for call in calls]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        while not all(task.done() for task in tasks):
            await asyncio.wait(tasks)
    first = min(i for i, task in enumerate(tasks) if task in done)
    tasks[first].result()
    return first


def write_say(w, depth, place):
    n = w.name()
    w.line(depth, 'printf(" s%d@%%u", now());' % n, 'say("s%d")' % n)


def write_sleep(w, depth, place):
    ms = w.durations.pop()
    w.line(depth, "await async_sleep_ms(%d);" % ms, "await asyncio.sleep(%d)" % ms)
    write_say(w, depth, place)


def write_raise(w, depth, place):
    n = w.random.randrange(2, 5)
    code = w.random.randrange(1, 9)
    w.c_line(depth, "if (v %% %d == 0) { async_raise(%d); }" % (n, code))
    w.python_line(depth, "if v %% %d == 0: raise Raised(%d)" % (n, code))


def write_try(w, depth, place):
    clauses = w.random.choice(["e", "c", "f", "ef", "cf", "ec"])
    n = w.name()
    outer = depth
    w.c_line(depth, "async_try {")
    if "f" in clauses and len(clauses) > 1:
        w.python_line(depth, "try:")
        depth = exits.deeper(depth, 0)
    w.python_line(depth, "try:")
    write_block(w, exits.deeper(depth), place.inside())
    inner = exits.deeper(depth)
    if "e" in clauses:
        w.line(depth, "} async_catch (int e) {", "except Raised as error:")
        w.line(inner, 'printf(" catch%d:%%d@%%u", e, now());' % n, 'say("catch%d:%%d" %% error.code)' % n)
        write_sleep(w, inner, place)
    if "c" in clauses:
        w.line(depth, "} async_catch_cancelled {", "except asyncio.CancelledError:")
        w.line(inner, 'printf(" cancelled%d@%%u", now());' % n, 'say("cancelled%d")' % n)
        w.line(inner, "async_raise(ASYNC_CANCELLED);", "raise")
    if "f" in clauses:
        w.line(outer, "} async_finally {", "finally:")
        w.line(exits.deeper(outer), 'printf(" finally%d@%%u", now());' % n, 'say("finally%d")' % n)
    w.c_line(outer, "}")


def write_timeout(w, depth, place):
    ms = w.durations.pop()
    raises = w.random.randrange(2)
    w.c_line(depth, "async_with (async_%s_ms(%d)) {" % ("timeout" if raises else "move_on_after", ms))
    w.python_line(depth, "async with Timeout(%d, %d):" % (ms, raises))
    write_block(w, exits.deeper(depth), place.inside())
    w.c_line(depth, "}")


def callee_of(w, place):
    return w.random.randrange(place.function + 1, FUNCTIONS)


def write_group(w, depth, place):
    if place.function + 1 >= FUNCTIONS:
        write_sleep(w, depth, place)
        return
    n = w.name()
    w.c_line(depth, "{")
    w.c_line(exits.deeper(depth), "async_group g%d = ASYNC_GROUP_INIT;" % n)
    w.c_line(exits.deeper(depth), "async_with (&g%d) {" % n)
    w.python_line(depth, "async with Group() as g%d:" % n)
    inner = exits.deeper(depth, 2, 1)
    for _ in range(w.random.randrange(1, 4)):
        call = "f%d(v + %d)" % (callee_of(w, place), w.random.randrange(9))
        w.line(inner, "async_group_start(&g%d, %s);" % (n, call), "g%d.create_task(%s)" % (n, call))
    write_block(w, inner, place.inside())
    w.c_line(exits.deeper(depth), "}")
    w.c_line(depth, "}")


def write_gather(w, depth, place):
    if place.function + 1 >= FUNCTIONS:
        write_sleep(w, depth, place)
        return
    n = w.name()
    calls = ["f%d(v + %d)" % (callee_of(w, place), w.random.randrange(9)) for _ in range(w.random.randrange(2, 4))]
    if w.random.randrange(2):
        w.line(depth, "int a%d = await async_wait_any(%s);" % (n, ", ".join(calls)),
               "a%d = await wait_any(%s)" % (n, ", ".join(calls)))
    else:
        w.c_line(depth, "int a%d = 0, b%d = 0;" % (n, n))
        w.line(depth, "await async_gather(a%d = %s, b%d = %s);" % (n, calls[0], n, calls[1]),
               "a%d, b%d = await gather(%s, %s)" % (n, n, calls[0], calls[1]))
        w.line(depth, "a%d += b%d;" % (n, n), "a%d += b%d" % (n, n))
    w.line(depth, 'printf(" a%d:%%d@%%u", a%d, now());' % (n, n), 'say("a%d:%%d" %% a%d)' % (n, n))


def write_call(w, depth, place):
    if place.function + 1 >= FUNCTIONS:
        write_sleep(w, depth, place)
        return
    call = "f%d(v + %d)" % (callee_of(w, place), w.random.randrange(9))
    w.line(depth, "v += await %s;" % call, "v += await %s" % call)


def write_lock(w, depth, place):
    lock = w.random.randrange(2)
    w.line(depth, "async_with (&locks[%d]) {" % lock, "async with locks[%d]:" % lock)
    write_sleep(w, exits.deeper(depth), place)
    w.c_line(depth, "}")


STATEMENTS = [(write_say, 1), (write_sleep, 4), (write_raise, 2), (write_try, 3), (write_timeout, 3), (write_group, 2),
              (write_gather, 3), (write_call, 2), (write_lock, 2)]
FLAT = STATEMENTS[:3] + [(write_lock, 1)]


def write_block(w, depth, place):
    for _ in range(w.random.randrange(1, 4)):
        choices = STATEMENTS if place.level < 3 else FLAT
        w.random.choices([s for s, _ in choices], [n for _, n in choices])[0](w, depth, place)


def write_program(seed):
    w = exits.Writer(seed)
    w.durations = list(range(1, 600))
    w.random.shuffle(w.durations)
    for number in reversed(range(FUNCTIONS)):
        w.line((0, 0), "static async int f%d(int v)" % number, "async def f%d(v):" % number)
        w.c_line((0, 0), "{")
        write_sleep(w, (1, 1), None)  # a child that fails before the next one has begun: there that one begins
        write_block(w, (1, 1), exits.Place(number))
        write_sleep(w, (1, 1), None)
        w.line((1, 1), "return v;", "return v")
        w.c_line((0, 0), "}")
    return C_HEAD + "\n".join(w.c) + "\n" + C_TAIL, "\n".join(w.python) + "\n"


def run_once(text, number, time):
    """(the line it prints, whether timers were due at once)"""
    loop = Clock()
    out = []
    say = lambda what: out.append(" %s@%d" % (what, loop.now))
    scope = {"asyncio": asyncio, "Raised": Raised, "Timeout": Timeout, "Group": Group, "gather": gather,
             "wait_any": wait_any, "say": say, "locks": [asyncio.Lock(), asyncio.Lock()]}
    exec(compile(text, "model", "exec"), scope)  # our own text, of this moment

    async def supervise():
        task = asyncio.ensure_future(scope["f0"](number))
        await asyncio.wait([task], timeout=time)
        if task.cancel():
            say("CANCEL")
        await asyncio.wait([task])
        if task.cancelled():
            say("cancelled")
        elif task.exception():
            say("raised %d" % task.exception().code)
        else:
            say("= %d" % task.result())

    loop.set_exception_handler(lambda *_: None)
    loop.run_until_complete(supervise())
    loop.close()
    return "".join(out), loop.has_tie


def sorted_by_time(line):
    """What is printed at one time in any order."""
    events = re.findall(r" ([^@]*)@(\d+)", line)
    return sorted(events, key=lambda event: (int(event[1]), event[0]))


def compare(text, found):
    lines = found.splitlines()
    for number, time in enumerate(TIMES):
        expected, has_tie = run_once(text, number, time)
        line = lines[number] if number < len(lines) else ""
        if not has_tie and sorted_by_time(expected) != sorted_by_time(line):
            return "cancelled at %d:\n  model:   %s\n  program: %s" % (time, expected, line)
    return None


def main():
    options = exits.parse_arguments()
    os.makedirs(options.temp, exist_ok=True)
    failed = 0
    for seed in range(options.seed, options.seed + options.count):
        program, model = write_program(seed)
        path = os.path.join(options.temp, "tasks%d.c" % seed)
        with open(path, "w", encoding="utf-8") as file:
            file.write(program)
        is_right, found = exits.run_program(options, path)
        difference = compare(model, found) if is_right else found
        if difference:
            failed += 1
            print("seed %d: %s" % (seed, difference))
            with open(path[:-2] + ".model.py", "w", encoding="utf-8") as file:
                file.write(model)
    print("%d programs, %d failed" % (options.count, failed))
    sys.exit(failed != 0)


if __name__ == "__main__":
    main()
