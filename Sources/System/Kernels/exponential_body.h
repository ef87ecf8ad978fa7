// e to the power of each lane, by one formula for every lane and level. The exponent is cut into a whole
// power of two and a rest of at most ln 2 / 2, whose exponential is a polynomial; adding 1.5 · 2^52 leaves
// the whole power in the lowest bits, from where it is moved up onto the exponent of the polynomial.

// For exponents of at most 0: 0 below −708, and where there is none (NaN).
ON INLINE Doubles AT(decay)(Doubles x) {
  const Doubles shifter = 0x1.8p52;
  const Doubles shifted = FMA(x, (Doubles)1.4426950408889634, shifter);
  const Doubles power = shifted - shifter;
  Doubles rest = FMA(power, (Doubles)-0x1.62e42fee00000p-1, x);
  rest = FMA(power, (Doubles)-0x1.a39ef35793c76p-33, rest);
  // 1 + r + r² q(r), where q meets (e^r − 1 − r) / r² at ten Chebyshev points.
  Doubles sum = 0x1.af38a9b0ec855p-26;
  sum = FMA(sum, rest, (Doubles)0x1.289185613a3d6p-22);
  sum = FMA(sum, rest, (Doubles)0x1.71de0dae63bb3p-19);
  sum = FMA(sum, rest, (Doubles)0x1.a019b90d2ae7ap-16);
  sum = FMA(sum, rest, (Doubles)0x1.a01a01a7c41d5p-13);
  sum = FMA(sum, rest, (Doubles)0x1.6c16c1788bd90p-10);
  sum = FMA(sum, rest, (Doubles)0x1.11111111109b3p-7);
  sum = FMA(sum, rest, (Doubles)0x1.5555555553d63p-5);
  sum = FMA(sum, rest, (Doubles)0x1.5555555555556p-3);
  sum = FMA(sum, rest, (Doubles)0x1.0000000000001p-1);
  sum = FMA(sum, rest, (Doubles)1);
  sum = FMA(sum, rest, (Doubles)1);
  const DoubleBits raised = (DoubleBits)sum + ((DoubleBits)shifted << 52);
  return (Doubles)(raised & (DoubleBits)(x >= -708.0));
}

// For any exponent: infinite above 709, NaN where there is none.
ON INLINE Doubles AT(exponential)(Doubles x) {
  const Doubles answer = x > 709.0 ? (Doubles)__builtin_inf() : AT(decay)(x);
  return x != x ? x : answer;
}

// For exponents of at most 0: 0 below −87, and where there is none (NaN).
ON INLINE Floats AT(float_decay)(Floats x) {
  const Floats shifter = 0x1.8p23f;
  const Floats shifted = FMA(x, (Floats)1.44269504f, shifter);
  const Floats power = shifted - shifter;
  Floats rest = FMA(power, (Floats)-0x1.62e4p-1f, x);
  rest = FMA(power, (Floats)-0x1.7f7d1cp-20f, rest);
  Floats sum = 1.0f / 5040;
  sum = FMA(sum, rest, (Floats)(1.0f / 720));
  sum = FMA(sum, rest, (Floats)(1.0f / 120));
  sum = FMA(sum, rest, (Floats)(1.0f / 24));
  sum = FMA(sum, rest, (Floats)(1.0f / 6));
  sum = FMA(sum, rest, (Floats)0.5f);
  sum = FMA(sum, rest, (Floats)1);
  sum = FMA(sum, rest, (Floats)1);
  const FloatBits raised = (FloatBits)sum + ((FloatBits)shifted << 23);
  return (Floats)(raised & (FloatBits)(x >= -87.0f));
}

// For any exponent: infinite above 88, NaN where there is none.
ON INLINE Floats AT(float_exponential)(Floats x) {
  const Floats answer = x > 88.0f ? (Floats)__builtin_inff() : AT(float_decay)(x);
  return x != x ? x : answer;
}
