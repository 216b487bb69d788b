/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Becoming the compiler, or running it and cleaning up after it. */
#ifndef ASYNCC_LAUNCH_PROCESS_H
#define ASYNCC_LAUNCH_PROCESS_H

/* Replaces this program; returns 3 after a message if that is not possible. */
int launch_become(const char *const *argv);

/* Runs a program on our own standard streams and waits. Its exit status; 128 + N if signal N ended it; 3 after a
 * message if it could not be started. A signal that is meant for us reaches it, so that we live to remove files. */
int launch_wait(const char *const *argv);

#endif
