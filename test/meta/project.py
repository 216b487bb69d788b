# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the meta tests share: the project's files, and a way to report what is wrong with them."""

import os
import subprocess
import sys

NOT_OURS = (".git", "build", "build-asan", "build-release", "__pycache__", ".cache")


def walk(root):
    for where, directories, names in os.walk(root):
        directories[:] = [name for name in directories if name not in NOT_OURS]
        for name in names:
            yield os.path.relpath(os.path.join(where, name), root)


def files(root, *suffixes):
    """The files of the project (what git ignores is none of them), sorted, relative to the root."""
    command = ["git", "-C", root, "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")
    except (OSError, subprocess.CalledProcessError):
        listed = list(walk(root))
    return sorted(name for name in listed
                  if name and (not suffixes or name.endswith(suffixes)) and os.path.isfile(os.path.join(root, name)))


def lines(root, name):
    with open(os.path.join(root, name), encoding="utf-8", errors="replace") as file:
        return file.read().split("\n")


def finish(problems, checked):
    """Report, and end the test; checking nothing is a failure too."""
    for problem in problems:
        print(problem)
    if not checked:
        print("nothing was checked")
    sys.exit(1 if problems or not checked else 0)
