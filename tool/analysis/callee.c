/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is known about a function without a look at its body: a list for the C library, and clang's `noescape`. */
#include "analysis/callee.h"

#include "analysis/keep.h"

#include <stdlib.h>
#include <string.h>

/* A letter for each parameter, the last but a '*' for all that follow:
 *     R  only read            F  only written, perhaps in part       f  the same, and the call's value points into it
 *     C  read and written                                            c  the same, and the call's value points into it
 *     E  read; the next argument, unless NULL, is where a pointer into it is stored (strtol) */
struct known_function {
    const char *name;
    const char *parameters;
};

/* Sorted by name. */
static const struct known_function known_functions[] = {
    {"access", "RR"},
    {"atof", "R"},
    {"atoi", "R"},
    {"atol", "R"},
    {"atoll", "R"},
    {"bcmp", "RR"},
    {"bcopy", "RF"},
    {"bsearch", "RcRRR"},
    {"bzero", "F"},
    {"clock_gettime", "RF"},
    {"ctime", "R"},
    {"fgets", "fRR"},
    {"fopen", "RR"},
    {"fprintf", "CC*"},
    {"fputs", "RC"},
    {"fread", "FRRC"},
    {"frexp", "RF"},
    {"fscanf", "CRF*"},
    {"fstat", "RF"},
    {"fwrite", "RRRC"},
    {"getenv", "R"},
    {"getline", "CCC"},
    {"gettimeofday", "FF"},
    {"gmtime", "R"},
    {"gmtime_r", "Rf"},
    {"inet_pton", "RRF"},
    {"localtime", "R"},
    {"localtime_r", "Rf"},
    {"lstat", "RF"},
    {"memccpy", "fRRR"},
    {"memchr", "cRR"},
    {"memcmp", "RRR"},
    {"memcpy", "fRR"},
    {"memmem", "cRRR"},
    {"memmove", "fRR"},
    {"mempcpy", "fRR"},
    {"memset", "fRR"},
    {"mktime", "C"},
    {"modf", "RF"},
    {"modff", "RF"},
    {"nanosleep", "RF"},
    {"open", "RR*"},
    {"perror", "R"},
    {"pipe", "F"},
    {"poll", "CRR"},
    {"printf", "C*"},
    {"puts", "R"},
    {"qsort", "CRRR"},
    {"read", "RFR"},
    {"readlink", "RFR"},
    {"recv", "RFRR"},
    {"remquo", "RRF"},
    {"rename", "RR"},
    {"scanf", "RF*"},
    {"send", "RRRR"},
    {"sigaddset", "CR"},
    {"sigemptyset", "F"},
    {"sigfillset", "F"},
    {"sincos", "RFF"},
    {"sincosf", "RFF"},
    {"snprintf", "FRC*"},
    {"sprintf", "FC*"},
    {"sscanf", "RRF*"},
    {"stat", "RF"},
    {"stpcpy", "fR"},
    {"stpncpy", "fRR"},
    {"strcasecmp", "RR"},
    {"strcat", "cR"},
    {"strchr", "cR"},
    {"strcmp", "RR"},
    {"strcoll", "RR"},
    {"strcpy", "fR"},
    {"strcspn", "RR"},
    {"strdup", "R"},
    {"strerror_r", "RfR"},
    {"strftime", "FRRR"},
    {"strlcat", "CRR"},
    {"strlcpy", "FRR"},
    {"strlen", "R"},
    {"strncasecmp", "RRR"},
    {"strncat", "cRR"},
    {"strncmp", "RRR"},
    {"strncpy", "fRR"},
    {"strndup", "RR"},
    {"strnlen", "RR"},
    {"strpbrk", "cR"},
    {"strrchr", "cR"},
    {"strspn", "RR"},
    {"strstr", "cR"},
    {"strtod", "EF"},
    {"strtof", "EF"},
    {"strtoimax", "EFR"},
    {"strtol", "EFR"},
    {"strtold", "EF"},
    {"strtoll", "EFR"},
    {"strtoul", "EFR"},
    {"strtoull", "EFR"},
    {"strtoumax", "EFR"},
    {"strxfrm", "FRR"},
    {"system", "R"},
    {"time", "F"},
    {"unlink", "R"},
    {"vfprintf", "CRC"},
    {"vprintf", "RC"},
    {"vsnprintf", "FRRC"},
    {"vsprintf", "FRC"},
    {"vsscanf", "RRC"},
    {"write", "RRR"},
};

