# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""avr_stub.py CC STUB PROGRAM.elf COMMANDS: runs the program under simavr's stub and avr-gdb on it; prints what gdb does."""

import os
import socket
import subprocess
import sys

ASKED = ["break async__port_sleep", "continue", "async tasks", "async bt &amain__main_task.task",
         "async bt &waiter__pool[0].task", "async site &waiter__leaf_1 &inner__leaf_1 main"]
TIMEOUT = 60


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main():
    compiler, stub, program, commands = sys.argv[1:]
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "stub.c")
    subprocess.run(compiler.split() + [source, "-lsimavr", "-o", stub], check=True)
    port = free_port()
    with subprocess.Popen([stub, str(port), program], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as simulator:
        try:
            command = ["avr-gdb", "-q", "-batch", "-x", commands, "-ex", "set tcp connect-timeout 20",
                       "-ex", "target remote :%d" % port]
            for line in ASKED:
                command += ["-ex", line]
            subprocess.run(command + [program], timeout=TIMEOUT, check=False, stderr=subprocess.STDOUT)
        finally:
            simulator.kill()


main()
