#include <ifdef.h>
#include <netiodef.h>
