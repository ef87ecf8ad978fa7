#include "kernels.h"

#pragma clang fp contract(off)

void assay_bin_sums(const float *rows, int64_t stride, int64_t columns, int64_t count,
                    const struct assay_bins *bins, double *sums) {
  for (int64_t row = 0; row < count; row++) {
    const float *numbers = rows + row * stride;
    double sum = 0;
    for (int64_t column = 0; column < columns; column++) {
      const struct assay_bins *b = bins + column;
      const float value = numbers[column];
      if ((double)value > b->low && (double)value <= b->high) {
        // A guess that is no number goes to the first bin, as any guess may be wrong.
        float guess = (value - b->origin) * b->scale;
        guess = guess > 0 ? guess : 0;
        guess = guess < b->last ? guess : b->last;
        int64_t bin = (int64_t)guess;
        while (value <= b->ends[bin]) bin--;
        while (value > b->ends[bin + 1]) bin++;
        sum += b->heights[bin];
      } else if (value <= b->low) {
        sum += b->low - value <= b->below ? b->heights[0] : b->outside;
      } else {
        sum += value - b->high <= b->above ? b->heights[(int64_t)b->last] : b->outside;
      }
    }
    sums[row] = sum;
  }
}
