#include "step.h"

int step_length(int number) { return number * STEP_SCALE; }
