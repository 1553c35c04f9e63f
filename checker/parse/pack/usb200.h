/* USB descriptors under an older name. */
#include <usbspec.h>
