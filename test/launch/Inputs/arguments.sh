#!/bin/sh
# A compiler that shows how it was called, and fails in a way of its own.
for word; do echo "<$word>"; done
exit 42
