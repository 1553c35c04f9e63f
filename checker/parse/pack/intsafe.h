/* Arithmetic that reports overflow, in the spelling of the kernel. */
#ifndef PACK_INTSAFE_H
#define PACK_INTSAFE_H

#include <ntintsafe.h>

#endif
