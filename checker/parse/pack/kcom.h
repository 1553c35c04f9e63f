/* COM in the kernel, as far as streaming drivers use it. */
#include <stdunk.h>
