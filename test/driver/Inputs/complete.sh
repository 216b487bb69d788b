# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# complete.sh SCRIPT WORD...: what completion offers for the last word of `asyncc WORD...`.
. "$1"
shift
COMP_WORDS=(asyncc "$@")
COMP_CWORD=$#
_asyncc
printf '%s\n' "${COMPREPLY[@]}"
