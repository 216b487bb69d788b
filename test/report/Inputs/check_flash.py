# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The awaits of a function take no more than the function."""

import json
import sys

for function in json.load(sys.stdin):
    for what in ("code", "constants"):
        parts = sum(await_[what] for await_ in function["awaits"])
        assert 0 < parts <= function[what], (function["name"], what, parts, function[what])
