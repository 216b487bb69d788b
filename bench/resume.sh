#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Instructions per resume of a task that yields through the ready queue, counted by callgrind: the difference between
# 20,000 and 10,000 turns. Needs valgrind and the dev build.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
asyncc=${ASYNCC:-$root/build/bin/asyncc}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc=${CC:-cc}

# count TURNS DEPTH: instructions of a whole run
count() {
    "$asyncc" "$root/bench/resume.c" -o "$work/resume.c" --cc="$cc" -- -I"$root/include" -DCOUNT="$1" -DDEPTH="$2"
    # shellcheck disable=SC2046
    "$cc" -O2 -I"$root/include" -DCOUNT="$1" -DDEPTH="$2" "$work/resume.c" \
        $("$asyncc" --print=runtime-sources --port=posix) -o "$work/resume"
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$work/resume" 2>&1 | sed -n 's/.*Collected : //p'
}

for depth in 1 8; do
    few=$(count 10000 $depth)
    many=$(count 20000 $depth)
    echo "depth $depth: $(((many - few) / 10000)) instructions per turn, loop body included"
done
