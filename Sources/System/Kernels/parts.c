#include <math.h>

#include "kernels.h"

assay_ends assay_column_ends(const float *column, int64_t stride, const ptrdiff_t *rows,
                             int64_t count, float *numbers) {
  assay_ends ends = {INFINITY, -INFINITY};
  for (int64_t place = 0; place < count; place++) {
    const float number = column[rows[place] * stride];
    numbers[place] = number;
    ends.least = number < ends.least ? number : ends.least;
    ends.most = number > ends.most ? number : ends.most;
  }
  return ends;
}

// Both places are written whatever the answer is, since it is as likely as not.
#define PART(goes_left)                                         \
  for (int64_t place = 0; place < count; place++) {             \
    const float number = numbers[place];                        \
    const int is_left = (goes_left);                            \
    const ptrdiff_t own = rows[place], first = rows[border];    \
    rows[place] = is_left ? first : own;                        \
    rows[border] = is_left ? own : first;                       \
    border += is_left;                                          \
  }

int64_t assay_part(ptrdiff_t *rows, const float *numbers, int64_t count, float threshold,
                   int takes_equal, int takes_nan) {
  int64_t border = 0;
  if (takes_nan) {
    PART(takes_equal ? !(number > threshold) : !(number >= threshold))
  } else if (takes_equal) {
    PART(number <= threshold)
  } else {
    PART(number < threshold)
  }
  return border;
}
