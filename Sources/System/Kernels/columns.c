#include "kernels.h"

typedef float floats __attribute__((ext_vector_type(4)));
typedef int32_t quads __attribute__((ext_vector_type(4)));

// Sixteen searches take the same steps side by side, whatever they find, so that none waits alone for memory. Their
// places stay in vectors: of single ones a compiler would make jumps, which nobody can guess.
void assay_count_below(const float *values, int32_t count, const int64_t *starts,
                       const float *numbers, int32_t *below) {
  const float *columns[16];
  for (int lane = 0; lane < 16; lane++) columns[lane] = values + starts[lane];
  floats asked[4];
  __builtin_memcpy(asked, numbers, sizeof asked);
  quads places[4] = {0, 0, 0, 0};
  int32_t length = count;
  while (length > 0) {
    // The last step looks at the one value that is left.
    const int32_t half = length > 1 ? length / 2 : 1;
    for (int group = 0; group < 4; group++) {
      const quads middle = places[group] + (half - 1);
      const float *const *own = columns + 4 * group;
      const floats found = {own[0][middle[0]], own[1][middle[1]], own[2][middle[2]],
                            own[3][middle[3]]};
      places[group] += (found < asked[group]) & half;
    }
    length = length > 1 ? length - half : 0;
  }
  __builtin_memcpy(below, places, sizeof places);
}
