# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random programs of try, defer, with, shield, generators, loops and jumps, against a model of what they mean.

Each program is written twice from one tree: as async C, and as Python, where exceptions, finally and a few lines for
cancels, scopes and shields are the model.  Both run once for each suspension of the program, with a cancel delivered
there, and must print the same.

    exits.py --count N [--seed S] [options as run_async.py's]     S, S+1, ...; a difference is shown with its program
"""

import argparse
import contextlib
import io
import os
import random
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "support"))
import run_async

FUNCTIONS = 4
TARGETS = 40  # the cancel comes at suspension 1, 2, ...

C_HEAD = """\
#include <stdbool.h>
#include <stdio.h>
#include <async.h>
static int ticks, target;
static unsigned random_state;
static int pick(int n)
{
    random_state = random_state * 1103515245u + 12345u;
    return (int)((random_state >> 16) % (unsigned)n);
}
static async void tick(void)
{
    ticks++;
    if (ticks == target) { async_task_cancel(async_current_task()); }
    await async_sleep_ms(0);
}
struct manager { int id, swallowed, raised; };
static async void manager_enter(struct manager *m) { printf(" enter%d", m->id); await tick(); }
static async bool manager_exit(struct manager *m, int error)
{
    printf(" exit%d(%d)", m->id, error);
    await tick();
    if (m->raised) { async_raise(m->raised); }
    return error == m->swallowed;
}
ASYNC_CONTEXT_MANAGER(struct manager, manager_enter, manager_exit);
"""
C_TAIL = """\
static async void amain(void)
{
    for (target = 0; target < %d; target++) {
        ticks = 0;
        random_state = 1;
        printf("%%d:", target);
        async_try {
            printf(" = %%d\\n", await f0(1));
        } async_catch (int e) {
            printf(" raised %%d\\n", e);
        } async_catch_cancelled {
            printf(" cancelled\\n");
        }
        async_try { await async_sleep_ms(0); } async_catch_cancelled { printf("late "); }
        printf("%%d\\n", ticks);
    }
}
int main(void) { return async_run(amain()); }
""" % TARGETS

PYTHON_HEAD = '''\
class Cancelled(BaseException):
    code = -1
class Raised(Exception):
    def __init__(self, code):
        self.code = code
ENTERED, FIRED, RAISED, LOST = range(4)
class Scope:
    pass
class Kernel:
    pass
k = Kernel()
def pick(n):
    k.random = (k.random * 1103515245 + 12345) & 0xFFFFFFFF
    return (k.random >> 16) % n
def lose(scopes):
    """What is raised ends further out; whatever these do from now on, they do not take it for their own."""
    for scope in scopes:
        scope.passed = True
        if scope.state in (FIRED, RAISED):
            scope.state = LOST
def take():
    """Whether a cancel is raised here."""
    if k.pending and k.shield == 0:
        k.pending = False
        lose(k.scopes)
        return True
    for i, scope in enumerate(k.scopes):
        if scope.state == FIRED and scope.shield == k.shield:
            lose(k.scopes[i + 1:])
            scope.state = RAISED
            return True
    return False
def tick():
    k.ticks += 1
    if k.ticks == k.target:
        k.pending = True
    if take():
        raise Cancelled
class Manager:
    def __init__(self, id, swallowed, raised):
        self.id, self.swallowed, self.raised = id, swallowed, raised
    def __enter__(self):
        out(" enter%d" % self.id)
        tick()
    def __exit__(self, kind, value, trace):
        error = 0 if kind in (None, GeneratorExit) else value.code
        out(" exit%d(%d)" % (self.id, error))
        tick()
        if self.raised:
            raise Raised(self.raised)
        return error != 0 and error == self.swallowed
class InScope:
    def __init__(self, scope):
        self.scope = scope
    def __enter__(self):
        self.scope.state, self.scope.shield, self.scope.passed = ENTERED, k.shield, False
        k.scopes.append(self.scope)
    def __exit__(self, kind, value, trace):
        k.scopes.pop()
        return self.scope.state == RAISED and kind is Cancelled and not self.scope.passed
class Shield:
    def __enter__(self):
        k.shield += 1
    def __exit__(self, kind, value, trace):
        k.shield -= 1
        if kind is None and take():
            raise Cancelled
class Loop:
    """A generator that its loop closes: a jump out of what is pending at its yield."""
    def __init__(self, generator):
        self.generator = generator
    def __iter__(self):
        return self.generator
    def __enter__(self):
        return self
    def __exit__(self, kind, value, trace):
        self.generator.close()
class Function:
    """A context manager that is a function; its yield gives the error."""
    def __init__(self, generator):
        self.generator = generator
    def __enter__(self):
        return next(self.generator)
    def __exit__(self, kind, value, trace):
        try:
            self.generator.send(0 if kind in (None, GeneratorExit) else value.code)
        except StopIteration:
            pass
        return False
def fire(scope):
    if scope.state == ENTERED:
        scope.state = LOST if k.pending and k.shield == 0 else FIRED
'''
PYTHON_TAIL = '''\
def run(targets):
    for k.target in range(targets):
        k.ticks, k.random, k.pending, k.scopes, k.shield = 0, 1, False, [], 0
        out("%d:" % k.target)
        try:
            out(" = %d\\n" % f0(1))
        except Raised as e:
            out(" raised %d\\n" % e.code)
        except Cancelled:
            out(" cancelled\\n")
        if k.pending:
            out("late ")
        out("%d\\n" % k.ticks)
'''


class Writer:
    """Both texts of one program, statement by statement."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = 0
        self.c = []
        self.python = []

    def name(self):
        self.names += 1
        return self.names

    def line(self, depth, c, python=None):
        """The same in both, or for one of them."""
        self.c.append("    " * depth[0] + c)
        self.python.append("    " * depth[1] + (python if python is not None else c))

    def c_line(self, depth, text):
        self.c.append("    " * depth[0] + text)

    def python_line(self, depth, text):
        self.python.append("    " * depth[1] + text)


def deeper(depth, c=1, python=1):
    return depth[0] + c, depth[1] + python


class Place:
    """What may stand here."""

    def __init__(self, function, level=0, may_break=False, may_continue=False, may_leave=True, scopes=(), kind="f"):
        self.function = function
        self.level = level
        self.may_break = may_break
        self.may_continue = may_continue
        self.may_leave = may_leave  # not out of cleanup code
        self.scopes = scopes
        self.kind = kind            # f: function, g: generator, m: manager; small where it must not yield

    def inside(self, **changes):
        values = dict(function=self.function, level=self.level + 1, may_break=self.may_break,
                      may_continue=self.may_continue, may_leave=self.may_leave, scopes=self.scopes, kind=self.kind)
        values.update(changes)
        return Place(**values)

    def closed(self):
        return self.inside(may_break=False, may_continue=False, may_leave=False, kind=self.kind.lower())

    def without_yield(self, **changes):
        return self.inside(kind=self.kind.lower(), **changes)


def write_say(w, depth, place):
    n = w.name()
    w.line(depth, 'printf(" s%d:%%d", v);' % n, 'out(" s%d:%%d" %% v)' % n)


def write_change(w, depth, place):
    w.line(depth, "v = v * 3 %% 1000 + %d;" % w.random.randrange(9), "v = v * 3 %% 1000 + %d" % 0)
    w.python[-1] = w.python[-1][:-1] + w.c[-1].rstrip(";").rsplit(" ", 1)[1]


def write_tick(w, depth, place):
    w.line(depth, "await tick();", "tick()")


def write_raise(w, depth, place):
    code = w.random.randrange(1, 4)
    n = w.random.randrange(2, 5)
    w.c_line(depth, "if (pick(%d) == 0) { async_raise(%d); }" % (n, code))
    w.python_line(depth, "if pick(%d) == 0: raise Raised(%d)" % (n, code))


def write_leave(w, depth, place):
    ways = []
    if place.may_leave and place.kind == "f":
        ways.append(("return v + %d;" % place.level, "return v + %d" % place.level))
    elif place.may_leave and place.kind in "gG":
        ways.append(("return;", "return"))
    if place.may_break:
        ways.append(("break;", "break"))
    if place.may_continue:
        ways.append(("continue;", "continue"))
    if not ways:
        write_say(w, depth, place)
        return
    c, python = w.random.choice(ways)
    n = w.random.randrange(2, 4)
    w.c_line(depth, "if (pick(%d) == 0) { %s }" % (n, c))
    w.python_line(depth, "if pick(%d) == 0: %s" % (n, python))


def write_call(w, depth, place):
    if place.function + 1 >= FUNCTIONS:
        write_tick(w, depth, place)
        return
    callee = w.random.randrange(place.function + 1, FUNCTIONS)
    w.line(depth, "v += await f%d(v + %d) %% 100;" % (callee, place.level),
           "r = f%d(v + %d) %% 100; v += r" % (callee, place.level))


def write_yield(w, depth, place):
    """G: an item."""
    if place.kind != "G":
        write_tick(w, depth, place)
        return
    w.line(depth, "yield v;", "yield v")


def write_iteration(w, depth, place):
    if place.function + 1 >= FUNCTIONS:
        write_tick(w, depth, place)
        return
    callee = w.random.randrange(place.function + 1, FUNCTIONS)
    n = w.name()
    w.c_line(depth, "async_for (int x%d, g%d(v + %d)) {" % (n, callee, place.level))
    w.python_line(depth, "with Loop(g%d(v + %d)) as l%d:" % (callee, place.level, n))
    w.python_line(deeper(depth), "for x%d in l%d:" % (n, n))
    w.line(deeper(depth, 1, 2), "v = (v + x%d) %% 1000;" % n, "v = (v + x%d) %% 1000" % n)
    write_block(w, deeper(depth, 1, 2), place.inside(may_break=True, may_continue=True))
    w.c_line(depth, "}")


def write_managed(w, depth, place):
    if place.function + 1 >= FUNCTIONS:
        write_tick(w, depth, place)
        return
    callee = w.random.randrange(place.function + 1, FUNCTIONS)
    n = w.name()
    w.c_line(depth, "async_with (int y%d = a%d(v + %d)) {" % (n, callee, place.level))
    w.python_line(depth, "with Function(a%d(v + %d)) as y%d:" % (callee, place.level, n))
    w.line(deeper(depth), "v = (v + y%d) %% 1000;" % n, "v = (v + y%d) %% 1000" % n)
    write_block(w, deeper(depth), place.inside())
    w.c_line(depth, "}")


def write_try(w, depth, place):
    clauses = w.random.choice(["e", "c", "f", "ef", "cf", "ec", "ecf"])
    n = w.name()
    w.c_line(depth, "async_try {")
    outer = depth
    if "f" in clauses and len(clauses) > 1:
        w.python_line(depth, "try:")
        depth = deeper(depth, 0)
    w.python_line(depth, "try:")
    write_block(w, deeper(depth), place.inside())
    if "e" in clauses:
        w.c_line(depth, "} async_catch (int e) {")
        w.c_line(deeper(depth), 'printf(" catch%d:%%d", e);' % n)
        w.python_line(depth, "except Raised as error:")
        w.python_line(deeper(depth), 'out(" catch%d:%%d" %% error.code)' % n)
        write_block(w, deeper(depth), place.inside())
    if "c" in clauses:
        w.c_line(depth, "} async_catch_cancelled {")
        w.python_line(depth, "except Cancelled:")
        w.line(deeper(depth), 'printf(" cancelled%d");' % n, 'out(" cancelled%d")' % n)
        write_block(w, deeper(depth), place.inside(),
                    ("async_raise(ASYNC_CANCELLED);", "raise Cancelled") if w.random.randrange(2) else None)
    if "f" in clauses:
        w.c_line(outer, "} async_finally {")
        w.python_line(outer, "finally:")
        w.line(deeper(outer), 'printf(" finally%d");' % n, 'out(" finally%d")' % n)
        write_block(w, deeper(outer), place.closed())
    w.c_line(outer, "}")


def write_with(w, depth, place):
    n = w.name()
    swallowed = w.random.choice([0, 0, 1, 2, -1])
    raised = w.random.choice([0, 0, 0, 0, 2, 3])
    w.c_line(depth, "{")
    w.c_line(deeper(depth), "struct manager m%d = { %d, %d, %d };" % (n, n, swallowed, raised))
    w.c_line(deeper(depth), "async_with (&m%d) {" % n)
    w.python_line(depth, "with Manager(%d, %d, %d):" % (n, swallowed, raised))
    write_block(w, deeper(depth, 2), place.inside())
    w.c_line(deeper(depth), "}")
    w.c_line(depth, "}")


def write_scope(w, depth, place):
    n = w.name()
    w.c_line(depth, "{")
    w.c_line(deeper(depth), "async_scope s%d = ASYNC_SCOPE_INIT;" % n)
    w.c_line(deeper(depth), "async_with (&s%d) {" % n)
    w.python_line(depth, "s%d = Scope()" % n)
    w.python_line(depth, "with InScope(s%d):" % n)
    write_block(w, deeper(depth, 2, 1), place.without_yield(scopes=place.scopes + (n,)))
    w.c_line(deeper(depth), "}")
    w.c_line(depth, "}")


def write_fire(w, depth, place):
    if not place.scopes:
        write_tick(w, depth, place)
        return
    n = w.random.choice(place.scopes)
    w.line(depth, "async_scope_cancel(&s%d);" % n, "fire(s%d)" % n)
    write_tick(w, depth, place)


def write_shield(w, depth, place):
    w.line(depth, "async_shield {", "with Shield():")
    write_block(w, deeper(depth), place.without_yield())
    w.c_line(depth, "}")


def write_loop(w, depth, place):
    n = w.name()
    turns = w.random.randrange(1, 4)
    w.line(depth, "for (int i%d = 0; i%d < %d; i%d++) {" % (n, n, turns, n), "for i%d in range(%d):" % (n, turns))
    write_block(w, deeper(depth), place.inside(may_break=True, may_continue=True))
    w.c_line(depth, "}")


def write_switch(w, depth, place):
    n = w.name()
    cases = w.random.randrange(1, 3)
    w.c_line(depth, "switch (pick(%d)) {" % (cases + 1))
    w.python_line(depth, "for c%d in [pick(%d)]:" % (n, cases + 1))
    for case in range(cases):
        w.c_line(depth, "case %d: {" % case)
        w.python_line(deeper(depth), "%s c%d == %d:" % ("if" if case == 0 else "elif", n, case))
        write_block(w, deeper(depth, 1, 2), place.inside(may_break=True, may_continue=False), ("break;", "break"))
        w.c_line(depth, "}")
    w.c_line(depth, "default: ;")
    w.c_line(depth, "}")


def write_defer(w, depth, place):
    n = w.name()
    w.c_line(depth, "async_defer {")
    w.line(deeper(depth, 1, 0), 'printf(" defer%d:%%d", v);' % n, "try:")
    at = len(w.python)  # what follows in the block goes in between
    write_block(w, deeper(depth), place.closed())
    body = w.python[at:]
    del w.python[at:]
    w.c_line(depth, "}")
    return ["    " * depth[1] + "finally:", "    " * (depth[1] + 1) + 'out(" defer%d:%%d" %% v)' % n] + body


STATEMENTS = [(write_say, 2), (write_change, 2), (write_tick, 4), (write_raise, 2), (write_leave, 2), (write_call, 2),
              (write_try, 3), (write_with, 2), (write_scope, 1), (write_fire, 2), (write_shield, 1), (write_loop, 1),
              (write_switch, 1), (write_defer, 2), (write_iteration, 2), (write_managed, 2), (write_yield, 4)]
FLAT = STATEMENTS[:6] + [(write_fire, 1), (write_yield, 3)]


def write_block(w, depth, place, last=None, most=3):
    """At least one statement; a defer takes the rest of the block, `last` too, into a try of the model."""
    ends = []
    for _ in range(w.random.randrange(1, most + 1)):
        choices = STATEMENTS if place.level < 4 else FLAT
        write = w.random.choices([s for s, _ in choices], [n for _, n in choices])[0]
        end = write(w, depth, place)
        if end:
            ends.append(end)
            depth = deeper(depth, 0)
    if last:
        w.line(depth, *last)
    if ends:
        w.python_line(depth, "pass")
    for end in reversed(ends):
        w.python += end


def write_generator(w, number):
    w.line((0, 0), "static async_generator int g%d(int v)" % number, "def g%d(v):" % number)
    w.c_line((0, 0), "{")
    w.line((1, 1), 'printf(" g%d(%%d)", v);' % number, 'out(" g%d(%%d)" %% v)' % number)
    write_block(w, (1, 1), Place(number, kind="G"), ("yield v;", "yield v"), most=5)
    w.c_line((0, 0), "}")


def write_manager(w, number):
    """Its one yield stands in up to two blocks that have an end of their own."""
    w.line((0, 0), "static async_contextmanager int a%d(int v)" % number, "def a%d(v):" % number)
    w.c_line((0, 0), "{")
    w.line((1, 1), 'printf(" a%d(%%d)", v);' % number, 'out(" a%d(%%d)" %% v)' % number)
    depth, ends = (1, 1), []
    place = Place(number, level=2, may_leave=False, kind="m")
    w.random.choice([write_tick, write_raise, write_say, write_call])(w, depth, place)
    for _ in range(w.random.randrange(3)):
        n = w.name()
        if w.random.randrange(2):
            w.line(depth, "async_try {", "try:")
            ends.append((n, depth))
        else:
            w.c_line(depth, "struct manager m%d = { %d, 0, 0 };" % (n, n))
            w.line(depth, "async_with (&m%d) {" % n, "with Manager(%d, 0, 0):" % n)
            ends.append((None, depth))
        depth = deeper(depth)
    w.line(depth, "yield v;", "e = yield v")
    w.line(depth, 'printf(" left%d:%%d", async_exit_error());' % number, 'out(" left%d:%%d" %% e)' % number)
    write_block(w, depth, place)
    for n, depth in reversed(ends):
        if n is None:
            w.c_line(depth, "}")
            continue
        w.c_line(depth, "} async_finally {")
        w.python_line(depth, "finally:")
        w.line(deeper(depth), 'printf(" finally%d");' % n, 'out(" finally%d")' % n)
        write_block(w, deeper(depth), place.closed())
        w.c_line(depth, "}")
    w.c_line((0, 0), "}")


def write_program(seed):
    w = Writer(seed)
    for number in reversed(range(FUNCTIONS)):
        write_generator(w, number)
        write_manager(w, number)
        w.line((0, 0), "static async int f%d(int v)" % number, "def f%d(v):" % number)
        w.c_line((0, 0), "{")
        w.line((1, 1), 'printf(" f%d(%%d)", v);' % number, 'out(" f%d(%%d)" %% v)' % number)
        w.line((1, 1), "await tick();", "tick()")
        write_block(w, (1, 1), Place(number), ("return v;", "return v"), most=6)
        w.c_line((0, 0), "}")
    return (C_HEAD + "\n".join(w.c) + "\n" + C_TAIL, PYTHON_HEAD + "\n".join(w.python) + "\n" + PYTHON_TAIL)


def run_model(text):
    out = io.StringIO()
    scope = {"out": out.write}
    exec(compile(text, "model", "exec"), scope)  # our own text, of this moment
    with contextlib.redirect_stdout(out):
        scope["run"](TARGETS)
    return out.getvalue()


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    for name in ("asyncc", "root", "cache", "temp", "cc"):
        parser.add_argument("--" + name, required=True)
    return parser.parse_args()


def run_program(options, path):
    """(whether it could be built and ran, its output)"""
    command = [sys.executable, os.path.join(options.root, "test", "support", "run_async.py"), "--no-self-contained",
               "--no-strict", "--no-clang", "--asyncc-flags=--poison", "--temp=" + path[:-2], path]
    command += ["--%s=%s" % (name, getattr(options, name)) for name in ("asyncc", "root", "cache", "cc")]
    result = subprocess.run(command, capture_output=True, check=False)
    return result.returncode == 0, result.stdout.decode() + ("" if result.returncode == 0 else result.stderr.decode())


def first_difference(expected, found):
    for number, (a, b) in enumerate(zip(expected.splitlines(), found.splitlines())):
        if a != b:
            return "line %d:\n  model:   %s\n  program: %s" % (number + 1, a, b)
    return "one of them is longer"


def main():
    options = parse_arguments()
    os.makedirs(options.temp, exist_ok=True)
    failed = 0
    for seed in range(options.seed, options.seed + options.count):
        program, model = write_program(seed)
        path = os.path.join(options.temp, "exits%d.c" % seed)
        with open(path, "w", encoding="utf-8") as file:
            file.write(program)
        expected = run_model(model)
        is_right, found = run_program(options, path)
        if not is_right or found != expected:
            failed += 1
            print("seed %d: %s" % (seed, first_difference(expected, found) if is_right else found))
            with open(path[:-2] + ".model.py", "w", encoding="utf-8") as file:
                file.write(model)
    print("%d programs, %d failed" % (options.count, failed))
    sys.exit(failed != 0)


if __name__ == "__main__":
    main()
