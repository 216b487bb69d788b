/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* simulate DEVICE HZ PROGRAM.elf: runs an AVR program that was linked with startup.c.  Its exit status is the program's;
   126: the processor crashed.  Simulated time does not wait for real time. */
#include <simavr/sim_avr.h>
#include <simavr/sim_elf.h>
#include <simavr/sim_io.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STATUS_REGISTER = 0x3E, OUTPUT_REGISTER = 0x4A, ERROR_REGISTER = 0x4B, CRASHED = 126, CANNOT_RUN = 125 };

static void
write_byte(struct avr_t *avr, avr_io_addr_t address, uint8_t byte, void *stream)
{
    (void)avr, (void)address;
    fputc(byte, stream);
}

static void
skip_sleep(struct avr_t *avr, avr_cycle_count_t cycles)
{
    (void)avr, (void)cycles;
}

/* The simulator's own messages would be taken for the program's; what matters shows in the exit status. */
static void
say_nothing(struct avr_t *avr, const int level, const char *format, va_list arguments)
{
    (void)avr, (void)level, (void)format, (void)arguments;
}

int
main(int argc, char **argv)
{
    elf_firmware_t firmware;
    int state;
    avr_global_logger_set(say_nothing);
    memset(&firmware, 0, sizeof firmware);
    avr_t *avr = argc == 4 ? avr_make_mcu_by_name(argv[1]) : NULL;
    if (avr == NULL || elf_read_firmware(argv[3], &firmware) != 0) {
        fputs("simulate: unknown device or unreadable program\n", stderr);
        return CANNOT_RUN;
    }
    avr_init(avr);
    firmware.frequency = (uint32_t)strtoul(argv[2], NULL, 10);
    avr_load_firmware(avr, &firmware);
    avr->sleep = skip_sleep;
    avr_register_io_write(avr, OUTPUT_REGISTER, write_byte, stdout);
    avr_register_io_write(avr, ERROR_REGISTER, write_byte, stderr);
    do {
        state = avr_run(avr);
    } while (state != cpu_Done && state != cpu_Crashed);
    return state == cpu_Done ? avr->data[STATUS_REGISTER] : CRASHED;
}
