#include "kernels.h"
#include "levels.h"
#if defined(__x86_64__)
#include <immintrin.h>
#endif

// A product and its sum are rounded apart, so that every level gives the same bits.
#pragma clang fp contract(off)

// One term of a distance.
static inline __attribute__((always_inline)) double square(double x) { return x * x; }
static inline __attribute__((always_inline)) double magnitude(double x) { return x < 0 ? -x : x; }

// The lanes added: upper half onto lower half, three times.
#define TOTAL(s) (((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7])))

#define ONE(name, attribute, term)                                              \
  attribute static double name(const float *a, const float *b, int64_t columns) { \
    double s[8] = {0};                                                           \
    int64_t column = 0;                                                          \
    for (; column + 8 <= columns; column += 8)                                   \
      for (int lane = 0; lane < 8; lane++)                                       \
        s[lane] += term((double)a[column + lane] - (double)b[column + lane]);    \
    for (int lane = 0; column + lane < columns; lane++)                          \
      s[lane] += term((double)a[column + lane] - (double)b[column + lane]);      \
    return TOTAL(s);                                                             \
  }

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
MANY(squares_portable, , square)
MANY(absolutes_portable, , magnitude)

#if defined(__x86_64__)
ONE(squared_avx2, ASSAY_ON_AVX2, square)
ONE(absolute_avx2, ASSAY_ON_AVX2, magnitude)
MANY(squares_avx2, ASSAY_ON_AVX2, square)
MANY(absolutes_avx2, ASSAY_ON_AVX2, magnitude)

#define ONE_AVX512(name, term)                                                          \
  ASSAY_ON_AVX512 static double name(const float *a, const float *b, int64_t columns) {  \
    __m512d sum = _mm512_setzero_pd();                                                   \
    int64_t column = 0;                                                                  \
    for (; column + 8 <= columns; column += 8) {                                         \
      __m512d x = _mm512_cvtps_pd(_mm256_loadu_ps(a + column));                          \
      __m512d y = _mm512_cvtps_pd(_mm256_loadu_ps(b + column));                          \
      __m512d d = _mm512_sub_pd(x, y);                                                   \
      sum = _mm512_add_pd(sum, term);                                                    \
    }                                                                                    \
    if (column < columns) {                                                              \
      __mmask8 rest = (__mmask8)((1u << (columns - column)) - 1);                        \
      __m512d x = _mm512_cvtps_pd(_mm256_maskz_loadu_ps(rest, a + column));              \
      __m512d y = _mm512_cvtps_pd(_mm256_maskz_loadu_ps(rest, b + column));              \
      __m512d d = _mm512_sub_pd(x, y);                                                   \
      sum = _mm512_add_pd(sum, term);                                                    \
    }                                                                                    \
    __m256d four = _mm256_add_pd(_mm512_castpd512_pd256(sum), _mm512_extractf64x4_pd(sum, 1)); \
    __m128d two = _mm_add_pd(_mm256_castpd256_pd128(four), _mm256_extractf128_pd(four, 1)); \
    return _mm_cvtsd_f64(_mm_add_sd(two, _mm_unpackhi_pd(two, two)));                    \
  }
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

void assay_squared_distances(const float *query, const float *points, int64_t stride,
                             int64_t columns, int64_t count, double *distances) {
#if defined(__x86_64__)
  if (assay_level() >= ASSAY_AVX2)
    return squares_avx2(query, points, stride, columns, count, distances);
#endif
  squares_portable(query, points, stride, columns, count, distances);
}

void assay_absolute_distances(const float *query, const float *points, int64_t stride,
                              int64_t columns, int64_t count, double *distances) {
#if defined(__x86_64__)
  if (assay_level() >= ASSAY_AVX2)
    return absolutes_avx2(query, points, stride, columns, count, distances);
#endif
  absolutes_portable(query, points, stride, columns, count, distances);
}
