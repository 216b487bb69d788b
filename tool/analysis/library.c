/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The tables, one for each library, sorted by name.  Each says on what it rests.  A function may stand here if its documentation
 * says that it is done with the object when it returns, on every path; whoever registers a buffer, or may, must not. */
#include "analysis/library.h"

#include <stdlib.h>
#include <string.h>

struct known {
    const char *name;
    const char *parameters;
};

/* ISO C, 7.21 to 7.29, with the additions of C23. Nothing else may have these names (7.1.3). */
static const struct known iso_c[] = {
    {"asctime", "R"}, {"asctime_r", "Rf"}, {"atof", "R"}, {"atoi", "R"}, {"atol", "R"}, {"atoll", "R"},
    {"bsearch", "RcRRR"}, {"clearerr", "C"}, {"ctime", "R"}, {"ctime_r", "Rf"}, {"fclose", "C"}, {"feof", "C"},
    {"ferror", "C"}, {"fflush", "C"}, {"fgetc", "C"}, {"fgets", "fRR"}, {"fgetwc", "C"}, {"fopen", "RR"},
    {"fprintf", "CC*"}, {"fputc", "RC"}, {"fputs", "RC"}, {"fread", "FRRC"}, {"freopen", "RRC"}, {"frexp", "RF"},
    {"frexpf", "RF"}, {"frexpl", "RF"}, {"fscanf", "CRF*"}, {"fseek", "CRR"}, {"ftell", "C"}, {"fwrite", "RRRC"},
    {"getc", "C"}, {"getenv", "R"}, {"gmtime", "R"}, {"gmtime_r", "Rf"}, {"localtime", "R"}, {"localtime_r", "Rf"},
    {"mblen", "RR"}, {"mbstowcs", "FRR"}, {"mbtowc", "FRR"}, {"memchr", "cRR"}, {"memcmp", "RRR"}, {"memcpy", "fRR"},
    {"memmove", "fRR"}, {"memset", "fRR"}, {"mktime", "C"}, {"modf", "RF"}, {"modff", "RF"}, {"modfl", "RF"},
    {"nan", "R"}, {"nanf", "R"}, {"perror", "R"}, {"printf", "C*"}, {"putc", "RC"}, {"puts", "R"}, {"qsort", "CRRR"},
    {"remove", "R"}, {"remquo", "RRF"}, {"remquof", "RRF"}, {"remquol", "RRF"}, {"rename", "RR"}, {"scanf", "RF*"},
    {"snprintf", "FRC*"}, {"sprintf", "FC*"}, {"sscanf", "RRF*"}, {"strcat", "cR"}, {"strchr", "cR"},
    {"strcmp", "RR"}, {"strcoll", "RR"}, {"strcpy", "fR"}, {"strcspn", "RR"}, {"strdup", "R"}, {"strftime", "FRRR"},
    {"strlen", "R"}, {"strncat", "cRR"}, {"strncmp", "RRR"}, {"strncpy", "fRR"}, {"strndup", "RR"}, {"strpbrk", "cR"},
    {"strrchr", "cR"}, {"strspn", "RR"}, {"strstr", "cR"}, {"strtod", "EF"}, {"strtof", "EF"}, {"strtoimax", "EFR"},
    {"strtok_r", "KRC"}, {"strtol", "EFR"}, {"strtold", "EF"}, {"strtoll", "EFR"}, {"strtoul", "EFR"},
    {"strtoull", "EFR"}, {"strtoumax", "EFR"}, {"strxfrm", "FRR"}, {"system", "R"}, {"time", "F"},
    {"timespec_get", "FR"}, {"ungetc", "RC"}, {"vfprintf", "CRC"}, {"vfscanf", "CRC"}, {"vprintf", "RC"},
    {"vscanf", "RC"}, {"vsnprintf", "FRRC"}, {"vsprintf", "FRC"}, {"vsscanf", "RRC"}, {"wcscat", "cR"},
    {"wcschr", "cR"}, {"wcscmp", "RR"}, {"wcscpy", "fR"}, {"wcslen", "R"}, {"wcsncmp", "RRR"}, {"wcsncpy", "fRR"},
    {"wcsrchr", "cR"}, {"wcstombs", "FRR"}, {"wctomb", "FR"}, {"wmemcmp", "RRR"}, {"wmemcpy", "fRR"},
    {"wmemmove", "fRR"}, {"wmemset", "fRR"},
};

