#ifndef PACK_WARNING_H
#define PACK_WARNING_H

#endif
