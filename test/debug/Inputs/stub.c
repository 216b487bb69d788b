/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* stub PORT PROGRAM.elf: an ATmega1284P that waits for gdb on that port. */
#include <simavr/sim_avr.h>
#include <simavr/sim_elf.h>
#include <simavr/sim_gdb.h>

#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
    elf_firmware_t firmware;
    memset(&firmware, 0, sizeof firmware);
    avr_t *avr = argc == 3 ? avr_make_mcu_by_name("atmega1284p") : NULL;
    if (avr == NULL || elf_read_firmware(argv[2], &firmware) != 0) {
        return 2;
    }
    avr_init(avr);
    firmware.frequency = 16000000;
    avr_load_firmware(avr, &firmware);
    avr->gdb_port = atoi(argv[1]);
    avr->state = cpu_Stopped;
    if (avr_gdb_init(avr) != 0) {
        return 3;
    }
    for (;;) {
        int state = avr_run(avr);
        if (state == cpu_Done || state == cpu_Crashed) {
            return 0;
        }
    }
}
