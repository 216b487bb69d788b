# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Print `PASSED FAILED` for the results that lit wrote with --output.  What was left out counts as neither."""

import json
import sys

PASSED = {"PASS", "FLAKYPASS", "XFAIL"}
LEFT_OUT = {"UNSUPPORTED", "SKIPPED", "EXCLUDED"}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        codes = [test["code"] for test in json.load(file)["tests"]]
    passed = sum(code in PASSED for code in codes)
    left_out = sum(code in LEFT_OUT for code in codes)
    print(passed, len(codes) - passed - left_out)


main()
