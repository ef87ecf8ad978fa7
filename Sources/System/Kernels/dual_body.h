// What dual.c computes, once for each level.

ON static int64_t AT(add_rows)(double *gradients, const double *weights, const float *first,
                               double first_moved, const float *second, double second_moved,
                               int64_t count, double *least) {
  Doubles lowest = __builtin_inf();
  Places places = -1, here = {0, 1, 2, 3, 4, 5, 6, 7};
  int64_t i = 0;
  for (; i + 8 <= count; i += 8, here += 8) {
    const Doubles added = first_moved * WIDENED(first + i) + second_moved * WIDENED(second + i);
    const Doubles gradient = DOUBLES(gradients + i) + added;
    PUT_DOUBLES(gradients + i) = gradient;
    const Places better = (gradient < lowest) & (DOUBLES(weights + i) < 1.0);
    lowest = better ? gradient : lowest;
    places = better ? here : places;
  }
  double best = __builtin_inf();
  int64_t place = -1;
  for (int lane = 0; lane < 8; lane++) {
    if (places[lane] < 0 || lowest[lane] > best) continue;
    if (lowest[lane] == best && place >= 0 && places[lane] > place) continue;
    best = lowest[lane];
    place = places[lane];
  }
  for (; i < count; i++) {
    gradients[i] += first_moved * (double)first[i] + second_moved * (double)second[i];
    if (!(gradients[i] < best) || !(weights[i] < 1)) continue;
    best = gradients[i];
    place = i;
  }
  *least = best;
  return place;
}

ON INLINE Doubles AT(curvatures)(Doubles own, Doubles diagonal, Doubles kernels) {
  const Doubles curvature = own + diagonal - 2 * kernels;
  return curvature > 0.0 ? curvature : (Doubles)1e-12;
}

ON static int64_t AT(best_partner)(const double *gradients, const double *weights,
                                   const double *diagonal, const float *kernels, double own,
                                   double least, int64_t count, double *most) {
  Doubles highest = -__builtin_inf(), gains = 0.0;
  Places places = -1, here = {0, 1, 2, 3, 4, 5, 6, 7};
  int64_t i = 0;
  for (; i + 8 <= count; i += 8, here += 8) {
    const Places holds = DOUBLES(weights + i) > 0.0;
    if (!__builtin_reduce_or(holds)) continue;
    const Doubles gradient = DOUBLES(gradients + i), difference = gradient - least;
    highest = (holds & (gradient > highest)) ? gradient : highest;
    const Doubles gain = difference * difference /
                         AT(curvatures)(own, DOUBLES(diagonal + i), WIDENED(kernels + i));
    const Places better = holds & (difference > 0.0) & (gain >= gains);
    gains = better ? gain : gains;
    places = better ? here : places;
  }
  double largest = -__builtin_inf(), best = 0;
  int64_t place = -1;
  for (int lane = 0; lane < 8; lane++) {
    if (highest[lane] > largest) largest = highest[lane];
    if (gains[lane] < best || (gains[lane] == best && places[lane] < place)) continue;
    best = gains[lane];
    place = places[lane];
  }
  for (; i < count; i++) {
    if (!(weights[i] > 0)) continue;
    if (gradients[i] > largest) largest = gradients[i];
    const double difference = gradients[i] - least;
    const double curvature = own + diagonal[i] - 2 * (double)kernels[i];
    const double gain = difference * difference / (curvature > 0 ? curvature : 1e-12);
    if (!(difference > 0) || !(gain >= best)) continue;
    best = gain;
    place = i;
  }
  *most = largest;
  return place;
}

ON static void AT(add_row)(double *sums, const float *row, double factor, int64_t count) {
  int64_t i = 0;
  for (; i + 8 <= count; i += 8)
    PUT_DOUBLES(sums + i) = DOUBLES(sums + i) + factor * WIDENED(row + i);
  for (; i < count; i++) sums[i] += factor * (double)row[i];
}

ON static int64_t AT(steepest)(const double *features, int64_t stride, int64_t columns,
                               const double *direction, int64_t first, const int64_t *others,
                               int64_t count, const double *weights, double *difference,
                               double *curvature) {
  const double *one = features + first * stride;
  double best = 0;
  int64_t found = -1;
  for (int64_t place = 0; place < count; place++) {
    const int64_t second = others[place];
    if (second == first || !(weights[second] > 0)) continue;
    const double *other = features + second * stride;
    Doubles falls = 0.0, bends = 0.0;
    int64_t i = 0;
    for (; i + 8 <= columns; i += 8) {
      const Doubles step = DOUBLES(other + i) - DOUBLES(one + i);
      falls = FMA(DOUBLES(direction + i), step, falls);
      bends = FMA(step, step, bends);
    }
    for (int lane = 0; i + lane < columns; lane++) {
      const double step = other[i + lane] - one[i + lane];
      falls[lane] = __builtin_fma(direction[i + lane], step, falls[lane]);
      bends[lane] = __builtin_fma(step, step, bends[lane]);
    }
    const double fall = LANES_ADDED(falls), bend = LANES_ADDED(bends);
    if (!(fall > 0)) continue;
    double moved = fall / (bend > 0 ? bend : 1e-12);
    if (moved > 1 - weights[first]) moved = 1 - weights[first];
    if (moved > weights[second]) moved = weights[second];
    const double gain = moved * (2 * fall - moved * bend);
    if (!(gain > best)) continue;
    best = gain;
    found = second;
    *difference = fall;
    *curvature = bend;
  }
  return found;
}
