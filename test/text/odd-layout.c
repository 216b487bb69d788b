// Everything on one line, tabs, form feeds and no spaces at all.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async int f(int a,int b){int x=await later(a);if(x)for(int i=0;i<b;i++)x+=await later(i)*-await later(1);else x=-1;return x;}
static	async	void	amain	(	void	)	{	printf	(	"%d %d\n"	,	await	f	(	10	,	3	)	,	await	f	(	0	,	1	)	)	;	}

int main(void)
{
    return async_run(amain());
}

// CHECK: 7 -1
// CHECK-NOT: {{.}}
