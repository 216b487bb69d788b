# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
import argparse
import os
import subprocess

import project

STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror", "-fsyntax-only"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root")
    for name in ("--cc", "--cxx", "--clang"):
        parser.add_argument(name, required=True)
    options = parser.parse_args()
    include = os.path.join(options.root, "include")
    languages = [
        [options.cc, "-std=c99", "-xc"],
        [options.cc, "-std=c11", "-Wstrict-prototypes", "-Wundef", "-xc"],
        [options.cxx, "-std=c++17", "-xc++"],
        [options.clang, "-std=c99", "-xc"],
        [options.clang, "-std=c++17", "-xc++"],
        [options.clang, "-DASYNCC", "-std=c11", "-xc"],
    ]
    headers = [name[len("include/"):] for name in project.files(options.root, ".h") if name.startswith("include/")]
    problems = []
    for header in headers:
        for language in languages:
            command = language[:-1] + STRICT + ["-I" + include, language[-1], "-"]
            result = subprocess.run(command, input="#include <%s>\nextern int async_test_unit;\n" % header,
                                    capture_output=True, text=True, check=False)
            if result.returncode != 0:
                problems.append("%s: %s\n%s" % (header, " ".join(command), result.stderr))
    project.finish(problems, headers)


main()
