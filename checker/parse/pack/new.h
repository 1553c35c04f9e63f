#include <new>
