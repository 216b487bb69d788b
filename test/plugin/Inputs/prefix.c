/* What it needs is in a header that the command line includes. */
async int blink(int led)
{
    await async_sleep_ms(5);
    return twice(led) + OFFSET;
}

static async void amain(void)
{
    printf("%d\n", await blink(1));
}

int main(void) { return async_run(amain()); }
