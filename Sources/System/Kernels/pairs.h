// The distance of two rows, as each level adds it up: for the kernels that measure pairs.
#pragma once
#include <stdint.h>
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

#if defined(__x86_64__)
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
#endif
