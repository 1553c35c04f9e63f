/* A driver of two sources: the tables are the other one's business. */
#include <strmini.h>

BOOLEAN TabCreate(VOID);
VOID TabDestroy(VOID);
