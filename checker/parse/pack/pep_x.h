#include <pepfx.h>
