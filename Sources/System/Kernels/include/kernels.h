// The hot loops that plain Swift cannot express, chosen at run time by what the processor has.
// Each gives the same answers at every level; the twins in Swift and the tests are in `Numerics`.
#pragma once
#include <stddef.h>
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

/// The least and the most of some numbers; of none, the least is the larger.
typedef struct {
  float least, most;
} assay_ends;

/// Leaves in `numbers` what a column has at some rows, in their order; NaN is neither the least nor the most.
assay_ends assay_column_ends(const float *column, int64_t stride, const ptrdiff_t *rows,
                             int64_t count, float *numbers);

/// Brings the rows to the front whose number is below `threshold`, or at most it, and, where NaN goes left, those
/// that have none; says how many they are.
int64_t assay_part(ptrdiff_t *rows, const float *numbers, int64_t count, float threshold,
                   int takes_equal, int takes_nan);

/// How many of the `count` ascending values from `starts[lane]` on lie below `numbers[lane]`, for sixteen lanes.
void assay_count_below(const float *values, int32_t count, const int64_t *starts,
                       const float *numbers, int32_t *below);

// Exponentials, by one formula of fused multiply-adds: the same bits at every level.

/// Replaces each number by e to its power: off by at most 2 units in the last place; 0 below e^−708, and
/// infinite above e^709.
void assay_exponentials(double *numbers, int64_t count);

/// As above for single precision; 0 below e^−87, and infinite above e^88.
void assay_float_exponentials(float *numbers, int64_t count);

/// e^(−gamma · squared distance) of two points, adding up the columns in order.
double assay_gaussian(const float *a, const float *b, int64_t columns, double gamma);

/// The above for one row and the points of `groups` groups: eight answers a group. Points lie in groups of
/// eight, column after column.
void assay_gaussians(const float *row, int64_t columns, const double *lanes, int64_t groups,
                     double gamma, double *answers);

/// For each of `count` rows, `stride` apart, the sum of the above, each times its factor: group after group
/// in eight lanes, which are added in pairs at the end.
void assay_gaussian_sums(const float *rows, int64_t stride, int64_t columns, int64_t count,
                         const double *lanes, const double *factors, int64_t groups, double gamma,
                         double *sums);

/// Replaces inner products of one point with others by e^(−squared distance), each at most 1; `square` and
/// `squares` are the inner products of the points with themselves.
void assay_gaussians_of_products(float *products, const float *squares, float square,
                                 int64_t count);

/// As above for a point and others whose columns lie `stride` apart in `turned`.
void assay_gaussian_row(const float *point, const float *turned, int64_t stride, int64_t columns,
                        const float *squares, float square, int64_t count, float *answers);

// The passes over all rows of a solver that moves weight between two of them.

/// Adds two rows, times what moved, to the gradients. Answers the first row with the smallest gradient among
/// those whose weight is below 1, or −1.
int64_t assay_add_rows(double *gradients, const double *weights, const float *first,
                       double first_moved, const float *second, double second_moved,
                       int64_t count, double *least);

/// Finds the last of the rows with a weight above 0 from which moving weight to the row with kernels
/// `kernels`, own kernel `own` and gradient `least` gains most, or −1; and the largest gradient of those.
int64_t assay_best_partner(const double *gradients, const double *weights, const double *diagonal,
                           const float *kernels, double own, double least, int64_t count,
                           double *most);

/// Adds a row, times a factor, to sums.
void assay_add_row(double *sums, const float *row, double factor, int64_t count);

/// Finds the first of the rows `others`, among those with a weight above 0, from which moving weight to the
/// row `first`, as far as both keep within 0 and 1, gains most; or −1. By how much the gradient of each exceeds
/// that of `first` (a product of `direction`), and the curvature, come from `features`, by fused multiply-adds
/// in eight lanes.
int64_t assay_steepest(const double *features, int64_t stride, int64_t columns,
                       const double *direction, int64_t first, const int64_t *others,
                       int64_t count, const double *weights, double *difference,
                       double *curvature);

// What lies between the products of a network, row after row without gaps.

enum { ASSAY_LINEAR, ASSAY_RELU, ASSAY_TANH, ASSAY_SIGMOID };

/// Adds biases, if there are any, to each row of sums and replaces these by what an activation makes of them.
void assay_activate(double *sums, const double *biases, int64_t rows, int64_t columns,
                    int activation);
void assay_activate_floats(float *sums, const float *biases, int64_t rows, int64_t columns,
                           int activation);

/// Differences, times `scale`, and the sum of their squares in eight lanes.
double assay_errors(const double *answers, const double *wanted, double scale, int64_t count,
                    double *slopes);
double assay_float_errors(const float *answers, const float *wanted, float scale, int64_t count,
                          float *slopes);

/// Takes slopes back through an activation whose answers these are, and through the factors of what was left
/// out, if there are any; `biases` gets their sums.
void assay_pass_slopes(double *slopes, const double *answers, const double *factors, int64_t rows,
                       int64_t columns, int activation, double *biases);
void assay_pass_float_slopes(float *slopes, const float *answers, const float *factors,
                             int64_t rows, int64_t columns, int activation, float *biases);

/// A step of Adam; every operation is rounded on its own.
void assay_adam(double *numbers, const double *slopes, double *means, double *squares,
                int64_t count, double first, double second, double epsilon, double rate,
                double correction, double kept);
void assay_float_adam(float *numbers, const float *slopes, float *means, float *squares,
                      int64_t count, float first, float second, float epsilon, float rate,
                      float correction, float kept);

/// A step of descent with momentum.
void assay_descend(double *numbers, const double *slopes, double *means, int64_t count,
                   double momentum, double rate, double kept);
void assay_float_descend(float *numbers, const float *slopes, float *means, int64_t count,
                         float momentum, float rate, float kept);

/// What a layer makes of the values of one row: each sum starts with its bias and adds up the inputs in
/// order. `weights` has a row for each input.
void assay_layer(const double *values, const double *weights, const double *biases,
                 int64_t inputs, int64_t outputs, int activation, double *answers);

/// For each row, scaled by (number − origin) · factor, the sum over the columns, in order, of the squares of
/// what a network changes. Its `layers` have as many inputs and outputs as `widths` says one after the other;
/// `numbers` holds the weights of each, then its biases. `scratch` has room for three of the widest.
void assay_returned(const float *rows, int64_t stride, int64_t count, const double *origins,
                    const double *factors, const int64_t *widths, const int32_t *activations,
                    int64_t layers, const double *numbers, double *scratch, double *errors);
