#include <async.h>

struct sums { long sum; long squares; };

async int add(int a, int b);
async int multiply(int a, int b);
async struct sums sums_of(int n);
