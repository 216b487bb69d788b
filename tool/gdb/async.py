# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tasks in gdb:  source .../async.py  (asyncc --print=gdb-script), then

    async tasks         every task: what it waits for, and where
    async bt [TASK]     the chain of awaits of one task, or of all; TASK is a number of `async tasks` or an expression
    async site ADDR...  the function and the line of site addresses, as a device prints them

Needs debug information, and nothing in the program: frames begin with the site of whoever awaits them, and a site is a
constant whose symbol stands at the line of its await. A function that was merged into its caller has neither in the frame:
the debug information has a label where the caller awaits it, which gdb does not show but readelf does.
"""

import functools
import re
import subprocess

import gdb


def address_of(value):
    return int(value.cast(gdb.lookup_type("unsigned long")))


def is_avr():
    return gdb.selected_inferior().architecture().name().startswith("avr")


def constant_at(address, kind):
    """A site. On AVR it lies in flash, whose addresses a pointer to data cannot tell."""
    if is_avr():
        memory = gdb.selected_inferior().read_memory(address, kind.sizeof)
        return gdb.Value(memory.tobytes(), kind)
    return gdb.Value(address).cast(kind.pointer()).dereference()


def symbol_name(address):
    """The name of what begins at the address, or None."""
    # gdb takes names with two underscores for Ada's.
    text = gdb.execute("with print demangle off -- info symbol %#x" % address, to_string=True)
    match = re.match(r"(\S+) in section", text)
    return match.group(1) if match else None


def line_of(name, address):
    """FILE:LINE of a static constant; several files may have one of its name."""
    symbols = list(gdb.lookup_static_symbols(name)) if hasattr(gdb, "lookup_static_symbols") else []
    symbols += [symbol for symbol in [gdb.lookup_global_symbol(name)] if symbol]
    for symbol in symbols:
        value = symbol.value()
        if value.address is not None and address_of(value.address) == address:
            return "%s:%d" % (symbol.symtab.filename, symbol.line)
    return "?"


class Site:
    """A place where a function waits; the end of a task that has not begun."""

    def __init__(self, address):
        self.address = address
        self.symbol = symbol_name(address) or "%#x" % address
        self.value = constant_at(address, gdb.lookup_type("async_site"))
        self.function = re.sub(r"__(leaf|site|begin_leaf|end)(_\d+)?$", "", self.symbol)

    def is_end(self):
        return self.symbol.endswith("__end") or resume_name(self.value) == "async__task_end"

    def is_begin(self):
        return self.is_end() or self.symbol.endswith("__begin_leaf")

    def where(self):
        return line_of(self.symbol, self.address)


class MergedAwait:
    """A place where a function awaits one that was merged into it."""

    def __init__(self, function, place):
        self.function = function
        self.place = place

    def is_begin(self):
        return False

    def where(self):
        return self.place


@functools.lru_cache(maxsize=None)
def merges_of(program):
    """Function -> [(the one that it was merged into, line)] of all files."""
    merges = {}
    try:
        text = subprocess.run(["readelf", "--debug-dump=info", program], check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return merges
    label = r"\(DW_TAG_label\)\n.*DW_AT_name\s*:.*?(\w+)__awaits_(\w+)\n(?:.*\n){0,2}?.*DW_AT_decl_line\s*:\s*(\d+)"
    for caller, callee, line in re.findall(label, text):
        merges.setdefault(callee, []).append((caller, line))
    return merges


def merged_path(function, root):
    """[(caller, line)] from a merged function to the one that the loop resumes; empty: not known."""
    merges = {}
    for objfile in gdb.objfiles():
        merges.update(merges_of(objfile.filename) if objfile.filename else {})
    for caller, line in merges.get(function, []):
        rest = [] if caller == root else merged_path(caller, root)
        if rest or caller == root:
            return [(caller, line)] + rest
    return []


def offset_within(outer, name):
    """Of the member of type `struct NAME` in a frame, or in what lies in it; None."""
    if outer.code not in (gdb.TYPE_CODE_STRUCT, gdb.TYPE_CODE_UNION):
        return None
    if outer.tag == name:
        return 0
    for field in outer.fields():
        inner = offset_within(field.type, name) if hasattr(field, "bitpos") else None
        if inner is not None:
            return field.bitpos // 8 + inner
    return None


def frame_of(function, root, frame):
    """The frame of a function that was merged into `root`."""
    try:
        offset = offset_within(gdb.lookup_type("struct %s__frame" % root), function + "__frame")
    except gdb.error:
        offset = None
    return frame + (offset or 0)


def with_merged(site, frame):
    """(site, frame) of an await and of those around it in the function that the loop resumes."""
    root = re.sub(r"__resume$", "", resume_name(site.value) or "")
    if root == site.function or not re.search(r"__(leaf|site)_\d+$", site.symbol):
        yield site, frame
        return
    yield site, frame_of(site.function, root, frame)
    file = site.where().rpartition(":")[0]
    for caller, line in merged_path(site.function, root) or [(root, None)]:
        yield MergedAwait(caller, "%s:%s" % (file, line) if file and line else "?"), frame_of(caller, root, frame)


def code_address(pointer):
    """Where a function begins. The lowest bit of a pointer to Thumb code is no part of that, and AVR counts in words."""
    name = gdb.selected_inferior().architecture().name()
    if name.startswith("avr"):
        return 2 * address_of(pointer)
    return address_of(pointer) & ~1 if name.startswith("arm") else address_of(pointer)


def resume_name(site):
    return symbol_name(code_address(site["resume"]))


def parent_of(frame, site):
    """The frame that awaits this one."""
    offset = int(site.value["offset"])
    if offset == 2 ** (8 * site.value["offset"].type.sizeof) - 1:
        words = gdb.Value(frame).cast(gdb.lookup_type("void").pointer().pointer())
        return address_of(words[-1])
    return frame - offset


def await_chain(task):
    """(site, frame) from where the task waits to its outermost function."""
    # The core configuration keeps its flags in the address.
    leaf = address_of(task["leaf"]) & (~0 if has_member(task, "flags") else ~3)
    if leaf == 0:
        return
    site = Site(leaf)
    frame = address_of(task["frame"])
    pointer = gdb.lookup_type("async_site").pointer().pointer()
    if site.symbol == "async__task_begins":
        yield Site(address_of(gdb.Value(frame).cast(pointer).dereference())), frame
        return
    yield from with_merged(site, frame)
    for _ in range(10000):
        awaiting = Site(address_of(gdb.Value(frame).cast(pointer).dereference()))
        if awaiting.is_end() or awaiting.address == 0:
            return
        frame = parent_of(frame, awaiting)
        yield from with_merged(awaiting, frame)


def awaited_name(site):
    """What a leaf waits for: its undo function is named after it."""
    undo = code_address(constant_at(site.address, gdb.lookup_type("async_leaf"))["undo"])
    name = symbol_name(undo) if undo else None
    return re.sub(r"__undo$", "", name) if name else "the runtime"


def has_member(value, name):
    return any(field.name == name for field in value.type.fields())


def the_loop():
    symbol = gdb.lookup_global_symbol("async__loop")
    if symbol is None:
        raise gdb.GdbError("no async__loop: is this a program with asyncc's runtime, built with -g?")
    return symbol.value()


def is_task_storage(kind):
    return kind.code == gdb.TYPE_CODE_STRUCT and len(kind.fields()) > 0 and kind.fields()[0].name == "task" \
        and str(kind.fields()[0].type) == "async_task"


def tasks_in(value):
    """The tasks whose storage is a variable, or lies in its members."""
    kind = value.type.strip_typedefs()
    if kind.code == gdb.TYPE_CODE_ARRAY and kind.target().strip_typedefs().code in (gdb.TYPE_CODE_STRUCT, gdb.TYPE_CODE_ARRAY):
        for i in range(kind.range()[0], kind.range()[1] + 1):
            yield from tasks_in(value[i])
    elif is_task_storage(kind):
        if address_of(value["task"]["leaf"]):
            yield value["task"]
    elif kind.code == gdb.TYPE_CODE_STRUCT:
        for field in kind.fields():
            if field.name and hasattr(field, "bitpos") and field.type.strip_typedefs().code in (
                    gdb.TYPE_CODE_STRUCT, gdb.TYPE_CODE_ARRAY):
                yield from tasks_in(value[field])


def static_tasks():
    """Those in variables with static storage."""
    listed = gdb.execute("info variables -q -n", to_string=True)
    for name in sorted(set(re.findall(r"(\w+)(?:\[[^\]]*\])*;$", listed, re.MULTILINE))):
        for symbol in gdb.lookup_static_symbols(name) or filter(None, [gdb.lookup_global_symbol(name)]):
            yield from tasks_in(symbol.value())


def known_tasks():
    """Those that the loop knows at the moment: ready ones, sleeping ones, and those that wait for a flag."""
    loop = the_loop()
    task_type = gdb.lookup_type("async_task").pointer()
    for link in ready_links()[1:]:
        yield gdb.Value(link).cast(task_type).dereference()
    node = loop["flags"]
    while address_of(node):
        yield node["task"].dereference()
        node = node["next"]
    if has_member(loop["timers"], "ends"):
        ends = loop["timers"]["ends"]
        link = ends["next"]
        while address_of(link) != address_of(ends.address):
            task = link.cast(gdb.lookup_type("async_timer").pointer())["task"]
            if address_of(task):
                yield task.dereference()
            link = link["next"]


def is_callback(task):
    leaf = address_of(task["leaf"]) & ~3
    return leaf != 0 and resume_name(Site(leaf).value) == "run_callback"


def all_tasks():
    loop = the_loop()
    tasks = {}
    if has_member(loop, "all"):
        pointer = loop["all"]
        while address_of(pointer):
            tasks[address_of(pointer)] = pointer.dereference()
            pointer = pointer["all_next"]
        return [tasks[address] for address in sorted(tasks)]
    for task in [*static_tasks(), *known_tasks()]:
        if not is_callback(task):
            tasks[address_of(task.address)] = task
    return list(tasks.values())


def ready_links():
    """Addresses of what is on the ready queue, behind what runs, which is the loop's own link if nothing does."""
    loop = the_loop()
    end = address_of(loop["ready"].address)
    links = [address_of(loop["current"])]
    is_core = has_member(loop, "main_error")    # there what runs is not linked
    link = loop["ready"]["next"] if is_core else loop["current"]["next"]
    while address_of(link) not in (0, end) and len(links) < 1000000:
        links.append(address_of(link))
        link = link["next"]
    return links


