#define LED_OFFSET 40
int plain(void);
