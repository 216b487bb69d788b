# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Turns a JSON report (standard input) into static assertions that say the same about the translated file."""
import json
import sys


def assertion(expression, value):
    return "_Static_assert(%s == %d, \"%s\");" % (expression, value, expression.replace('"', ""))


def assertions(reports):
    for report in reports:
        for function in report["functions"]:
            frame = "struct %s__frame" % function["name"]
            yield assertion("sizeof(%s)" % frame, function["frame"])
            yield assertion("_Alignof(%s)" % frame, function["align"])
            if function["task"] is not None:
                yield assertion("sizeof(struct %s__task)" % function["name"], function["task"])
            for member in function["members"]:
                yield assertion("offsetof(%s, %s)" % (frame, member["name"]), member["offset"])
                yield assertion("sizeof ((%s *)0)->%s" % (frame, member["name"]), member["size"])


if __name__ == "__main__":
    print("#include <stddef.h>")
    print("\n".join(assertions(json.load(sys.stdin))))
