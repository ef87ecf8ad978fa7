#include "kernels.h"
#include "levels.h"

int assay_level(void) {
  static int level = -1;
  int known = __atomic_load_n(&level, __ATOMIC_RELAXED);
  if (known >= 0) return known;
  known = ASSAY_PORTABLE;
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2")) known = ASSAY_AVX2;
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw"))
    known = ASSAY_AVX512;
#endif
  __atomic_store_n(&level, known, __ATOMIC_RELAXED);
  return known;
}

const char *assay_kernel_level(void) {
  switch (assay_level()) {
    case ASSAY_AVX512: return "avx512";
    case ASSAY_AVX2: return "avx2";
    default: return "portable";
  }
}
