#ifndef DEVICE_H
#define DEVICE_H

#include <async.h>

struct device { int next; };
#define DEVICE_INIT(n) { n }
#define DEVICE_READ(d) (await device_read(d))

static inline int device_next(struct device *d) { return d->next++; }
async int device_read(struct device *d);

#endif