static int
compare_names(const void *key, const void *entry)
{
    const struct str *name = key;
    const struct known_function *function = entry;
    int order = strncmp(name->ptr, function->name, name->len);
    return order ? order : -(int)(function->name[name->len] != 0);
}

/* Headers that check sizes call memcpy by other names: __builtin___memcpy_chk and the like. */
static struct str
plain_name(struct str name)
{
    if (str_starts_with(name, "__builtin_")) {
        name = (struct str){name.ptr + 10, name.len - 10};
    }
    if (str_starts_with(name, "__")) {
        name = (struct str){name.ptr + 2, name.len - 2};
    }
    if (name.len > 4 && memcmp(name.ptr + name.len - 4, "_chk", 4) == 0) {
        name.len -= 4;
    }
    return name;
}

/* A user's own function of that name is not the library's; inline ones are how headers check sizes. */
static bool
may_be_library(const struct decl *callee)
{
    const struct decl *definition = callee->definition;
    return callee->storage != STORAGE_STATIC && !callee->is_local && (!definition || definition->is_inline);
}

static char
find_letter(const struct decl *callee, size_t index)
{
    struct str name = plain_name(callee->name);
    const struct known_function *function =
        may_be_library(callee) ? bsearch(&name, known_functions, sizeof known_functions / sizeof *known_functions,
                                         sizeof *known_functions, compare_names)
                               : NULL;
    if (!function) {
        return 'K';
    }
    size_t count = strlen(function->parameters);
    if (index >= count - 1 && function->parameters[count - 1] == '*') {
        return function->parameters[count - 2];
    }
    return index < count ? function->parameters[index] : 'K';
}

static bool
is_null(const struct node *node)
{
    while (node->kind == NODE_PAREN || node->kind == NODE_CAST) {
        node = node->children[node->child_count - 1];
    }
    return node->kind == NODE_LITERAL;
}

static bool
has_noescape(const struct decl *function, size_t index)
{
    if (!function || index >= function->param_count) {
        return false;
    }
    const struct decl *param = function->params[index];
    for (size_t i = 0; i < param->attribute_count; i++) {
        if (strcmp(param->attributes[i], "noescape") == 0) {
            return true;
        }
    }
    return false;
}

enum argument_fate
callee_argument_fate(const struct decl *callee, const struct node *call, size_t index)
{
    /* A coroutine may keep it for as long as it runs. */
    if (!callee || callee->async_kind != ASYNC_NOT || (callee->first && callee->first->async_kind != ASYNC_NOT)) {
        return ARGUMENT_KEPT;
    }
    if (has_noescape(callee, index) || has_noescape(callee->first, index) || has_noescape(callee->definition, index)) {
        const struct type *type = callee->params[index]->type;
        return type && type->target && type->target->is_const ? ARGUMENT_READ : ARGUMENT_CHANGED;
    }
    switch (find_letter(callee, index)) {
    case 'R': return ARGUMENT_READ;
    case 'C': return ARGUMENT_CHANGED;
    case 'c': return ARGUMENT_RETURNED;
    case 'F': return ARGUMENT_FILLED;
    case 'f': return ARGUMENT_FILLED_AND_RETURNED;
    case 'E': return index + 2 < call->child_count && is_null(call->children[index + 2]) ? ARGUMENT_READ : ARGUMENT_KEPT;
    default: return keep_find(callee, index);
    }
}
