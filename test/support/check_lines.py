# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Whether the #line directives of translated code tell the truth.

    check_lines.py ASYNCC CC SOURCE DIRECTORY FLAGS...

The source says "@17" in line 17. It is copied into DIRECTORY under an odd name, translated there in both forms, and
preprocessed; then each "@17" must belong to line 17 of the copy, and no line that holds a name with two underscores only
of ours may claim to lie behind the end of the copy. Without #line directives asked for there must be none. The same
bytes come out of a second run, and of one from elsewhere.
"""

import os
import re
import shutil
import subprocess
import sys


def run(command, **options):
    result = subprocess.run(command, capture_output=True, check=False, **options)
    if result.returncode != 0:
        sys.stderr.buffer.write(result.stderr)
        sys.exit("%r returned %d" % (command, result.returncode))
    return result.stdout.decode()


def check(text, path, count):
    """Complains about each "@N" that is not in line N of the file; returns how many there were."""
    file, line, seen = "", 0, 0
    for row in text.split("\n"):
        marker = re.match(r'#(?:line)? (\d+) "((?:[^"\\]|\\.)*)"', row)
        if marker:
            line, file = int(marker.group(1)), re.sub(r"\\(.)", r"\1", marker.group(2))
            continue
        for number in re.findall(r'"@(\d+)"', row):
            seen += 1
            if file != path or line != int(number):
                sys.exit("@%s is said to be in %s:%d" % (number, file, line))
        if file == path and line > count + 1 and "__" in row:
            sys.exit("%s has no line %d: %s" % (path, line, row))
        line += 1
    return seen


def main():
    asyncc, cc, source, directory = sys.argv[1:5]
    flags = sys.argv[5:]
    directory = os.path.join(directory, 'a "quoted" \\ name')
    shutil.rmtree(directory, ignore_errors=True)
    os.makedirs(directory)
    path = os.path.join(directory, os.path.basename(source))
    shutil.copy(source, path)
    with open(path, encoding="utf-8") as file:
        original = file.read()
    for form in ("readable", "self-contained"):
        output = os.path.join(directory, "out.c")
        command = [asyncc, "--emit=" + form, "--cc=" + cc, path]
        run(command + ["-o", output, "--"] + flags)
        with open(output, encoding="utf-8") as file:
            translated = file.read()
        count = original.count("\n")
        seen = check(run([cc, "-E", output, "-I" + directory] + flags), path, count)
        if seen < len(re.findall(r'"@\d+"', original)):
            sys.exit("%s: only %d lines were found" % (form, seen))
        run(command + ["-o", output + "2", "--"] + flags, cwd="/")
        with open(output + "2", encoding="utf-8") as file:
            if file.read().replace("out.c2", "out.c") != translated:
                sys.exit("%s: not the same bytes from another directory" % form)
        if form == "readable" and "#line" in run(command + ["--no-line", "-o", "-", "--"] + flags):
            sys.exit("#line in spite of --no-line")
        print(form, "is right")


if __name__ == "__main__":
    main()
