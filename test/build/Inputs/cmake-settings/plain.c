/* No async here. */
int plain(void);
int plain(void) { return FROM_PREFIX - 1; }
