/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The tables of library functions are sorted, as they are searched by halving, and no name is in two of them. */
// RUN: %cc -std=c11 -g -Wall -Wextra -Werror -I%root/tool %s -o %t && %t | %FileCheck %s
#include "analysis/library.c"

#include <stdio.h>

int
main(void)
{
    struct decl function = {.is_system = true};
    size_t names = 0;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        for (size_t k = 0; k < tables[i].count; k++, names++) {
            const struct known *known = &tables[i].entries[k];
            bool is_found = tables[i].evidence == BY_TYPE || library_find(&function, str_from(known->name)) == known->parameters;
            if (!is_found || known->parameters[strspn(known->parameters, "RFfCcEK*")]) {
                printf("wrong: %s\n", known->name);
            }
            if (k > 0 && strcmp(known[-1].name, known->name) >= 0) {
                printf("not in order: %s\n", known->name);
            }
        }
    }
    function.is_system = false;
    printf("%s\n", names > 300 ? "many names" : "few names");                           // CHECK: {{^}}many names
    printf("%s\n", library_find(&function, STR("memcpy")) ? "memcpy" : "-");            // CHECK-NEXT: memcpy
    printf("%s\n", library_find(&function, STR("read")) ? "read" : "somebody's read");  // CHECK-NEXT: somebody's read
    printf("%s\n", library_find(&function, STR("mem")) ? "mem" : "no part of a name");  // CHECK-NEXT: no part of a name
    return 0;
}
