#ifndef PACK_KERNELSPECS_H
#define PACK_KERNELSPECS_H

#include <driverspecs.h>

#endif
