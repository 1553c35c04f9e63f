#include <mmreg.h>
