# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""options.py HELP FILE...: each option in HELP stands in every FILE."""

import re
import sys


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        help_text = file.read()
    options = set()
    for line in re.findall(r"^  (-.*?)(?:  |$)", help_text, re.MULTILINE):
        options |= set(re.findall(r"(?<![\w-])(--?[a-zA-Z][a-zA-Z0-9-]*)", line))
    options -= {"-WLINT", "-Wno-LINT", "-Werror"}
    if len(options) < 20:
        sys.exit("found only %s" % sorted(options))
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            text = file.read().replace("\\-", "-")
        missing = [option for option in sorted(options) if not re.search(re.escape(option) + r"(?![\w])", text)]
        if missing:
            sys.exit("%s does not know %s" % (path, ", ".join(missing)))


main()
