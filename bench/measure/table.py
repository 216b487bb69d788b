# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""One table: a row for each figure, a column for each way to write it."""

from tools import Skip, Value

PEERS = ["asyncc", "C by hand", "macros", "g++", "clang++", "Rust", "stackful"]


class Table:
    def __init__(self):
        self.rows = []
        self.notes = []
        self.misses = []

    def add(self, name, unit, measures, target="", is_met=None):
        """measures: peer -> a function that gives a Value, a number or text. is_met: of the figures by peer."""
        cells = {}
        values = {}
        for peer in PEERS + ["limit"]:
            if peer not in measures:
                continue
            try:
                value = measures[peer]()
                value = value if isinstance(value, (str, Value)) else Value(value)
                values[peer] = value if isinstance(value, str) else value.median
                cells[peer] = str(value)
            except Skip as skip:
                cells[peer] = "-%d" % self.note(str(skip))
        verdict = ""
        if target and "asyncc" in values and is_met is not None:
            try:
                verdict = "met" if is_met(values) else "missed"
            except KeyError:
                verdict = "no peer"
            if verdict == "missed":
                self.misses.append(name)
        self.rows.append((name, unit, cells, target, verdict))
        print("." * (len(self.rows) % 2), end="", flush=True)

    def note(self, text):
        if text not in self.notes:
            self.notes.append(text)
        return self.notes.index(text) + 1

    def show(self):
        header = ["", "unit"] + PEERS + ["limit", "target", ""]
        lines = [header]
        for name, unit, cells, target, verdict in self.rows:
            lines.append([name, unit] + [cells.get(peer, "") for peer in PEERS + ["limit"]] + [target, verdict])
        used = [i for i in range(len(header)) if i < 3 or any(line[i] for line in lines[1:])]
        widths = {i: max(len(line[i]) for line in lines) for i in used}
        print()
        for number, line in enumerate(lines):
            print("  ".join(line[i].ljust(widths[i]) if i < 2 or i > 9 else line[i].rjust(widths[i])
                            for i in used).rstrip())
            if number == 0:
                print("  ".join("-" * widths[i] for i in used))
        for number, text in enumerate(self.notes, 1):
            print("-%d: %s" % (number, text))
        if self.misses:
            print("missed: " + ", ".join(self.misses))
