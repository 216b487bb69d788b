# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Turns a JSON report (standard input) into static assertions that say the same about the translated file."""
import json
import sys


def assertion(expression, value):
    return "_Static_assert(%s == %d, \"%s\");" % (expression, value, expression.replace('"', ""))


print("#include <stddef.h>")
for report in json.load(sys.stdin):
    for function in report["functions"]:
        frame = "struct %s__frame" % function["name"]
        print(assertion("sizeof(%s)" % frame, function["frame"]))
        print(assertion("_Alignof(%s)" % frame, function["align"]))
        if function["task"] is not None:
            print(assertion("sizeof(struct %s__task)" % function["name"], function["task"]))
        for member in function["members"]:
            print(assertion("offsetof(%s, %s)" % (frame, member["name"]), member["offset"]))
            print(assertion("sizeof ((%s *)0)->%s" % (frame, member["name"]), member["size"]))
