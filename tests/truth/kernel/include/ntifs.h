/* The name by which drivers of file systems include what is in wdm.h. */
#include "wdm.h"
