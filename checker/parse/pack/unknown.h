/* IUnknown by its other name. */
#include <punknown.h>