def name_of(task, chain):
    if has_member(task, "name") and address_of(task["name"]):
        return task["name"].string()
    return chain[-1][0].function if chain else "?"


def state_of(task, chain, links):
    address = address_of(task.address)
    if links and links[0] == address:
        return "runs"
    if not chain:
        return "has ended"
    site = chain[0][0]
    if site.is_begin():
        return "has not begun"
    state = "waits for %s" % awaited_name(site)
    return state + (", ready" if address in links else "")


def show_chain(chain):
    for depth, (site, frame) in enumerate(chain):
        print("    #%d  %s at %s, frame %#x" % (depth, site.function, site.where(), frame))


class AsyncCommand(gdb.Command):
    """Tasks of asyncc's runtime."""

    def __init__(self):
        super().__init__("async", gdb.COMMAND_STACK, prefix=True)


class AsyncTasks(gdb.Command):
    """async tasks: every task, what it waits for, and where."""

    def __init__(self):
        super().__init__("async tasks", gdb.COMMAND_STACK)

    def invoke(self, _argument, _from_tty):
        links = ready_links()
        tasks = all_tasks()
        for number, task in enumerate(tasks, 1):
            chain = list(await_chain(task))
            where = " in %s at %s" % (chain[0][0].function, chain[0][0].where()) if chain else ""
            print("%d  %s  %s%s" % (number, name_of(task, chain), state_of(task, chain, links), where))
        if not tasks:
            print("no tasks")


