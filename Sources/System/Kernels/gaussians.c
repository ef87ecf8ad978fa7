#include "kernels.h"
#include "vectors.h"

#define BODY "gaussians_body.h"
#include "each_level.h"

void assay_exponentials(double *numbers, int64_t count) { CALL(exponentials, numbers, count); }

void assay_float_exponentials(float *numbers, int64_t count) {
  CALL(float_exponentials, numbers, count);
}

void assay_gaussians_of_products(float *products, const float *squares, float square,
                                 int64_t count) {
  CALL(gaussians, products, squares, square, count);
}

void assay_gaussian_row(const float *point, const float *turned, int64_t stride, int64_t columns,
                        const float *squares, float square, int64_t count, float *answers) {
  CALL(gaussian_row, point, turned, stride, columns, squares, square, count, answers);
}

void assay_gaussian_sums(const float *rows, int64_t stride, int64_t columns, int64_t count,
                         const double *lanes, const double *factors, int64_t groups, double gamma,
                         double *sums) {
  CALL(gaussian_sums, rows, stride, columns, count, lanes, factors, groups, gamma, sums);
}

void assay_gaussians(const float *row, int64_t columns, const double *lanes, int64_t groups,
                     double gamma, double *answers) {
  CALL(gaussians_of_row, row, columns, lanes, groups, gamma, answers);
}

double assay_gaussian(const float *a, const float *b, int64_t columns, double gamma) {
  double sum = 0;
  for (int64_t column = 0; column < columns; column++) {
    const double difference = (double)b[column] - (double)a[column];
    sum = __builtin_fma(difference, difference, sum);
  }
  double exponent[8] = {sum * -gamma};
  CALL(exponentials, exponent, 8);
  return exponent[0];
}
