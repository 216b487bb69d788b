/* No async in here. */
#include <stddef.h>
#include "a b.h"

size_t plain(void) { return A_B; }
