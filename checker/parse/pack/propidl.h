/* Values of properties. */
#ifndef PACK_PROPIDL_H
#define PACK_PROPIDL_H
#include <windows.h>

#ifndef PROPERTYKEY_DEFINED
#define PROPERTYKEY_DEFINED
typedef struct _tagpropertykey {
    GUID fmtid;
    DWORD pid;
} PROPERTYKEY;
#endif
typedef struct tagPROPVARIANT {
    USHORT vt;
    union {
        CHAR cVal;
        UCHAR bVal;
        SHORT iVal, boolVal;
        USHORT uiVal;
        LONG lVal;
        ULONG ulVal;
        LARGE_INTEGER hVal;
        ULARGE_INTEGER uhVal;
        float fltVal;
        double dblVal;
        FILETIME filetime;
        GUID *puuid;
        PWSTR pwszVal;
        struct {
            ULONG cElems;
            GUID *pElems;
        } cauuid;
    };
} PROPVARIANT, *LPPROPVARIANT;
enum VARENUM {
    VT_EMPTY = 0, VT_NULL = 1, VT_I2 = 2, VT_I4 = 3, VT_R4 = 4, VT_R8 = 5, VT_BOOL = 11, VT_I1 = 16, VT_UI1 = 17,
    VT_UI2 = 18, VT_UI4 = 19, VT_I8 = 20, VT_UI8 = 21, VT_LPWSTR = 31, VT_FILETIME = 64, VT_CLSID = 72,
    VT_VECTOR = 0x1000
};
#endif
