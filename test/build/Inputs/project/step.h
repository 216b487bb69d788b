#ifndef STEP_H
#define STEP_H
#define STEP_SCALE 10
int step_length(int number);
#endif
