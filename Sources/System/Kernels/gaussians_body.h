// What gaussians.c computes, once for each level.
#include "exponential_body.h"

ON static void AT(exponentials)(double *numbers, int64_t count) {
  int64_t i = 0;
  for (; i + 8 <= count; i += 8) PUT_DOUBLES(numbers + i) = AT(exponential)(DOUBLES(numbers + i));
  if (i == count) return;
  double rest[8] = {0};
  for (int64_t lane = 0; i + lane < count; lane++) rest[lane] = numbers[i + lane];
  PUT_DOUBLES(rest) = AT(exponential)(DOUBLES(rest));
  for (int64_t lane = 0; i + lane < count; lane++) numbers[i + lane] = rest[lane];
}

ON static void AT(float_exponentials)(float *numbers, int64_t count) {
  int64_t i = 0;
  for (; i + 16 <= count; i += 16)
    PUT_FLOATS(numbers + i) = AT(float_exponential)(FLOATS(numbers + i));
  if (i == count) return;
  float rest[16] = {0};
  for (int64_t lane = 0; i + lane < count; lane++) rest[lane] = numbers[i + lane];
  PUT_FLOATS(rest) = AT(float_exponential)(FLOATS(rest));
  for (int64_t lane = 0; i + lane < count; lane++) numbers[i + lane] = rest[lane];
}

// From products of two points, to e^(−squared distance), of at most 1.
ON INLINE Floats AT(gaussian)(Floats products, Floats square, Floats squares) {
  const Floats exponents = products + products - square - squares;
  return AT(float_decay)(exponents > 0.0f ? (Floats)0.0f : exponents);
}

ON static void AT(gaussians)(float *products, const float *squares, float square, int64_t count) {
  int64_t i = 0;
  for (; i + 16 <= count; i += 16)
    PUT_FLOATS(products + i) = AT(gaussian)(FLOATS(products + i), square, FLOATS(squares + i));
  if (i == count) return;
  float rest[2][16] = {{0}};
  for (int64_t lane = 0; i + lane < count; lane++) {
    rest[0][lane] = products[i + lane];
    rest[1][lane] = squares[i + lane];
  }
  PUT_FLOATS(rest[0]) = AT(gaussian)(FLOATS(rest[0]), square, FLOATS(rest[1]));
  for (int64_t lane = 0; i + lane < count; lane++) products[i + lane] = rest[0][lane];
}

// Squared distances of ROWS rows to the points of GROUPS groups, from the first of `groups` on.
#define DISTANCES(ROWS, GROUPS)                                                    \
  Doubles sums[ROWS][GROUPS];                                                      \
  _Pragma("unroll") for (int r = 0; r < ROWS; r++)                                 \
    _Pragma("unroll") for (int g = 0; g < GROUPS; g++) sums[r][g] = (Doubles)0.0;  \
  for (int64_t column = 0; column < columns; column++) {                           \
    Doubles points[GROUPS];                                                        \
    _Pragma("unroll") for (int g = 0; g < GROUPS; g++)                             \
      points[g] = DOUBLES(groups + (g * columns + column) * 8);                    \
    _Pragma("unroll") for (int r = 0; r < ROWS; r++) {                             \
      const Doubles number = (double)rows[r * stride + column];                    \
      _Pragma("unroll") for (int g = 0; g < GROUPS; g++) {                         \
        const Doubles difference = points[g] - number;                             \
        sums[r][g] = FMA(difference, difference, sums[r][g]);                      \
      }                                                                            \
    }                                                                              \
  }

