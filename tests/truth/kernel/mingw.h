/* Included before the sources of drivers that are read with mingw-w64's headers: what those define
 * as an access to memory that the host does not have. */
#include <wdm.h>
#undef KeQuerySystemTime
VOID NTAPI KeQuerySystemTime(PLARGE_INTEGER Time);
