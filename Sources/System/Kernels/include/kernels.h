// The hot loops that plain Swift cannot express, chosen at run time by what the processor has.
// Each has a portable twin in `Numerics`, and a test that both give the same answers.
#pragma once

/// The instruction set that the kernels of this process use: "portable", "avx2" or "avx512".
const char *assay_kernel_level(void);
