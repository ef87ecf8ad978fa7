#include "kernels.h"
#include "pairs.h"

#define MANY(name, attribute, term)                                                       \
  attribute static void name(const float *query, const float *points, int64_t stride,     \
                             int64_t columns, int64_t count, double *distances) {         \
    for (int64_t start = 0; start < count; start += 32) {                                 \
      int64_t n = count - start < 32 ? count - start : 32;                                \
      double s[8][32];                                                                    \
      for (int64_t lane = 0; lane < 8; lane++) {                                          \
        if (lane < columns) {                                                             \
          const double q = query[lane];                                                   \
          const float *p = points + lane * stride + start;                                \
          for (int64_t i = 0; i < n; i++) s[lane][i] = term(q - (double)p[i]);            \
        } else {                                                                          \
          for (int64_t i = 0; i < n; i++) s[lane][i] = 0;                                 \
        }                                                                                 \
      }                                                                                   \
      for (int64_t i = 0; i < n; i++)                                                     \
        distances[start + i] = ((s[0][i] + s[4][i]) + (s[2][i] + s[6][i])) +              \
                               ((s[1][i] + s[5][i]) + (s[3][i] + s[7][i]));               \
    }                                                                                     \
  }

ONE(squared_portable, , square)
ONE(absolute_portable, , magnitude)
MANY(absolutes_portable, , magnitude)

#if defined(__x86_64__)
ONE(squared_avx2, ASSAY_ON_AVX2, square)
ONE(absolute_avx2, ASSAY_ON_AVX2, magnitude)
MANY(absolutes_avx2, ASSAY_ON_AVX2, magnitude)

ONE_AVX512(squared_avx512, _mm512_mul_pd(d, d))
ONE_AVX512(absolute_avx512, _mm512_abs_pd(d))
#endif

double assay_squared_distance(const float *a, const float *b, int64_t columns) {
#if defined(__x86_64__)
  int level = assay_level();
  if (level == ASSAY_AVX512) return squared_avx512(a, b, columns);
  if (level == ASSAY_AVX2) return squared_avx2(a, b, columns);
#endif
  return squared_portable(a, b, columns);
}

double assay_absolute_distance(const float *a, const float *b, int64_t columns) {
#if defined(__x86_64__)
  int level = assay_level();
  if (level == ASSAY_AVX512) return absolute_avx512(a, b, columns);
  if (level == ASSAY_AVX2) return absolute_avx2(a, b, columns);
#endif
  return absolute_portable(a, b, columns);
}

void assay_absolute_distances(const float *query, const float *points, int64_t stride,
                              int64_t columns, int64_t count, double *distances) {
#if defined(__x86_64__)
  if (assay_level() >= ASSAY_AVX2)
    return absolutes_avx2(query, points, stride, columns, count, distances);
#endif
  absolutes_portable(query, points, stride, columns, count, distances);
}
