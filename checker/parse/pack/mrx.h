/* Network minidrivers: see rx.h. */
#include <rx.h>
