#include "kernels.h"
#include "levels.h"

static int chosen = -1;

static int supported(void) {
  int level = ASSAY_PORTABLE;
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) level = ASSAY_AVX2;
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw"))
    level = ASSAY_AVX512;
#endif
  return level;
}

int assay_level(void) {
  int known = __atomic_load_n(&chosen, __ATOMIC_RELAXED);
  return known >= 0 ? known : assay_limit_level(ASSAY_AVX512);
}

int assay_limit_level(int most) {
  int level = supported();
  if (most < level) level = most;
  __atomic_store_n(&chosen, level, __ATOMIC_RELAXED);
  return level;
}

const char *assay_kernel_level(void) {
  switch (assay_level()) {
    case ASSAY_AVX512: return "avx512";
    case ASSAY_AVX2: return "avx2";
    default: return "portable";
  }
}
