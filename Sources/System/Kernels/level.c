#include "kernels.h"

// No kernel goes beyond the portable twins yet, so there is one level.
const char *assay_kernel_level(void) { return "portable"; }
