#include "kernels.h"
#include "pairs.h"

// Sixteen numbers that may start anywhere; every level makes of them what it has.
typedef float floats __attribute__((ext_vector_type(16), aligned(4)));
typedef _Bool bits __attribute__((ext_vector_type(16)));

#define at(place) (*(const floats *)(place))

#define BITS(condition)                                       \
  ({                                                          \
    bits lanes = __builtin_convertvector((condition), bits);  \
    uint16_t word;                                            \
    __builtin_memcpy(&word, &lanes, 2);                       \
    (uint64_t)word;                                           \
  })

// MARK: How far boxes are

#define BOXES(name, attribute)                                                              \
  attribute static void name(const float *lower, const float *upper, const float *lowers,   \
                             const float *uppers, int64_t stride, int64_t columns,          \
                             int64_t count, float *squares) {                               \
    for (int64_t start = 0; start < count; start += 16) {                                   \
      floats sum = 0;                                                                       \
      for (int64_t column = 0; column < columns; column++) {                                \
        const floats above = at(lowers + column * stride + start) - upper[column];          \
        const floats below = lower[column] - at(uppers + column * stride + start);          \
        floats gap = above > below ? above : below;                                         \
        gap = gap > 0 ? gap : 0;                                                            \
        sum += gap * gap;                                                                   \
      }                                                                                     \
      *(floats *)(squares + start) = sum;                                                   \
    }                                                                                       \
  }

// MARK: Which points of a leaf may be near

// A term of a sum, rounded once or twice: what fuses them costs a call where the processor lacks it.
#define APART(x, y, sum) ((sum) + (x) * (y))
#define FUSED(x, y, sum) __builtin_elementwise_fma((floats)(x), y, sum)

// Looks at the points of a leaf for `width` queries at once, which share what they load of the points.
#define SCAN(width, ADDED)                                                                  \
  do {                                                                                      \
    const float *x[width];                                                                  \
    floats sums[width][4];                                                                  \
    for (int q = 0; q < width; q++) x[q] = queries + asked[place + q] * stride;             \
    for (int q = 0; q < width; q++)                                                         \
      for (int i = 0; i < 4; i++) sums[q][i] = x[q][0] * at(leaf + 16 * i);                 \
    for (int64_t column = 1; column < columns; column++)                                    \
      for (int i = 0; i < 4; i++) {                                                         \
        const floats y = at(leaf + column * ASSAY_LEAF + 16 * i);                           \
        for (int q = 0; q < width; q++) sums[q][i] = ADDED(x[q][column], y, sums[q][i]);    \
      }                                                                                     \
    for (int q = 0; q < width; q++) {                                                       \
      const floats cut = (floats)(cuts[asked[place + q]]);                                  \
      uint64_t mask = 0;                                                                    \
      for (int i = 0; i < 4; i++)                                                           \
        mask |= BITS(sums[q][i] - at(halves + 16 * i) >= cut) << (16 * i);                  \
      hits[found] = asked[place + q];                                                       \
      masks[found] = mask;                                                                  \
      found += mask != 0;                                                                   \
    }                                                                                       \
    place += width;                                                                         \
  } while (0)

// Queries whose bound is too far are left out first, so that no branch has to be guessed later.
#define NEAR(name, attribute, width, ADDED)                                                 \
  attribute static int64_t name(const float *queries, int64_t stride, const float *bounds,  \
                                const float *reaches, const float *cuts, int64_t count,     \
                                const float *leaf, const float *halves, int64_t columns,    \
                                int32_t *hits, uint64_t *masks) {                           \
    int32_t asked[ASSAY_LEAF];                                                              \
    int64_t many = 0, place = 0, found = 0;                                                 \
    for (int64_t query = 0; query < count; query++) {                                       \
      asked[many] = (int32_t)query;                                                         \
      many += !(bounds[query] > reaches[query]);                                            \
    }                                                                                       \
    while (place + width <= many) SCAN(width, ADDED);                                       \
    while (place < many) SCAN(1, ADDED);                                                    \
    return found;                                                                           \
  }

