/* The compiler's intrinsics: see intrin.h. */
#include <intrin.h>