/* What glibc, newlib and picolibc add to it: the Linux manual, section 3. */
static const struct known c_library[] = {
    {"alphasort", "RR"}, {"asprintf", "FC*"}, {"bcmp", "RR"}, {"bcopy", "RF"}, {"bzero", "F"}, {"clock_getres", "RF"},
    {"clock_gettime", "RF"}, {"clock_nanosleep", "RRRF"}, {"clock_settime", "RR"}, {"dprintf", "RC*"},
    {"erand48", "C"}, {"explicit_bzero", "FR"}, {"fileno", "C"}, {"getdelim", "CCRC"}, {"getline", "CCC"},
    {"gettimeofday", "FF"}, {"itoa", "RfR"}, {"jrand48", "C"}, {"lgamma_r", "RF"}, {"ltoa", "RfR"},
    {"memccpy", "fRRR"}, {"memmem", "cRRR"}, {"mempcpy", "fRR"}, {"memrchr", "cRR"}, {"memset_explicit", "fRR"},
    {"mkdtemp", "c"}, {"mkstemp", "C"}, {"nanosleep", "RF"}, {"nrand48", "C"}, {"qsort_r", "CRRRC"}, {"rand_r", "C"},
    {"rawmemchr", "cR"}, {"setenv", "RRR"}, {"settimeofday", "RR"}, {"sincos", "RFF"}, {"sincosf", "RFF"},
    {"sincosl", "RFF"}, {"stpcpy", "fR"}, {"stpncpy", "fRR"}, {"strcasecmp", "RR"}, {"strcasestr", "cR"},
    {"strchrnul", "cR"}, {"strerror_r", "RfR"}, {"strlcat", "CRR"}, {"strlcpy", "FRR"}, {"strlwr", "c"},
    {"strncasecmp", "RRR"}, {"strnlen", "RR"}, {"strptime", "cRF"}, {"strsep", "CR"}, {"strtof32", "EF"},
    {"strupr", "c"}, {"strverscmp", "RR"}, {"swab", "RFR"}, {"timegm", "C"}, {"ultoa", "RfR"}, {"unsetenv", "R"},
    {"utoa", "RfR"}, {"vasprintf", "FRC"}, {"vdprintf", "RRC"},
};

/* POSIX and Linux: system calls copy what they are given, but for those that register a buffer (aio_*, io_uring).
 * IEEE 1003.1, the Linux manual, section 2. */
static const struct known posix[] = {
    {"accept", "RFC"}, {"accept4", "RFCR"}, {"access", "RR"}, {"bind", "RRR"}, {"cfmakeraw", "C"},
    {"cfsetispeed", "CR"}, {"cfsetospeed", "CR"}, {"chdir", "R"}, {"chmod", "RR"}, {"connect", "RRR"},
    {"creat", "RR"}, {"epoll_ctl", "RRRR"}, {"epoll_wait", "RFRR"}, {"eventfd_read", "RF"}, {"fstat", "RF"},
    {"fstatat", "RRFR"}, {"getaddrinfo", "RRRF"}, {"getcwd", "fR"}, {"getentropy", "FR"}, {"gethostname", "FR"},
    {"getpeername", "RFC"}, {"getpwnam", "R"}, {"getrandom", "FRR"}, {"getrusage", "RF"}, {"getsockname", "RFC"},
    {"getsockopt", "RRRFC"}, {"inet_addr", "R"}, {"inet_aton", "RF"}, {"inet_ntop", "RRfR"}, {"inet_pton", "RRF"},
    {"link", "RR"}, {"lstat", "RF"}, {"mkdir", "RR"}, {"open", "RR*"}, {"openat", "RRR*"}, {"opendir", "R"},
    {"pipe", "F"}, {"pipe2", "FR"}, {"poll", "CRR"}, {"ppoll", "CRRR"}, {"pread", "RFRR"}, {"pselect", "RCCCRR"},
    {"pthread_sigmask", "RRF"}, {"pwrite", "RRRR"}, {"read", "RFR"}, {"readlink", "RFR"}, {"readv", "RRR"},
    {"recv", "RFRR"}, {"recvfrom", "RFRRFC"}, {"recvmsg", "RCR"}, {"rmdir", "R"}, {"select", "RCCCC"},
    {"send", "RRRR"}, {"sendmsg", "RRR"}, {"sendto", "RRRRRR"}, {"setsockopt", "RRRRR"}, {"sigaction", "RRF"},
    {"sigaddset", "CR"}, {"sigdelset", "CR"}, {"sigemptyset", "F"}, {"sigfillset", "F"}, {"sigismember", "RR"},
    {"sigprocmask", "RRF"}, {"socketpair", "RRRF"}, {"stat", "RF"}, {"statvfs", "RF"}, {"symlink", "RR"},
    {"tcgetattr", "RF"}, {"tcsetattr", "RRR"}, {"timer_gettime", "RF"}, {"timer_settime", "RRRF"},
    {"timerfd_gettime", "RF"}, {"timerfd_settime", "RRRF"}, {"times", "F"}, {"truncate", "RR"}, {"uname", "F"},
    {"unlink", "R"}, {"wait", "F"}, {"waitpid", "RFR"}, {"write", "RRR"}, {"writev", "RRR"},
};

