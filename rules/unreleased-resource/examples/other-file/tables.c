/* Destroys one table where two were created. */
#include "tables.h"

static PVOID Red, Blue;

BOOLEAN TabCreate(VOID)
{
    Red = ExAllocatePoolWithTag(NonPagedPool, 256, 'deRT'); // clean
    if (Red == NULL) {
        return FALSE;
    }
    Blue = ExAllocatePoolWithTag(NonPagedPool, 256, 'ulBT'); // expect: unreleased-resource, leaked-on-failure
    if (Blue == NULL) {
        ExFreePoolWithTag(Red, 'deRT');
        return FALSE;
    }
    return TRUE;
}

VOID TabDestroy(VOID)
{
    ExFreePoolWithTag(Red, 'deRT');
}
