#ifndef PACK_IN6ADDR_H
#define PACK_IN6ADDR_H
#include <basetsd.h>
#include <ntdef.h>
typedef struct in6_addr {
    union {
        UCHAR Byte[16];
        USHORT Word[8];
    } u;
} IN6_ADDR, *PIN6_ADDR, *LPIN6_ADDR;
#define in_addr6 in6_addr
#define s6_addr u.Byte
#define s6_words u.Word
#endif
