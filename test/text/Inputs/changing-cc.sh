#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# A compiler in whose preprocessor the output of asyncc comes out wrong: `victim` is a macro there.
case " $* " in
*" -iquote "*) cc "$@" | sed 's/\bvictim\b/changed/g' ;;
*) exec cc "$@" ;;
esac
