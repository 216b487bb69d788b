# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
import re
import sys

import project

# In pieces, so that this file does not find itself.
PLACES = ["/" + "root/", "/" + "home/[a-z]", r"\.\./" + r"shared\b", "/" + r"work/\w", "/" + "Users/"]


def main():
    root = sys.argv[1]
    pattern = re.compile("|".join(PLACES + [re.escape(root) + "/"]))
    names = project.files(root)
    problems = ["%s:%d: %s" % (name, number, line.strip())
                for name in names for number, line in enumerate(project.lines(root, name), 1) if pattern.search(line)]
    project.finish(problems, names)


main()
