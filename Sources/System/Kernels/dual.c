#include "kernels.h"
#include "vectors.h"

#define BODY "dual_body.h"
#include "each_level.h"

int64_t assay_add_rows(double *gradients, const double *weights, const float *first,
                       double first_moved, const float *second, double second_moved,
                       int64_t count, double *least) {
  return CALL(add_rows, gradients, weights, first, first_moved, second, second_moved, count, least);
}

int64_t assay_best_partner(const double *gradients, const double *weights, const double *diagonal,
                           const float *kernels, double own, double least, int64_t count,
                           double *most) {
  return CALL(best_partner, gradients, weights, diagonal, kernels, own, least, count, most);
}

void assay_add_row(double *sums, const float *row, double factor, int64_t count) {
  CALL(add_row, sums, row, factor, count);
}

int64_t assay_steepest(const double *features, int64_t stride, int64_t columns,
                       const double *direction, int64_t first, const int64_t *others,
                       int64_t count, const double *weights, double *difference,
                       double *curvature) {
  return CALL(steepest, features, stride, columns, direction, first, others, count, weights,
              difference, curvature);
}
