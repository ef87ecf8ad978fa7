#include "kernels.h"
#include "levels.h"
#if defined(__x86_64__)
#include <immintrin.h>
#endif

// A product and its sum are rounded apart, so that every level gives the same bits.
#pragma clang fp contract(off)

// Where a tree is entered, and how far down its first block and the others lead.
typedef struct {
  int64_t blocks;  // of a tree
  int levels;      // of blocks
  int first;       // questions that the first block asks one after the other; the others ask 4
} shape;

static shape shape_of(int depth) {
  shape s = {.blocks = 1, .levels = depth > 0 ? (depth + 3) / 4 : 1};
  s.first = depth - 4 * (s.levels - 1);
  for (int64_t level = 1, width = (int64_t)1 << s.first; level < s.levels; level++, width *= 16)
    s.blocks += width;
  return s;
}

int64_t assay_tree_blocks(int depth) { return shape_of(depth).blocks; }

// Sends `lanes` rows down as many trees side by side, block after block; `leaves` are counted from a tree's own.
#define DESCEND(name, type, is_right)                                                            \
  static inline __attribute__((always_inline)) void name(                                        \
      const type *t, shape s, const float *const *rows, const int64_t *starts, int lanes,        \
      int64_t *leaves) {                                                                         \
    int64_t first = 0, width = 1;                                                                \
    for (int lane = 0; lane < lanes; lane++) leaves[lane] = 0;                                   \
    for (int level = 0; level < s.levels; level++) {                                             \
      const int steps = level == 0 ? s.first : 4;                                                \
      int32_t places[16] = {0};                                                                  \
      for (int step = 0; step < steps; step++)                                                   \
        for (int lane = 0; lane < lanes; lane++) {                                               \
          const int64_t block = starts[lane] + first + leaves[lane];                             \
          const int32_t place = places[lane];                                                    \
          const float *row = rows[lane];                                                         \
          places[lane] = 2 * place + 1 + (is_right);                                             \
        }                                                                                        \
      for (int lane = 0; lane < lanes; lane++)                                                   \
        leaves[lane] = (leaves[lane] << steps) + places[lane] - ((1 << steps) - 1);              \
      first += width;                                                                            \
      width <<= steps;                                                                           \
    }                                                                                            \
  }

// Sixteen rows in one tree or, of the rows that are left, one row in sixteen trees.
#define SUMS(name, type, descend)                                                                \
  static void name(const type *t, const float *rows, int64_t stride, int64_t count,              \
                   double *sums) {                                                               \
    const shape s = shape_of(t->depth);                                                          \
    const int64_t grouped = count / 16 * 16;                                                     \
    const float *own[16];                                                                        \
    int64_t starts[16], leaves[16];                                                              \
    for (int64_t tree = 0; tree < t->trees; tree++) {                                            \
      const double *values = t->leaves + (tree << t->depth);                                     \
      for (int lane = 0; lane < 16; lane++) starts[lane] = tree * s.blocks;                      \
      for (int64_t row = 0; row < grouped; row += 16) {                                          \
        for (int lane = 0; lane < 16; lane++) own[lane] = rows + (row + lane) * stride;          \
        descend(t, s, own, starts, 16, leaves);                                                  \
        for (int lane = 0; lane < 16; lane++) sums[row + lane] += values[leaves[lane]];          \
      }                                                                                          \
    }                                                                                            \
    for (int64_t row = grouped; row < count; row++)                                              \
      for (int64_t tree = 0; tree < t->trees; tree += 16) {                                      \
        const int lanes = t->trees - tree < 16 ? (int)(t->trees - tree) : 16;                    \
        for (int lane = 0; lane < lanes; lane++) {                                               \
          own[lane] = rows + row * stride;                                                       \
          starts[lane] = (tree + lane) * s.blocks;                                               \
        }                                                                                        \
        descend(t, s, own, starts, lanes, leaves);                                               \
        for (int lane = 0; lane < lanes; lane++)                                                 \
          sums[row] += t->leaves[((tree + lane) << t->depth) + leaves[lane]];                    \
      }                                                                                          \
  }

static inline __attribute__((always_inline)) int beyond(const assay_planes *t, const float *row,
                                                        int64_t block, int32_t place) {
  const int64_t start = block * 16 * t->dimensions + place;
  double side = 0;
  for (int64_t at = start; at < start + 16 * (int64_t)t->dimensions; at += 16)
    side += (double)t->normals[at] * ((double)row[t->columns[at]] - (double)t->points[at]);
  return !(side <= 0);
}