// MARK: Lists of the nearest

// Keeps a point in a list that ascends by distance and then by index, if its place is in it.
static inline __attribute__((always_inline)) int offer(double *distances, int32_t *indices,
                                                       int64_t count, double distance,
                                                       int32_t index) {
  int64_t place = count - 1;
  if (!(distance < distances[place] ||
        (distance == distances[place] && index < indices[place])))
    return 0;
  while (place > 0 &&
         (distance < distances[place - 1] ||
          (distance == distances[place - 1] && index < indices[place - 1]))) {
    distances[place] = distances[place - 1];
    indices[place] = indices[place - 1];
    place--;
  }
  distances[place] = distance;
  indices[place] = index;
  return 1;
}

// Keeps points one by one.
static inline __attribute__((always_inline)) int merge_portable(
    const double *found, const int32_t *named, int64_t many, double *distances, int32_t *indices,
    int64_t count) {
  int kept = 0;
  for (int64_t place = 0; place < many; place++)
    kept |= offer(distances, indices, count, found[place], named[place]);
  return kept;
}

#if defined(__x86_64__)
// The same with the list in registers, eight a register: what a point goes before moves up by a lane, and
// no branch has to be guessed. Lanes past the end hold what comes after all points.
static inline __attribute__((always_inline)) ASSAY_ON_AVX512 int merge_registers(
    const int registers, const double *found, const int32_t *named, int64_t many,
    double *distances, int32_t *indices, int64_t count) {
  __m512d d[4];
  __m256i n[4];
  uint32_t valid = (uint32_t)((1ull << count) - 1), kept = 0;
  for (int r = 0; r < registers; r++) {
    const __mmask8 lanes = (__mmask8)(valid >> (8 * r));
    d[r] = _mm512_mask_loadu_pd(_mm512_set1_pd(__builtin_inf()), lanes, distances + 8 * r);
    n[r] = _mm256_mask_loadu_epi32(_mm256_set1_epi32(INT32_MAX), lanes, indices + 8 * r);
  }
  for (int64_t place = 0; place < many; place++) {
    const __m512d distance = _mm512_set1_pd(found[place]);
    const __m256i index = _mm256_set1_epi32(named[place]);
    uint32_t before = 0;
    for (int r = 0; r < registers; r++) {
      const __mmask8 equal = _mm512_cmp_pd_mask(d[r], distance, _CMP_EQ_OQ);
      const __mmask8 less = _mm512_cmp_pd_mask(d[r], distance, _CMP_LT_OQ) |
                            _mm256_mask_cmplt_epi32_mask(equal, n[r], index);
      before |= (uint32_t)less << (8 * r);
    }
    const uint32_t here = before + 1;
    kept |= here & valid;
    for (int r = registers - 1; r >= 0; r--) {
      const __m512i moved = _mm512_alignr_epi64(
          _mm512_castpd_si512(d[r]), _mm512_castpd_si512(d[r ? r - 1 : r]), 7);
      const __m256i renamed = _mm256_alignr_epi32(n[r], n[r ? r - 1 : r], 7);
      const __mmask8 stay = (__mmask8)(before >> (8 * r)), lane = (__mmask8)(here >> (8 * r));
      d[r] = _mm512_mask_mov_pd(_mm512_castsi512_pd(moved), stay, d[r]);
      n[r] = _mm256_mask_mov_epi32(renamed, stay, n[r]);
      d[r] = _mm512_mask_mov_pd(d[r], lane, distance);
      n[r] = _mm256_mask_mov_epi32(n[r], lane, index);
    }
  }
  for (int r = 0; r < registers; r++) {
    const __mmask8 lanes = (__mmask8)(valid >> (8 * r));
    _mm512_mask_storeu_pd(distances + 8 * r, lanes, d[r]);
    _mm256_mask_storeu_epi32(indices + 8 * r, lanes, n[r]);
  }
  return kept != 0;
}

