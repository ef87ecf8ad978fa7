// What the machine and OpenBLAS can do with nothing of ours around it.
#pragma once
#include <stdint.h>

/// Runs `rounds` of independent fused multiply-adds in registers; answers how many operations that was,
/// a multiplication and an addition being two. The sum keeps the work from being left out.
double bare_fused_operations(int64_t rounds, float *sum);

/// Calls `cblas_sgemm` for `left` · `right`ᵀ, rows of `depth` numbers, on `threads` threads.
void bare_products(const float *left, const float *right, float *products, int rows, int columns,
                   int depth, int threads);

/// Reads all numbers and does next to nothing with them.
int64_t bare_reading(const int64_t *numbers, int64_t count);