DESCEND(descend_trees, assay_trees,
        !(row[t->columns[16 * block + place]] < t->thresholds[16 * block + place]))
DESCEND(descend_planes, assay_planes, beyond(t, row, block, place))
SUMS(tree_sums_portable, assay_trees, descend_trees)
SUMS(plane_sums_portable, assay_planes, descend_planes)

#if defined(__x86_64__)
// All 15 questions of a block are asked at once, and a table finds the leaf of 16 by their answers.
static uint8_t leaf_of[1 << 15];

__attribute__((constructor)) static void know_leaves(void) {
  for (uint32_t answers = 0; answers < 1 << 15; answers++) {
    uint32_t place = 0;
    for (int step = 0; step < 4; step++) place = 2 * place + 1 + (answers >> place & 1);
    leaf_of[answers] = (uint8_t)(place - 15);
  }
}

static inline __attribute__((always_inline)) ASSAY_ON_AVX512 __mmask16 before(int64_t count) {
  return count >= 16 ? 0xffff : count <= 0 ? 0 : (__mmask16)((1u << count) - 1);
}

// The numbers of a row lie in registers of 16; a lane takes the one of its column. Some rows go side by side, as
// many as there are registers for, so that none waits for the block that its answers lead to.
#define PART(i, count)                                                 \
  __m512 x##i[count];                                                  \
  for (int own = 0; own < count; own++)                                \
    x##i[own] = _mm512_maskz_loadu_ps(before(columns - 16 * i), x + own * stride + 16 * i);
#define PAIR(a, b) _mm512_permutex2var_ps(x##a[own], column, x##b[own])
#define HAS(bit) _mm512_test_epi32_mask(column, _mm512_set1_epi32(bit))
#define LOAD_16(count) PART(0, count)
#define LOAD_32(count) LOAD_16(count) PART(1, count)
#define LOAD_64(count) LOAD_32(count) PART(2, count) PART(3, count)
#define LOAD_128(count) LOAD_64(count) PART(4, count) PART(5, count) PART(6, count) PART(7, count)
#define TAKE_16 _mm512_permutexvar_ps(column, x0[own])
#define TAKE_32 PAIR(0, 1)
#define TAKE_64 _mm512_mask_mov_ps(PAIR(0, 1), HAS(32), PAIR(2, 3))
#define TAKE_128 \
  _mm512_mask_mov_ps(TAKE_64, HAS(64), _mm512_mask_mov_ps(PAIR(4, 5), HAS(32), PAIR(6, 7)))

