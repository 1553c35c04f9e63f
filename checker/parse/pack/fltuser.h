/* Structures that the filter manager shares with applications. */
#include <fltuserstructures.h>
