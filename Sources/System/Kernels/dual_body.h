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
