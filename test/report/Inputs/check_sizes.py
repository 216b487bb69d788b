# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""check_sizes.py ASYNCC DIRECTORY INCLUDE SOURCE... -- COMPILER FLAGS...

Translates the files together and lets the compiler compare each frame, member and task with the JSON report.  Prints how
many comparisons it has made."""
import json
import os
import subprocess
import sys

import assert_sizes


def main():
    split = sys.argv.index("--")
    asyncc, directory, include, *sources = sys.argv[1:split]
    compiler, *flags = sys.argv[split + 1:]
    flags += ["-std=gnu11", "-I" + include, "-I" + os.path.dirname(sources[0])]
    report = subprocess.run([asyncc, "--heap=off", "--cc=" + compiler] + sources
                            + ["-o", directory + "/", "--report=json", "--"] + flags,
                            check=True, stdout=subprocess.PIPE).stdout
    count = 0
    for source, figures in zip(sources, json.loads(report)):
        translated = os.path.join(directory, os.path.basename(source))
        assertions = list(assert_sizes.assertions([figures]))
        with open(translated, "a") as file:
            file.write("\n".join(["#include <stddef.h>"] + assertions) + "\n")
        subprocess.run([compiler] + flags + ["-fsyntax-only", translated], check=True)
        count += len(assertions)
    print("%d sizes" % count)


main()