/* avr-libc: <avr/eeprom.h>, <avr/pgmspace.h>, <stdlib.h>. */
static const struct known avr_libc[] = {
    {"dtostre", "RfRR"}, {"dtostrf", "RRRf"}, {"eeprom_read_block", "FRR"}, {"eeprom_update_block", "RRR"},
    {"eeprom_write_block", "RRR"}, {"fprintf_P", "CRC*"}, {"fputs_P", "RC"}, {"memccpy_P", "fRRR"},
    {"memchr_P", "RRR"}, {"memcmp_P", "RRR"}, {"memcpy_P", "fRR"}, {"printf_P", "RC*"}, {"puts_P", "R"},
    {"snprintf_P", "FRRC*"}, {"sprintf_P", "FRC*"}, {"sscanf_P", "RRF*"}, {"strcasecmp_P", "RR"}, {"strcat_P", "cR"},
    {"strcmp_P", "RR"}, {"strcpy_P", "fR"}, {"strlcat_P", "CRR"}, {"strlcpy_P", "FRR"}, {"strlen_P", "R"},
    {"strncasecmp_P", "RRR"}, {"strncat_P", "cRR"}, {"strncmp_P", "RRR"}, {"strncpy_P", "fRR"}, {"strstr_P", "cR"},
    {"vsnprintf_P", "FRRC"},
};

/* STM32Cube HAL. A function without _IT or _DMA behind its name works in polling mode: it returns when the transfer
 * is over, and what the handle remembers of the buffer is not used again ("IO operation functions" of each driver).
 * With _IT or _DMA the buffer is kept. A receiving SPI sends what lies in its buffer. */
static const struct known stm32_hal[] = {
    {"HAL_ADC_ConfigChannel", "CR"}, {"HAL_CAN_AddTxMessage", "CRRF"}, {"HAL_CAN_ConfigFilter", "CR"},
    {"HAL_CAN_GetRxMessage", "CRFF"}, {"HAL_CRC_Accumulate", "CRR"}, {"HAL_CRC_Calculate", "CRR"},
    {"HAL_DAC_ConfigChannel", "CRR"}, {"HAL_FDCAN_AddMessageToTxFifoQ", "CRR"}, {"HAL_FDCAN_ConfigFilter", "CR"},
    {"HAL_FDCAN_GetRxMessage", "CRFF"}, {"HAL_FLASHEx_Erase", "RF"}, {"HAL_GPIO_Init", "CR"},
    {"HAL_I2C_IsDeviceReady", "CRRR"}, {"HAL_I2C_Master_Receive", "CRFRR"}, {"HAL_I2C_Master_Transmit", "CRRRR"},
    {"HAL_I2C_Mem_Read", "CRRRFRR"}, {"HAL_I2C_Mem_Write", "CRRRRRR"}, {"HAL_I2C_Slave_Receive", "CFRR"},
    {"HAL_I2C_Slave_Transmit", "CRRR"}, {"HAL_QSPI_Command", "CRR"}, {"HAL_QSPI_Receive", "CFR"},
    {"HAL_QSPI_Transmit", "CRR"}, {"HAL_RCCEx_PeriphCLKConfig", "R"}, {"HAL_RCC_ClockConfig", "RR"},
    {"HAL_RCC_OscConfig", "R"}, {"HAL_RNG_GenerateRandomNumber", "CF"}, {"HAL_RTC_GetDate", "CFR"},
    {"HAL_RTC_GetTime", "CFR"}, {"HAL_RTC_SetDate", "CCR"}, {"HAL_RTC_SetTime", "CCR"}, {"HAL_SD_GetCardInfo", "CF"},
    {"HAL_SD_ReadBlocks", "CFRRR"}, {"HAL_SD_WriteBlocks", "CRRRR"}, {"HAL_SPI_Receive", "CCRR"},
    {"HAL_SPI_Transmit", "CRRR"}, {"HAL_SPI_TransmitReceive", "CRFRR"},
    {"HAL_TIMEx_MasterConfigSynchronization", "CR"}, {"HAL_TIM_ConfigClockSource", "CR"},
    {"HAL_TIM_IC_ConfigChannel", "CRR"}, {"HAL_TIM_OC_ConfigChannel", "CRR"}, {"HAL_TIM_PWM_ConfigChannel", "CRR"},
    {"HAL_UARTEx_ReceiveToIdle", "CFRFR"}, {"HAL_UART_Receive", "CFRR"}, {"HAL_UART_Transmit", "CRRR"},
    {"HAL_USART_Receive", "CFRR"}, {"HAL_USART_Transmit", "CRRR"}, {"HAL_USART_TransmitReceive", "CRFRR"},
};

