/* A name with a space, for dependency files. */
#define A_B 1
