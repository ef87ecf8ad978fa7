#include "code_version.h"
