// What network.c computes, once for each level.
#include "exponential_body.h"

// What a layer makes of its sums with their biases, for WIDE lanes of NUMBER.
#define ACTIVATIONS(name, NUMBER, WIDE, LANES, EXPONENTIAL)                                   \
  ON INLINE WIDE AT(activated_##name)(WIDE sums, int activation) {                            \
    if (activation == ASSAY_RELU) return sums > (WIDE)0 ? sums : (WIDE)0;                     \
    if (activation == ASSAY_TANH) return 1 - 2 / (EXPONENTIAL(2 * sums) + 1);                 \
    if (activation == ASSAY_SIGMOID) return 1 / (1 + EXPONENTIAL(-sums));                     \
    return sums;                                                                              \
  }                                                                                           \
                                                                                              \
  ON INLINE void AT(activate_all_##name)(NUMBER *sums, int64_t count, int activation) {       \
    int64_t i = 0;                                                                            \
    for (; i + LANES <= count; i += LANES) {                                                  \
      WIDE part;                                                                              \
      __builtin_memcpy(&part, sums + i, sizeof part);                                         \
      part = AT(activated_##name)(part, activation);                                          \
      __builtin_memcpy(sums + i, &part, sizeof part);                                         \
    }                                                                                         \
    if (i == count) return;                                                                   \
    WIDE rest = (WIDE)0;                                                                      \
    __builtin_memcpy(&rest, sums + i, (size_t)(count - i) * sizeof(NUMBER));                  \
    rest = AT(activated_##name)(rest, activation);                                            \
    __builtin_memcpy(sums + i, &rest, (size_t)(count - i) * sizeof(NUMBER));                  \
  }                                                                                           \
                                                                                              \
  ON static void AT(activate_##name)(NUMBER *sums, const NUMBER *biases, int64_t rows,        \
                                     int64_t columns, int activation) {                       \
    if (biases)                                                                               \
      for (int64_t row = 0; row < rows; row++)                                                \
        for (int64_t column = 0; column < columns; column++)                                  \
          sums[row * columns + column] += biases[column];                                     \
    const int64_t count = rows * columns;                                                     \
    switch (activation) {                                                                     \
      case ASSAY_RELU: return AT(activate_all_##name)(sums, count, ASSAY_RELU);               \
      case ASSAY_TANH: return AT(activate_all_##name)(sums, count, ASSAY_TANH);               \
      case ASSAY_SIGMOID: return AT(activate_all_##name)(sums, count, ASSAY_SIGMOID);         \
    }                                                                                         \
  }

ACTIVATIONS(doubles, double, Doubles, 8, AT(exponential))
ACTIVATIONS(floats, float, Floats, 16, AT(float_exponential))
#undef ACTIVATIONS

#define LEARNING(name, NUMBER, EIGHT)                                                         \
  ON static double AT(errors_##name)(const NUMBER *answers, const NUMBER *wanted,             \
                                     NUMBER scale, int64_t count, NUMBER *slopes) {           \
    Doubles sums = 0.0;                                                                       \
    int64_t i = 0;                                                                            \
    for (; i + 8 <= count; i += 8) {                                                          \
      EIGHT answer, other;                                                                    \
      __builtin_memcpy(&answer, answers + i, sizeof answer);                                  \
      __builtin_memcpy(&other, wanted + i, sizeof other);                                     \
      const EIGHT difference = answer - other, slope = scale * difference;                    \
      __builtin_memcpy(slopes + i, &slope, sizeof slope);                                     \
      const Doubles wide = __builtin_convertvector(difference, Doubles);                      \
      sums += wide * wide;                                                                    \
    }                                                                                         \
    for (int lane = 0; i + lane < count; lane++) {                                            \
      const NUMBER difference = answers[i + lane] - wanted[i + lane];                         \
      slopes[i + lane] = scale * difference;                                                  \
      sums[lane] += (double)difference * (double)difference;                                  \
    }                                                                                         \
    return LANES_ADDED(sums);                                                                 \
  }                                                                                           \
                                                                                              \
  ON static void AT(pass_##name)(NUMBER *slopes, const NUMBER *answers,                       \
                                 const NUMBER *factors, int64_t rows, int64_t columns,        \
                                 int activation, NUMBER *biases) {                            \
    const int64_t count = rows * columns;                                                     \
    switch (activation) {                                                                     \
      case ASSAY_RELU:                                                                        \
        for (int64_t i = 0; i < count; i++) slopes[i] *= answers[i] > 0 ? 1 : 0;              \
        break;                                                                                \
      case ASSAY_TANH:                                                                        \
        for (int64_t i = 0; i < count; i++) slopes[i] *= 1 - answers[i] * answers[i];         \
        break;                                                                                \
      case ASSAY_SIGMOID:                                                                     \
        for (int64_t i = 0; i < count; i++) slopes[i] *= answers[i] * (1 - answers[i]);       \
        break;                                                                                \
    }                                                                                         \
    if (factors)                                                                              \
      for (int64_t i = 0; i < count; i++) slopes[i] *= factors[i];                            \
    for (int64_t column = 0; column < columns; column++) biases[column] = 0;                  \
    for (int64_t row = 0; row < rows; row++)                                                  \
      for (int64_t column = 0; column < columns; column++)                                    \
        biases[column] += slopes[row * columns + column];                                     \
  }                                                                                           \
                                                                                              \
  ON static void AT(adam_##name)(NUMBER *restrict numbers, const NUMBER *restrict slopes,     \
                                 NUMBER *restrict means, NUMBER *restrict squares,            \
                                 int64_t count, NUMBER first, NUMBER second, NUMBER epsilon,  \
                                 NUMBER rate, NUMBER correction, NUMBER kept) {               \
    for (int64_t i = 0; i < count; i++) {                                                     \
      const NUMBER slope = slopes[i];                                                         \
      means[i] = first * means[i] + (1 - first) * slope;                                      \
      squares[i] = second * squares[i] + (1 - second) * slope * slope;                        \
      const NUMBER size = __builtin_elementwise_sqrt(squares[i]) / correction + epsilon;      \
      numbers[i] = numbers[i] * kept - rate * means[i] / size;                                \
    }                                                                                         \
  }                                                                                           \
                                                                                              \
  ON static void AT(descend_##name)(NUMBER *restrict numbers, const NUMBER *restrict slopes,  \
                                    NUMBER *restrict means, int64_t count, NUMBER momentum,   \
                                    NUMBER rate, NUMBER kept) {                               \
    for (int64_t i = 0; i < count; i++) {                                                     \
      means[i] = momentum * means[i] + slopes[i];                                             \
      numbers[i] = numbers[i] * kept - rate * means[i];                                       \
    }                                                                                         \
  }

LEARNING(doubles, double, Doubles)
LEARNING(floats, float, HalfFloats)
#undef LEARNING

// Sums of GROUPS · 8 outputs, held in registers while the inputs come in order. Where there are not so many,
// the last groups are the last eight outputs again.
#define NEXT_SUMS(GROUPS)                                                                   \
  int64_t starts[GROUPS];                                                                   \
  _Pragma("unroll") for (int g = 0; g < GROUPS; g++)                                        \
    starts[g] = i + g * 8 < outputs - 8 ? i + g * 8 : outputs - 8;                          \
  Doubles sums[GROUPS];                                                                     \
  _Pragma("unroll") for (int g = 0; g < GROUPS; g++) sums[g] = DOUBLES(biases + starts[g]); \
  const double *row = weights;                                                              \
  for (int64_t input = 0; input < inputs; input++, row += outputs)                          \
    _Pragma("unroll") for (int g = 0; g < GROUPS; g++)                                      \
      sums[g] = sums[g] + values[input] * DOUBLES(row + starts[g]);                         \
  _Pragma("unroll") for (int g = 0; g < GROUPS; g++) PUT_DOUBLES(answers + starts[g]) = sums[g];

ON static void AT(layer)(const double *values, const double *weights, const double *biases,
                         int64_t inputs, int64_t outputs, int activation, double *answers) {
  int64_t i = 0;
  if (outputs < 8) {
    for (; i < outputs; i++) {
      double sum = biases[i];
      for (int64_t input = 0; input < inputs; input++)
        sum += values[input] * weights[input * outputs + i];
      answers[i] = sum;
    }
  }
  for (; i + 32 < outputs; i += 64) {
    NEXT_SUMS(8)
  }
  for (; i + 16 < outputs; i += 32) {
    NEXT_SUMS(4)
  }
  for (; i < outputs; i += 16) {
    NEXT_SUMS(2)
  }
  AT(activate_doubles)(answers, 0, 1, outputs, activation);
}
#undef NEXT_SUMS

ON static void AT(returned)(const float *rows, int64_t stride, int64_t count,
                            const double *origins, const double *factors, const int64_t *widths,
                            const int32_t *activations, int64_t layers, const double *numbers,
                            double *scratch, double *errors) {
  const int64_t columns = widths[0];
  int64_t widest = columns;
  for (int64_t layer = 1; layer <= layers; layer++)
    if (widths[layer] > widest) widest = widths[layer];
  for (int64_t row = 0; row < count; row++) {
    double *wanted = scratch, *values = scratch, *answers = scratch + widest;
    for (int64_t column = 0; column < columns; column++)
      wanted[column] = ((double)rows[row * stride + column] - origins[column]) * factors[column];
    const double *weights = numbers;
    for (int64_t layer = 0; layer < layers; layer++) {
      const int64_t inputs = widths[layer], outputs = widths[layer + 1];
      const double *biases = weights + inputs * outputs;
      AT(layer)(values, weights, biases, inputs, outputs, activations[layer], answers);
      weights = biases + outputs;
      values = answers;
      answers = scratch + (layer % 2 == 0 ? 2 : 1) * widest;
    }
    double sum = 0;
    for (int64_t column = 0; column < columns; column++) {
      const double difference = wanted[column] - values[column];
      sum += difference * difference;
    }
    errors[row] = sum;
  }
}
