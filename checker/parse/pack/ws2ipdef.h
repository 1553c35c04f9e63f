#include <netiodef.h>
