// Includes BODY once for each level that this processor's family has. A body names its functions AT(…) and
// marks each ON; CALL picks the one of the level in use.
#include "levels.h"

#define JOINED(name, level) name##_##level

#define AT(name) JOINED(name, portable)
#define ON
#include BODY
#undef AT
#undef ON

#if defined(__x86_64__)
#define AT(name) JOINED(name, avx2)
#define ON ASSAY_ON_AVX2
#include BODY
#undef AT
#undef ON

#define AT(name) JOINED(name, avx512)
#define ON ASSAY_ON_AVX512
#include BODY
#undef AT
#undef ON

#define CALL(name, ...)                                               \
  (assay_level() == ASSAY_AVX512 ? JOINED(name, avx512)(__VA_ARGS__)  \
   : assay_level() == ASSAY_AVX2 ? JOINED(name, avx2)(__VA_ARGS__)    \
                                 : JOINED(name, portable)(__VA_ARGS__))
#else
#define CALL(name, ...) JOINED(name, portable)(__VA_ARGS__)
#endif
