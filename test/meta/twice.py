# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""twice.py ASYNCC ROOT SCRATCH: translates Inputs/program.c twice in each form, under different circumstances."""

import os
import shutil
import subprocess
import sys


def translate(command, directory, env):
    result = subprocess.run(command, cwd=directory, env=dict(os.environ, **env), capture_output=True, check=False)
    if result.returncode != 0:
        sys.exit("%s\n%s" % (" ".join(command), result.stderr.decode()))
    return result.stdout


def main():
    asyncc, root, scratch = sys.argv[1:]
    shutil.rmtree(scratch, ignore_errors=True)
    other = os.path.join(scratch, "a-directory-with-another-name")
    os.makedirs(other)
    program = os.path.join(root, "test", "meta", "Inputs", "program.c")
    for form in ("readable", "self-contained"):
        command = [asyncc, "--emit=" + form, "-o", "-", program, "--", "-I" + os.path.join(root, "include")]
        first = translate(command, scratch, {})
        second = translate(command, other, {"TZ": "Asia/Tokyo", "LC_ALL": "C", "MALLOC_PERTURB_": "85", "COLUMNS": "40"})
        if not first or first != second:
            sys.exit("the %s form differs between two runs" % form)


main()
