/* ATA: see irb.h. */
#include <irb.h>
