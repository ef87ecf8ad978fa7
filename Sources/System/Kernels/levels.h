// What the processor has, asked once.
#pragma once

enum { ASSAY_PORTABLE = 0, ASSAY_AVX2 = 1, ASSAY_AVX512 = 2 };

int assay_level(void);

#if defined(__x86_64__)
#define ASSAY_ON_AVX2 __attribute__((target("avx2,fma")))
#define ASSAY_ON_AVX512 __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw")))
#endif
