/* Tells with which settings it was translated. */
#include <stdio.h>

#include <async.h>

#if !defined(__STRICT_ANSI__) || __STDC_VERSION__ != 201112L || OWN != 1 || FROM_PREFIX != 1
#error "not as the target is set"
#endif
#ifdef NDEBUG
#define MODE "release"
#else
#define MODE "debug"
#endif

int plain(void);

static async void amain(void)
{
    await async_sleep_ms(5);
    printf("%s %s %d\n", TEXT, MODE, plain());
}

int main(void) { return async_run(amain()); }
