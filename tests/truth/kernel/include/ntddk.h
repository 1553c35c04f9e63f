/* The name by which most drivers include what is in wdm.h. */
#include "wdm.h"
