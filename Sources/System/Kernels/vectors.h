// Vectors as wide as the widest register, which the compiler cuts for narrower ones: the same steps at
// every level. Where a formula wants a product and a sum rounded once, it says FMA; nothing else is fused.
#pragma once
#include <stdint.h>

#pragma clang fp contract(off)
// Vectors are handed from one function to another only where both are one in the end.
#pragma clang diagnostic ignored "-Wpsabi"

typedef double Doubles __attribute__((ext_vector_type(8)));
typedef int64_t Places __attribute__((ext_vector_type(8)));
typedef uint64_t DoubleBits __attribute__((ext_vector_type(8)));
typedef float HalfFloats __attribute__((ext_vector_type(8)));
typedef float Floats __attribute__((ext_vector_type(16)));
typedef int32_t FloatPlaces __attribute__((ext_vector_type(16)));
typedef uint32_t FloatBits __attribute__((ext_vector_type(16)));

// As they lie among numbers, aligned like one of them.
typedef double DoublesAt __attribute__((ext_vector_type(8), aligned(8), may_alias));
typedef float HalfFloatsAt __attribute__((ext_vector_type(8), aligned(4), may_alias));
typedef float FloatsAt __attribute__((ext_vector_type(16), aligned(4), may_alias));

#define DOUBLES(p) (*(const DoublesAt *)(p))
#define FLOATS(p) (*(const FloatsAt *)(p))
#define WIDENED(p) __builtin_convertvector(*(const HalfFloatsAt *)(p), Doubles)
#define PUT_DOUBLES(p) (*(DoublesAt *)(p))
#define PUT_FLOATS(p) (*(FloatsAt *)(p))

#define FMA __builtin_elementwise_fma
#define INLINE static inline __attribute__((always_inline))

// The lanes added: upper half onto lower half, three times.
#define LANES_ADDED(s) (((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7])))
