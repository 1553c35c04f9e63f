#ifndef PACK_DONTUSE_H
#define PACK_DONTUSE_H

#endif
