/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
static volatile struct { int a; } in_header[2];
