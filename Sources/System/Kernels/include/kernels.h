// The hot loops that plain Swift cannot express, chosen at run time by what the processor has.
// Each gives the same answers at every level; the twins in Swift and the tests are in `Numerics`.
#pragma once
#include <stdint.h>

/// The instruction set that the kernels of this process use: "portable", "avx2" or "avx512".
const char *assay_kernel_level(void);

/// Has kernels use at most a level, counted from 0 (portable), and returns the one that they use: the
/// processor may have less. Answers stay the same, so this is for those who want to see that.
int assay_limit_level(int most);

/// Adds squared differences in eight lanes, the lanes in pairs, as `LaneSum` of Numerics does.
double assay_squared_distance(const float *a, const float *b, int64_t columns);

/// As above with absolute differences.
double assay_absolute_distance(const float *a, const float *b, int64_t columns);

/// Squared distances of `query` to `count` points whose columns lie `stride` apart, at most 8 columns.
void assay_squared_distances(const float *query, const float *points, int64_t stride,
                             int64_t columns, int64_t count, double *distances);

/// As above with absolute differences.
void assay_absolute_distances(const float *query, const float *points, int64_t stride,
                              int64_t columns, int64_t count, double *distances);

/// Finds the columns of a row of inner products that may belong to near pairs.
///
/// Writes each `column` for which product − halves[column] >= cut, or product − half >= cuts[column],
/// ascending, and returns how many. Without `cuts` only the first test is made. `hits` has room for
/// `count` + 16 numbers.
int64_t assay_near_columns(const float *products, const float *halves, const float *cuts,
                           float half, float cut, int64_t count, int32_t *hits);

/// Binary trees whose leaves all lie equally deep, 2^depth a tree.
///
/// Questions stand in blocks of 15 with room for 16, in level order: the children of *i* are 2*i* + 1 and
/// 2*i* + 2. A block asks four of its questions one after the other, the first block of a tree as many as leave
/// a multiple of four; behind it come the blocks of the next four levels from left to right, and so on. A row goes
/// left if the number in its `column` lies below the threshold. A block that has no question at a place lets rows
/// pass there by an infinite threshold.
typedef struct {
  const float *thresholds;
  const int32_t *columns;
  const double *leaves;
  int32_t trees, depth;
} assay_trees;

/// As above, but a row goes left if it does not lie beyond a plane: Σ normal · (number − point) ≤ 0 over
/// `dimensions` columns. A block has them one after the other, each for all its places.
typedef struct {
  const float *normals, *points;
  const int32_t *columns;
  const double *leaves;
  int32_t trees, depth, dimensions;
} assay_planes;

/// How many blocks a tree has.
int64_t assay_tree_blocks(int depth);

/// Adds to each of `count` sums the values of the leaves in which a row ends, tree after tree.
void assay_tree_sums(const assay_trees *trees, const float *rows, int64_t stride, int64_t columns,
                     int64_t count, double *sums);
void assay_plane_sums(const assay_planes *planes, const float *rows, int64_t stride,
                      int64_t columns, int64_t count, double *sums);

/// How many of the `count` ascending values from `starts[lane]` on lie below `numbers[lane]`, for sixteen lanes.
void assay_count_below(const float *values, int32_t count, const int64_t *starts,
                       const float *numbers, int32_t *below);
