#ifndef PACK_SUPPRESS_H
#define PACK_SUPPRESS_H

#endif
