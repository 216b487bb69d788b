/* No async here. */
#include "led.h"
int plain(void) { return 0; }
