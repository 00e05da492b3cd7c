// The entry of libFuzzer for programs that have a main of their own.
#ifndef CARECIRCLE_CFUZZER_H
#define CARECIRCLE_CFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// Runs the fuzzer with the arguments of the program; returns its exit code.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*test)(const uint8_t *bytes, size_t count));

#endif
