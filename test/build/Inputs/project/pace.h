#define PACE_MS 5
