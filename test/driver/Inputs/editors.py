# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""editors.py CLANG ROOT: parses every example and a part of the run tests as an editor does."""

import glob
import os
import re
import subprocess
import sys

# How many there are, as a guard against a pattern that finds none.
FEWEST = 20


def flags_of(root):
    with open(os.path.join(root, ".clangd"), encoding="utf-8") as file:
        added = re.search(r"Add: \[(.*)\]", file.read()).group(1)
    return [flag for flag in added.split(", ") if not flag.startswith("-I")] + ["-I" + os.path.join(root, "include")]


def main():
    clang, root = sys.argv[1:]
    command = [clang, "-fsyntax-only", "-Wall", "-Wextra", "-Werror"] + flags_of(root)
    files = []
    for path in sorted(glob.glob(os.path.join(root, "examples", "*", "*.c")) + glob.glob(os.path.join(root, "test", "*", "*.c"))):
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
        is_example = "/examples/" in path and "asm" not in text  # assembly is for the target
        is_test = "%run_async %s" in text and "--std" not in text and hash_of(path) % 6 == 0
        if is_example or is_test:
            files.append(path)
    failed = 0
    for path in files:
        inputs = "-I" + os.path.join(os.path.dirname(path), "Inputs")
        result = subprocess.run(command + ["-Wno-unused-function", inputs, path], capture_output=True, text=True, check=False)
        if result.returncode != 0:
            failed += 1
            print("%s\n%s" % (path, result.stderr))
    if len(files) < FEWEST or failed:
        sys.exit("%d of %d files have errors" % (failed, len(files)))


def hash_of(path):
    return sum(os.path.basename(path).encode())


main()
