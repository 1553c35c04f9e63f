/* The framework under another port or miniport driver: see wdf.h. */
#include <wdf.h>
