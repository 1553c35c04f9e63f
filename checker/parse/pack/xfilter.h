/* Addresses on Ethernet. */
#ifndef PACK_XFILTER_H
#define PACK_XFILTER_H
#define _X_FILTER_DEFS_

#include <ntdef.h>

#define ETH_LENGTH_OF_ADDRESS 6
#define ETH_IS_BROADCAST(Address) ((*(UNALIGNED USHORT *)(Address)) == 0xffff)
#define ETH_IS_MULTICAST(Address) ((BOOLEAN)(((PUCHAR)(Address))[0] & ((UCHAR)0x01)))
#define ETH_COPY_NETWORK_ADDRESS(_D, _S) RtlCopyMemory(_D, _S, ETH_LENGTH_OF_ADDRESS)
#define ETH_COMPARE_NETWORK_ADDRESSES_EQ(_A, _B, _Result) (*(_Result) = RtlCompareMemory(_A, _B, ETH_LENGTH_OF_ADDRESS) != ETH_LENGTH_OF_ADDRESS)

#endif