// Adds the groups in order, however many are met at once.
#define SUMS(name, ROWS)                                                                  \
  ON static void AT(name)(const float *rows, int64_t stride, int64_t columns,             \
                          const double *lanes, const double *factors, int64_t count,      \
                          double gamma, double *answers) {                                \
    Doubles totals[ROWS];                                                                 \
    _Pragma("unroll") for (int r = 0; r < ROWS; r++) totals[r] = (Doubles)0.0;            \
    int64_t group = 0;                                                                    \
    for (; group + 4 <= count; group += 4) {                                              \
      const double *groups = lanes + group * columns * 8;                                 \
      DISTANCES(ROWS, 4)                                                                  \
      _Pragma("unroll") for (int r = 0; r < ROWS; r++)                                    \
        _Pragma("unroll") for (int g = 0; g < 4; g++)                                     \
          totals[r] = FMA(DOUBLES(factors + (group + g) * 8),                             \
                          AT(decay)(sums[r][g] * -gamma), totals[r]);                     \
    }                                                                                     \
    for (; group < count; group++) {                                                      \
      const double *groups = lanes + group * columns * 8;                                 \
      DISTANCES(ROWS, 1)                                                                  \
      _Pragma("unroll") for (int r = 0; r < ROWS; r++)                                    \
        totals[r] = FMA(DOUBLES(factors + group * 8), AT(decay)(sums[r][0] * -gamma), totals[r]); \
    }                                                                                     \
    _Pragma("unroll") for (int r = 0; r < ROWS; r++) answers[r] = LANES_ADDED(totals[r]); \
  }

SUMS(sum_of_one, 1)
SUMS(sums_of_two, 2)
#undef SUMS

ON static void AT(gaussian_sums)(const float *rows, int64_t stride, int64_t columns,
                                 int64_t count, const double *lanes, const double *factors,
                                 int64_t groups, double gamma, double *sums) {
  int64_t row = 0;
  for (; row + 2 <= count; row += 2)
    AT(sums_of_two)(rows + row * stride, stride, columns, lanes, factors, groups, gamma, sums + row);
  if (row < count)
    AT(sum_of_one)(rows + row * stride, stride, columns, lanes, factors, groups, gamma, sums + row);
}

ON static void AT(gaussians_of_row)(const float *rows, int64_t columns, const double *lanes,
                                    int64_t count, double gamma, double *answers) {
  const int64_t stride = 0;
  int64_t group = 0;
  for (; group + 4 <= count; group += 4) {
    const double *groups = lanes + group * columns * 8;
    DISTANCES(1, 4)
    _Pragma("unroll") for (int g = 0; g < 4; g++)
      PUT_DOUBLES(answers + (group + g) * 8) = AT(decay)(sums[0][g] * -gamma);
  }
  for (; group < count; group++) {
    const double *groups = lanes + group * columns * 8;
    DISTANCES(1, 1)
    PUT_DOUBLES(answers + group * 8) = AT(decay)(sums[0][0] * -gamma);
  }
}
#undef DISTANCES

// Products with GROUPS · 16 points at once, whose numbers of one column lie side by side.
#define NEXT_GAUSSIANS(GROUPS)                                                       \
  Floats products[GROUPS];                                                           \
  _Pragma("unroll") for (int g = 0; g < GROUPS; g++) products[g] = (Floats)0.0f;     \
  for (int64_t column = 0; column < columns; column++) {                             \
    const Floats number = point[column];                                             \
    const float *others = turned + column * stride + i;                              \
    _Pragma("unroll") for (int g = 0; g < GROUPS; g++)                               \
      products[g] = FMA(number, FLOATS(others + g * 16), products[g]);               \
  }                                                                                  \
  _Pragma("unroll") for (int g = 0; g < GROUPS; g++)                                 \
    PUT_FLOATS(answers + i + g * 16) =                                               \
        AT(gaussian)(products[g], square, FLOATS(squares + i + g * 16));

ON static void AT(gaussian_row)(const float *point, const float *turned, int64_t stride,
                                int64_t columns, const float *squares, float square,
                                int64_t count, float *answers) {
  int64_t i = 0;
  for (; i + 128 <= count; i += 128) {
    NEXT_GAUSSIANS(8)
  }
  for (; i + 16 <= count; i += 16) {
    NEXT_GAUSSIANS(1)
  }
  if (i == count) return;
  for (int64_t place = i; place < count; place++) {
    float product = 0;
    for (int64_t column = 0; column < columns; column++)
      product = __builtin_fmaf(point[column], turned[column * stride + place], product);
    answers[place] = product;
  }
  AT(gaussians)(answers + i, squares + i, square, count - i);
}
#undef NEXT_GAUSSIANS