/* Raspberry Pi Pico SDK, hardware_* and pico_util: _blocking, _until and _timeout functions return when the transfer
 * is over; queues copy. */
static const struct known pico_sdk[] = {
    {"i2c_read_blocking", "CRFRR"}, {"i2c_read_blocking_until", "CRFRRR"}, {"i2c_read_burst_blocking", "CRFR"},
    {"i2c_read_raw_blocking", "CFR"}, {"i2c_read_timeout_us", "CRFRRR"}, {"i2c_write_blocking", "CRRRR"},
    {"i2c_write_blocking_until", "CRRRRR"}, {"i2c_write_burst_blocking", "CRRR"}, {"i2c_write_raw_blocking", "CRR"},
    {"i2c_write_timeout_us", "CRRRRR"}, {"queue_add_blocking", "CR"}, {"queue_peek_blocking", "CF"},
    {"queue_remove_blocking", "CF"}, {"queue_try_add", "CR"}, {"queue_try_peek", "CF"}, {"queue_try_remove", "CF"},
    {"rtc_get_datetime", "F"}, {"rtc_set_datetime", "R"}, {"spi_read16_blocking", "CRFR"},
    {"spi_read_blocking", "CRFR"}, {"spi_write16_blocking", "CRR"}, {"spi_write16_read16_blocking", "CRFR"},
    {"spi_write_blocking", "CRR"}, {"spi_write_read_blocking", "CRFR"}, {"uart_puts", "CR"},
    {"uart_read_blocking", "CFR"}, {"uart_write_blocking", "CRR"},
};

/* ESP-IDF: drivers that copy into a ring buffer, or return when the transfer is over. Not i2c_master_transmit and
 * spi_device_queue_trans: they may leave the transfer in a queue. */
static const struct known esp_idf[] = {
    {"esp_efuse_mac_get_default", "F"}, {"esp_read_mac", "FR"}, {"gpio_config", "R"},
    {"i2c_master_read_from_device", "RRFRR"}, {"i2c_master_write_read_device", "RRRRFRR"},
    {"i2c_master_write_to_device", "RRRRR"}, {"i2c_param_config", "RR"}, {"i2c_slave_read_buffer", "RFRR"},
    {"i2c_slave_write_buffer", "RRRR"}, {"ledc_channel_config", "R"}, {"ledc_timer_config", "R"},
    {"nvs_get_blob", "RRFC"}, {"nvs_get_i16", "RRF"}, {"nvs_get_i32", "RRF"}, {"nvs_get_i64", "RRF"},
    {"nvs_get_i8", "RRF"}, {"nvs_get_str", "RRFC"}, {"nvs_get_u16", "RRF"}, {"nvs_get_u32", "RRF"},
    {"nvs_get_u64", "RRF"}, {"nvs_get_u8", "RRF"}, {"nvs_open", "RRF"}, {"nvs_set_blob", "RRRR"},
    {"nvs_set_str", "RRR"}, {"spi_device_polling_transmit", "RC"}, {"spi_device_transmit", "RC"},
    {"uart_get_buffered_data_len", "RF"}, {"uart_param_config", "RR"}, {"uart_read_bytes", "RFRR"},
    {"uart_tx_chars", "RRR"}, {"uart_write_bytes", "RRR"},
};