class AsyncBacktrace(gdb.Command):
    """async bt [TASK]: the chain of awaits of a task (a number of `async tasks`, or an expression), or of all."""

    def __init__(self):
        super().__init__("async bt", gdb.COMMAND_STACK)

    def invoke(self, argument, _from_tty):
        tasks = list(enumerate(all_tasks(), 1))
        if argument.isdigit():
            tasks = [(number, task) for number, task in tasks if number == int(argument)]
            if not tasks:
                raise gdb.GdbError("no task %s" % argument)
        elif argument:
            value = gdb.parse_and_eval(argument)
            if value.type.strip_typedefs().code != gdb.TYPE_CODE_PTR:
                value = value.address
            task = value.cast(gdb.lookup_type("async_task").pointer()).dereference()
            tasks = [("-", task)]
        links = ready_links()
        for number, task in tasks:
            chain = list(await_chain(task))
            print("%s  %s  %s" % (number, name_of(task, chain), state_of(task, chain, links)))
            show_chain(chain)


class AsyncSite(gdb.Command):
    """async site ADDR...: the function and the line of site addresses."""

    def __init__(self):
        super().__init__("async site", gdb.COMMAND_STACK)

    def invoke(self, argument, _from_tty):
        for word in gdb.string_to_argv(argument):
            value = gdb.parse_and_eval(word)
            address = code_address(value) if value.type.code == gdb.TYPE_CODE_FUNC else address_of(value)
            name = symbol_name(address)
            match = re.match(r"(.*)__(leaf|site)_\d+$", name or "")
            if match:
                for await_, _frame in with_merged(Site(address), 0):
                    print("%#x  %s at %s" % (address, await_.function, await_.where()))
            else:
                print("%#x  %s" % (address, name or "no site"))


AsyncCommand()
AsyncTasks()
AsyncBacktrace()
AsyncSite()
