# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
import re
import sys

import project

LINE = "SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception"
SOURCES = (".c", ".h", ".cpp", ".py", ".cmake", ".mk", ".sh", "CMakeLists.txt", "Makefile", ".ld", ".S")
TEST_CASE = re.compile(r"test/(?!support/|meta/)[^/]+/")


def main():
    root = sys.argv[1]
    names = [name for name in project.files(root, *SOURCES) if not TEST_CASE.match(name)]
    problems = ["%s: no line '%s'" % (name, LINE) for name in names
                if LINE not in "\n".join(project.lines(root, name)[:5])]
    project.finish(problems, names)


main()
