/* A part of wdf.h. */
#include <wdf.h>
