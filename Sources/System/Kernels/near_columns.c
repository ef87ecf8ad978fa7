#include "kernels.h"
#include "levels.h"
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#pragma clang fp contract(off)

#define IS_NEAR(j) \
  ((products[j] - halves[j] >= cut) | (cuts != 0 && products[j] - half >= cuts[j]))

// Sixteen columns are asked together whether any is near; most often none is.
static int64_t near_portable(const float *products, const float *halves, const float *cuts,
                             float half, float cut, int64_t count, int32_t *hits) {
  int64_t found = 0, start = 0;
  for (; start + 16 <= count; start += 16) {
    int any = 0;
    for (int64_t j = start; j < start + 16; j++) any |= products[j] - halves[j] >= cut;
    if (cuts)
      for (int64_t j = start; j < start + 16; j++) any |= products[j] - half >= cuts[j];
    if (!any) continue;
    for (int64_t j = start; j < start + 16; j++)
      if (IS_NEAR(j)) hits[found++] = (int32_t)j;
  }
  for (; start < count; start++)
    if (IS_NEAR(start)) hits[found++] = (int32_t)start;
  return found;
}

#if defined(__x86_64__)
ASSAY_ON_AVX512 static int64_t near_avx512(const float *products, const float *halves,
                                           const float *cuts, float half, float cut,
                                           int64_t count, int32_t *hits) {
  const __m512 cut_row = _mm512_set1_ps(cut), half_row = _mm512_set1_ps(half);
  const __m512i lanes = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  int64_t found = 0;
  for (int64_t start = 0; start < count; start += 16) {
    const int64_t rest = count - start;
    const __mmask16 valid = rest >= 16 ? 0xffff : (__mmask16)((1u << rest) - 1);
    const __m512 product = _mm512_maskz_loadu_ps(valid, products + start);
    const __m512 first = _mm512_sub_ps(product, _mm512_maskz_loadu_ps(valid, halves + start));
    __mmask16 near = _mm512_mask_cmp_ps_mask(valid, first, cut_row, _CMP_GE_OQ);
    if (cuts) {
      const __m512 second = _mm512_sub_ps(product, half_row);
      near |= _mm512_mask_cmp_ps_mask(
          valid, second, _mm512_maskz_loadu_ps(valid, cuts + start), _CMP_GE_OQ);
    }
    if (!near) continue;
    const __m512i columns = _mm512_add_epi32(lanes, _mm512_set1_epi32((int)start));
    // Packed in a register: packing into memory is slow on some processors.
    _mm512_storeu_si512(hits + found, _mm512_maskz_compress_epi32(near, columns));
    found += __builtin_popcount(near);
  }
  return found;
}
#endif

int64_t assay_near_columns(const float *products, const float *halves, const float *cuts,
                           float half, float cut, int64_t count, int32_t *hits) {
#if defined(__x86_64__)
  if (assay_level() == ASSAY_AVX512)
    return near_avx512(products, halves, cuts, half, cut, count, hits);
#endif
  return near_portable(products, halves, cuts, half, cut, count, hits);
}
