#include "bare.h"

#include <cblas.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#if defined(__x86_64__)
// Sixteen sums run side by side, enough to hide the latency of each.
__attribute__((target("avx512f"))) static double fused_avx512(int64_t rounds, float *sum) {
  __m512 sums[16];
  const __m512 a = _mm512_set1_ps(0.999999f), b = _mm512_set1_ps(1e-6f);
#pragma clang loop unroll(full)
  for (int i = 0; i < 16; i++) sums[i] = _mm512_set1_ps((float)i);
  for (int64_t round = 0; round < rounds; round++) {
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++) sums[i] = _mm512_fmadd_ps(sums[i], a, b);
  }
  for (int i = 0; i < 16; i++) *sum += _mm512_reduce_add_ps(sums[i]);
  return (double)rounds * 16 * 16 * 2;
}

__attribute__((target("avx2,fma"))) static double fused_avx2(int64_t rounds, float *sum) {
  __m256 sums[12];
  const __m256 a = _mm256_set1_ps(0.999999f), b = _mm256_set1_ps(1e-6f);
#pragma clang loop unroll(full)
  for (int i = 0; i < 12; i++) sums[i] = _mm256_set1_ps((float)i);
  for (int64_t round = 0; round < rounds; round++) {
#pragma clang loop unroll(full)
    for (int i = 0; i < 12; i++) sums[i] = _mm256_fmadd_ps(sums[i], a, b);
  }
  for (int i = 0; i < 12; i++)
    for (int lane = 0; lane < 8; lane++) *sum += sums[i][lane];
  return (double)rounds * 12 * 8 * 2;
}
#endif

static double fused_portable(int64_t rounds, float *sum) {
  float sums[16];
  for (int i = 0; i < 16; i++) sums[i] = (float)i;
  for (int64_t round = 0; round < rounds; round++)
    for (int i = 0; i < 16; i++) sums[i] = sums[i] * 0.999999f + 1e-6f;
  for (int i = 0; i < 16; i++) *sum += sums[i];
  return (double)rounds * 16 * 2;
}

double bare_fused_operations(int64_t rounds, float *sum) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f")) return fused_avx512(rounds, sum);
  if (__builtin_cpu_supports("fma")) return fused_avx2(rounds, sum);
#endif
  return fused_portable(rounds, sum);
}

void bare_products(const float *left, const float *right, float *products, int rows, int columns,
                   int depth, int threads) {
  openblas_set_num_threads(threads);
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, rows, columns, depth, 1, left, depth, right,
              depth, 0, products, columns);
  openblas_set_num_threads(1);
}

int64_t bare_reading(const int64_t *numbers, int64_t count) {
  int64_t all = 0;
  for (int64_t i = 0; i < count; i++) all ^= numbers[i];
  return all;
}
