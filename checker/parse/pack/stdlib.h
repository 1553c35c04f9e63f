#ifndef PACK_STDLIB_H
#define PACK_STDLIB_H

#include <vcruntime.h>

#ifdef __cplusplus
extern "C" {
#endif

void *malloc(size_t);
void *calloc(size_t, size_t);
void *realloc(void *, size_t);
void free(void *);
int abs(int);
int atoi(const char *);
long atol(const char *);
long long _atoi64(const char *);
long strtol(const char *, char **, int);
unsigned long strtoul(const char *, char **, int);
long wcstol(const wchar_t *, wchar_t **, int);
unsigned long wcstoul(const wchar_t *, wchar_t **, int);
char *_itoa(int, char *, int);
int rand(void);
void srand(unsigned);
void qsort(void *, size_t, size_t, int (*)(const void *, const void *));
void *bsearch(const void *, const void *, size_t, size_t, int (*)(const void *, const void *));
__declspec(noreturn) void abort(void);
__declspec(noreturn) void exit(int);
unsigned short _byteswap_ushort(unsigned short);
unsigned long _byteswap_ulong(unsigned long);
unsigned long long _byteswap_uint64(unsigned long long);

#define _countof(array) (sizeof(array) / sizeof((array)[0]))
#ifndef __cplusplus
#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))
#endif

#ifdef __cplusplus
}
#endif

#endif
