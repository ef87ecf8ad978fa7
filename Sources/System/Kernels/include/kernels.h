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

/// Sums of absolute differences of `query` to `count` points whose columns lie `stride` apart, at most 8
/// columns.
void assay_absolute_distances(const float *query, const float *points, int64_t stride,
                              int64_t columns, int64_t count, double *distances);

/// How many points a leaf holds: as many as a mask has bits.
#define ASSAY_LEAF 64

/// The squared distances of a box to `count` boxes whose columns lie `stride` apart; `count` is a
/// multiple of 16. A point is a box whose lower and upper ends are the same.
void assay_box_squares(const float *lower, const float *upper, const float *lowers,
                       const float *uppers, int64_t stride, int64_t columns, int64_t count,
                       float *squares);

/// Finds for each of at most 64 queries the points of a leaf that may be near.
///
/// A query is asked unless bounds[query] > reaches[query]. A point is named if the inner product less the
/// point's half is at least the query's cut; how sums are rounded differs among levels, and the cut is to
/// allow for that. Writes each query that has near points, and the mask of them, and returns how many.
/// `leaf` holds 64 numbers a column; where it has no point, the half is NaN.
int64_t assay_near_in_leaf(const float *queries, int64_t stride, const float *bounds,
                           const float *reaches, const float *cuts, int64_t count,
                           const float *leaf, const float *halves, int64_t columns,
                           int32_t *hits, uint64_t *masks);

/// Measures the points of a leaf that `mask` names and keeps the nearest in a list of `count`, ascending
/// by distance and then by index; answers whether it kept any.
int assay_take_near(uint64_t mask, const float *query, const float *points, int64_t stride,
                    int64_t columns, const int32_t *names, double *distances, int32_t *indices,
                    int64_t count);

/// Bins of one number, each with a height: bin i holds x where ends[i] < x <= ends[i + 1].
///
/// What lies below `low` or above `high`, the ends of all bins, by at most `below` or `above` belongs to
/// the outermost bin; what lies further out has the height `outside`. (x − origin) · scale guesses the bin,
/// of which `last` is the last.
struct assay_bins {
  const float *ends;
  const double *heights;
  double low, high, below, above, outside;
  float origin, scale, last;
};

/// Adds up for each row, column after column, the heights of its numbers, which are finite.
void assay_bin_sums(const float *rows, int64_t stride, int64_t columns, int64_t count,
                    const struct assay_bins *bins, double *sums);

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