// Sends `count` rows from `row` on down one tree.
#define TREE_ROWS(width, count)                                                              \
  {                                                                                          \
    const float *x = rows + row * stride;                                                    \
    LOAD_##width(count) uint32_t leaf[count];                                                \
    for (int own = 0; own < count; own++) {                                                  \
      const __m512i column = root_columns;                                                   \
      leaf[own] = leaf_of[_mm512_cmp_ps_mask(TAKE_##width, root, _CMP_NLT_UQ) & 0x7fff] >>   \
                  (4 - s.first);                                                             \
    }                                                                                        \
    int64_t first = 1, wide = (int64_t)1 << s.first;                                         \
    for (int level = 1; level < s.levels; level++, first += wide, wide *= 16)                \
      for (int own = 0; own < count; own++) {                                                \
        const int64_t block = 16 * (first + leaf[own]);                                      \
        const __m512i column = _mm512_loadu_si512(asked + block);                            \
        const __m512 border = _mm512_loadu_ps(thresholds + block);                           \
        leaf[own] = 16 * leaf[own] +                                                         \
                    leaf_of[_mm512_cmp_ps_mask(TAKE_##width, border, _CMP_NLT_UQ) & 0x7fff]; \
      }                                                                                      \
    for (int own = 0; own < count; own++) sums[row + own] += leaves[leaf[own]];              \
    row += count;                                                                            \
  }

#define TREES(width, together)                                                                   \
  ASSAY_ON_AVX512 static void tree_sums_##width(const assay_trees *t, const float *rows,         \
                                                int64_t stride, int64_t columns, int64_t count,  \
                                                double *sums) {                                  \
    const shape s = shape_of(t->depth);                                                          \
    for (int64_t tree = 0; tree < t->trees; tree++) {                                            \
      const float *thresholds = t->thresholds + 16 * tree * s.blocks;                            \
      const int32_t *asked = t->columns + 16 * tree * s.blocks;                                  \
      const double *leaves = t->leaves + (tree << t->depth);                                     \
      const __m512 root = _mm512_loadu_ps(thresholds);                                           \
      const __m512i root_columns = _mm512_loadu_si512(asked);                                    \
      int64_t row = 0;                                                                           \
      while (row + together <= count) TREE_ROWS(width, together)                                 \
      while (row < count) TREE_ROWS(width, 1)                                                    \
    }                                                                                            \
  }

#define PLANES(width)                                                                            \
  ASSAY_ON_AVX512 static void plane_sums_##width(const assay_planes *t, const float *rows,       \
                                                 int64_t stride, int64_t columns, int64_t count, \
                                                 double *sums) {                                 \
    const shape s = shape_of(t->depth);                                                          \
    const __m512d zero = _mm512_setzero_pd();                                                    \
    for (int64_t tree = 0; tree < t->trees; tree++) {                                            \
      const double *leaves = t->leaves + (tree << t->depth);                                     \
      for (int64_t row = 0; row < count; row++) {                                                \
        const float *x = rows + row * stride;                                                    \
        LOAD_##width(1) const int own = 0;                                                       \
        uint32_t leaf = 0;                                                                       \
        int64_t first = tree * s.blocks, wide = 1;                                               \
        for (int level = 0; level < s.levels; level++) {                                         \
          int64_t at = 16 * (first + leaf) * t->dimensions;                                      \
          __m512d low = zero, high = zero;                                                       \
          for (int k = 0; k < t->dimensions; k++, at += 16) {                                    \
            const __m512i column = _mm512_loadu_si512(t->columns + at);                          \
            const __m512 number = TAKE_##width;                                                  \
            low = _mm512_add_pd(low, offset(_mm512_castps512_ps256(number), t, at));             \
            high = _mm512_add_pd(high, offset(_mm512_extractf32x8_ps(number, 1), t, at + 8));    \
          }                                                                                      \
          const uint32_t answers = _mm512_cmp_pd_mask(low, zero, _CMP_NLE_UQ) |                  \
                                   (uint32_t)_mm512_cmp_pd_mask(high, zero, _CMP_NLE_UQ) << 8;   \
          const int steps = level == 0 ? s.first : 4;                                            \
          leaf = (leaf << steps) + (leaf_of[answers & 0x7fff] >> (4 - steps));                   \
          first += wide;                                                                         \
          wide <<= steps;                                                                        \
        }                                                                                        \
        sums[row] += leaves[leaf];                                                               \
      }                                                                                          \
    }                                                                                            \
  }

// How far eight numbers lie from the points of their planes, times the slopes there.
static inline __attribute__((always_inline)) ASSAY_ON_AVX512 __m512d offset(__m256 numbers,
                                                                            const assay_planes *t,
                                                                            int64_t at) {
  const __m512d points = _mm512_cvtps_pd(_mm256_loadu_ps(t->points + at));
  const __m512d normals = _mm512_cvtps_pd(_mm256_loadu_ps(t->normals + at));
  return _mm512_mul_pd(normals, _mm512_sub_pd(_mm512_cvtps_pd(numbers), points));
}

TREES(16, 4) TREES(32, 4) TREES(64, 4) TREES(128, 1)
PLANES(16) PLANES(32) PLANES(64) PLANES(128)
#endif

#define BY_WIDTH(what)                                                                     \
  if (columns <= 16) return what##_sums_16(t, rows, stride, columns, count, sums);         \
  if (columns <= 32) return what##_sums_32(t, rows, stride, columns, count, sums);         \
  if (columns <= 64) return what##_sums_64(t, rows, stride, columns, count, sums);         \
  if (columns <= 128) return what##_sums_128(t, rows, stride, columns, count, sums);

void assay_tree_sums(const assay_trees *t, const float *rows, int64_t stride, int64_t columns,
                     int64_t count, double *sums) {
#if defined(__x86_64__)
  if (assay_level() == ASSAY_AVX512) { BY_WIDTH(tree) }
#endif
  tree_sums_portable(t, rows, stride, count, sums);
}

void assay_plane_sums(const assay_planes *t, const float *rows, int64_t stride, int64_t columns,
                      int64_t count, double *sums) {
#if defined(__x86_64__)
  if (assay_level() == ASSAY_AVX512) { BY_WIDTH(plane) }
#endif
  plane_sums_portable(t, rows, stride, count, sums);
}