ASSAY_ON_AVX512 static int merge_avx512(const double *found, const int32_t *named, int64_t many,
                                        double *distances, int32_t *indices, int64_t count) {
  switch ((count + 7) / 8) {
    case 1: return merge_registers(1, found, named, many, distances, indices, count);
    case 2: return merge_registers(2, found, named, many, distances, indices, count);
    case 3: return merge_registers(3, found, named, many, distances, indices, count);
    default: return merge_portable(found, named, many, distances, indices, count);
  }
}
#endif

#define TAKE(name, attribute, SQUARED, MERGE)                                               \
  attribute static int name(uint64_t mask, const float *query, const float *points,         \
                            int64_t stride, int64_t columns, const int32_t *names,          \
                            double *distances, int32_t *indices, int64_t count) {           \
    double found[ASSAY_LEAF];                                                               \
    int32_t named[ASSAY_LEAF];                                                              \
    int64_t many = 0;                                                                       \
    for (uint64_t rest = mask; rest; rest &= rest - 1) {                                    \
      const int64_t place = __builtin_ctzll(rest);                                          \
      named[many] = names[place];                                                           \
      found[many++] = __builtin_elementwise_sqrt(                                           \
          SQUARED(query, points + place * stride, columns));                                \
    }                                                                                       \
    return MERGE(found, named, many, distances, indices, count);                            \
  }

BOXES(boxes_portable, )
#if defined(__aarch64__)
NEAR(near_portable, , 1, FUSED)
#else
NEAR(near_portable, , 1, APART)
#endif
ONE(squared_portable, , square)
TAKE(take_portable, , squared_portable, merge_portable)

#if defined(__x86_64__)
BOXES(boxes_avx2, ASSAY_ON_AVX2)
NEAR(near_avx2, ASSAY_ON_AVX2, 1, APART)
ONE(squared_avx2, ASSAY_ON_AVX2, square)
TAKE(take_avx2, ASSAY_ON_AVX2, squared_avx2, merge_portable)
BOXES(boxes_avx512, ASSAY_ON_AVX512)
NEAR(near_avx512, ASSAY_ON_AVX512, 4, FUSED)
ONE_AVX512(squared_avx512, _mm512_mul_pd(d, d))
TAKE(take_avx512, ASSAY_ON_AVX512, squared_avx512, merge_avx512)
#define CHOOSE(kernel, ...)                                        \
  switch (assay_level()) {                                         \
    case ASSAY_AVX512: return kernel##_avx512(__VA_ARGS__);        \
    case ASSAY_AVX2: return kernel##_avx2(__VA_ARGS__);            \
    default: return kernel##_portable(__VA_ARGS__);                \
  }
#else
#define CHOOSE(kernel, ...) return kernel##_portable(__VA_ARGS__);
#endif

void assay_box_squares(const float *lower, const float *upper, const float *lowers,
                       const float *uppers, int64_t stride, int64_t columns, int64_t count,
                       float *squares) {
  CHOOSE(boxes, lower, upper, lowers, uppers, stride, columns, count, squares)
}

int64_t assay_near_in_leaf(const float *queries, int64_t stride, const float *bounds,
                           const float *reaches, const float *cuts, int64_t count,
                           const float *leaf, const float *halves, int64_t columns,
                           int32_t *hits, uint64_t *masks) {
  CHOOSE(near, queries, stride, bounds, reaches, cuts, count, leaf, halves, columns, hits, masks)
}

int assay_take_near(uint64_t mask, const float *query, const float *points, int64_t stride,
                    int64_t columns, const int32_t *names, double *distances, int32_t *indices,
                    int64_t count) {
  CHOOSE(take, mask, query, points, stride, columns, names, distances, indices, count)
}