/* FreeRTOS ("items are queued by copy"; what the macros xQueueSend… call) and CMSIS-RTOS2. */
static const struct known rtos[] = {
    {"osMessageQueueGet", "RFFR"}, {"osMessageQueuePut", "RRRR"}, {"vTaskDelayUntil", "CR"},
    {"xQueueGenericSend", "CRRR"}, {"xQueueGenericSendFromISR", "CRFR"}, {"xQueuePeek", "CFR"},
    {"xQueuePeekFromISR", "CF"}, {"xQueueReceive", "CFR"}, {"xQueueReceiveFromISR", "CFF"},
    {"xStreamBufferReceive", "CFRR"}, {"xStreamBufferReceiveFromISR", "CFRF"}, {"xStreamBufferSend", "CRRR"},
    {"xStreamBufferSendFromISR", "CRRF"}, {"xTaskDelayUntil", "CR"}, {"xTaskGenericNotifyWait", "RRRFR"},
};

/* Our own awaitables that move bytes: they are done with them when the await is, also when it is cancelled. */
static const struct known runtime[] = {
    {"async_ringbuf_read", "KFR"}, {"async_ringbuf_write", "KRR"}, {"async_stream_read", "KFR"},
    {"async_stream_readall", "KFR"}, {"async_stream_readexactly", "KFR"}, {"async_stream_readline", "KFR"},
    {"async_stream_write", "KRR"},
};

/* How a function of the user's with that name is told from the library's. */
enum evidence {
    BY_NAME,   /* nobody else has it                                */
    BY_HEADER, /* the library's is declared in a system header      */
    BY_TYPE,   /* the library's returns or takes one of these types */
};

static const struct {
    const struct known *entries;
    size_t count;
    enum evidence evidence;
    const char *types; /* with spaces between them */
} tables[] = {
    {iso_c, sizeof iso_c / sizeof *iso_c, BY_NAME, NULL},
    {c_library, sizeof c_library / sizeof *c_library, BY_HEADER, NULL},
    {posix, sizeof posix / sizeof *posix, BY_HEADER, NULL},
    {avr_libc, sizeof avr_libc / sizeof *avr_libc, BY_HEADER, NULL},
    {stm32_hal, sizeof stm32_hal / sizeof *stm32_hal, BY_NAME, NULL},
    {pico_sdk, sizeof pico_sdk / sizeof *pico_sdk, BY_TYPE, "i2c_inst_t spi_inst_t uart_inst_t queue_t datetime_t"},
    {esp_idf, sizeof esp_idf / sizeof *esp_idf, BY_TYPE, "esp_err_t uart_port_t i2c_port_t"},
    {rtos, sizeof rtos / sizeof *rtos, BY_NAME, NULL},
    {runtime, sizeof runtime / sizeof *runtime, BY_NAME, NULL},
};

static int
compare_names(const void *key, const void *entry)
{
    const struct str *name = key;
    const struct known *known = entry;
    int order = strncmp(name->ptr, known->name, name->len);
    return order ? order : -(int)(known->name[name->len] != 0);
}

/* T or T * */
static bool
is_one_of(const struct type *type, const char *names)
{
    for (; type; type = type->kind == TYPE_POINTER ? type->target : NULL) {
        const struct str name = type->typedef_decl ? type->typedef_decl->name : (struct str){"", 0};
        const char *at = name.len ? names : NULL;
        while (at && *at) {
            size_t len = strcspn(at, " ");
            if (str_eq(name, (struct str){at, len})) {
                return true;
            }
            at += len + (at[len] == ' ');
        }
        if (type->typedef_decl) {
            return false;
        }
    }
    return false;
}

static bool
mentions(const struct decl *function, const char *names)
{
    bool is_mentioned = function->type && is_one_of(function->type->target, names);
    for (size_t i = 0; i < function->param_count; i++) {
        is_mentioned |= is_one_of(function->params[i]->type, names);
    }
    return is_mentioned;
}

const char *
library_find(const struct decl *function, struct str name)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        const struct known *known =
            bsearch(&name, tables[i].entries, tables[i].count, sizeof *tables[i].entries, compare_names);
        if (known) {
            bool is_it = tables[i].evidence == BY_NAME ||
                         (tables[i].evidence == BY_HEADER ? function->is_system : mentions(function, tables[i].types));
            return is_it ? known->parameters : NULL;
        }
    }
    return NULL;
}
