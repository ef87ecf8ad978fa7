#include <stddef.h>

#include "kernels.h"
#include "vectors.h"

#define BODY "network_body.h"
#include "each_level.h"

void assay_activate(double *sums, const double *biases, int64_t rows, int64_t columns,
                    int activation) {
  CALL(activate_doubles, sums, biases, rows, columns, activation);
}

void assay_activate_floats(float *sums, const float *biases, int64_t rows, int64_t columns,
                           int activation) {
  CALL(activate_floats, sums, biases, rows, columns, activation);
}

double assay_errors(const double *answers, const double *wanted, double scale, int64_t count,
                    double *slopes) {
  return CALL(errors_doubles, answers, wanted, scale, count, slopes);
}

double assay_float_errors(const float *answers, const float *wanted, float scale, int64_t count,
                          float *slopes) {
  return CALL(errors_floats, answers, wanted, scale, count, slopes);
}

void assay_pass_slopes(double *slopes, const double *answers, const double *factors, int64_t rows,
                       int64_t columns, int activation, double *biases) {
  CALL(pass_doubles, slopes, answers, factors, rows, columns, activation, biases);
}

void assay_pass_float_slopes(float *slopes, const float *answers, const float *factors,
                             int64_t rows, int64_t columns, int activation, float *biases) {
  CALL(pass_floats, slopes, answers, factors, rows, columns, activation, biases);
}

void assay_adam(double *numbers, const double *slopes, double *means, double *squares,
                int64_t count, double first, double second, double epsilon, double rate,
                double correction, double kept) {
  CALL(adam_doubles, numbers, slopes, means, squares, count, first, second, epsilon, rate,
       correction, kept);
}

void assay_float_adam(float *numbers, const float *slopes, float *means, float *squares,
                      int64_t count, float first, float second, float epsilon, float rate,
                      float correction, float kept) {
  CALL(adam_floats, numbers, slopes, means, squares, count, first, second, epsilon, rate,
       correction, kept);
}

void assay_descend(double *numbers, const double *slopes, double *means, int64_t count,
                   double momentum, double rate, double kept) {
  CALL(descend_doubles, numbers, slopes, means, count, momentum, rate, kept);
}

void assay_float_descend(float *numbers, const float *slopes, float *means, int64_t count,
                         float momentum, float rate, float kept) {
  CALL(descend_floats, numbers, slopes, means, count, momentum, rate, kept);
}

void assay_layer(const double *values, const double *weights, const double *biases,
                 int64_t inputs, int64_t outputs, int activation, double *answers) {
  CALL(layer, values, weights, biases, inputs, outputs, activation, answers);
}

void assay_returned(const float *rows, int64_t stride, int64_t count, const double *origins,
                    const double *factors, const int64_t *widths, const int32_t *activations,
                    int64_t layers, const double *numbers, double *scratch, double *errors) {
  CALL(returned, rows, stride, count, origins, factors, widths, activations, layers, numbers,
       scratch, errors);
}
