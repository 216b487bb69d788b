# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
import os
import re
import sys

import project

# Each includes itself and those before it.  diag.h and diag*.c stand between base and clang; every other file
# directly in tool/ may include all.
ORDER = ["base", "diag", "clang", "model", "analysis", "lower", "emit", "top", "plugin"]
INCLUDE = re.compile(r'\s*#\s*include\s*(["<])([^">]+)')


def layer_of(path):
    parts = path.split("/")
    if len(parts) > 1:
        return parts[0]
    return "diag" if re.match(r"diag[._]", path) else "top"


def resolve(root, name, included):
    """The file of tool/ that `name` means by `included`, or None for a file from elsewhere."""
    beside = os.path.normpath(os.path.join(os.path.dirname(name), included))
    for candidate in (beside, os.path.normpath(included)):
        if os.path.isfile(os.path.join(root, "tool", candidate)):
            return candidate
    return None


def problems_of(root, name):
    own = layer_of(name)
    if own not in ORDER:
        yield "tool/%s: '%s' is not one of the layers %s" % (name, own, " ".join(ORDER))
        return
    for number, line in enumerate(project.lines(root, "tool/" + name), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        where = "tool/%s:%d: " % (name, number)
        if match[2].startswith("clang-c/") and own != "clang":
            yield where + "only tool/clang/ may include <%s>" % match[2]
        target = resolve(root, name, match[2]) if match[1] == '"' else None
        if target and ORDER.index(layer_of(target)) > ORDER.index(own):
            yield where + "%s may not include %s, which is a later layer" % (own, target)


def runtime_problems(root):
    for name in project.files(root, ".c", ".h"):
        if name.startswith(("runtime/", "include/")):
            for number, line in enumerate(project.lines(root, name), 1):
                match = INCLUDE.match(line)
                if match and ("tool/" in match[2] or resolve(root, "-", match[2])):
                    yield "%s:%d: the runtime may not include %s of the tool" % (name, number, match[2])


def main():
    root = sys.argv[1]
    names = [name[len("tool/"):] for name in project.files(root, ".c", ".h", ".cpp") if name.startswith("tool/")]
    problems = [problem for name in names for problem in problems_of(root, name)]
    project.finish(problems + list(runtime_problems(root)), names)


main()
