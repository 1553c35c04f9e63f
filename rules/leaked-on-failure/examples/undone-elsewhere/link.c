#include "alias.h"

VOID DropLink(VOID)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\Alias");

    IoDeleteSymbolicLink(&link);
}
