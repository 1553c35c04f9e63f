/* Nothing that DriverEntry runs comes here. */
#include <ntddk.h>
#include "parts.h"

VOID StopTable(VOID)
{
    if (Table != NULL) ExFreePoolWithTag(Table, 'traP');
    Table = NULL;
}
