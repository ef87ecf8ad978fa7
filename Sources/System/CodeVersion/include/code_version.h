// The SHA-256 over `Sources/` of this build. The launcher writes `generated.h` before it builds;
// a build without the launcher has no version of its own and says so.
#pragma once

#if __has_include("generated.h")
#include "generated.h"
#else
#define ASSAY_CODE_VERSION "development"
#endif
