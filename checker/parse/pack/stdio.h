#ifndef PACK_STDIO_H
#define PACK_STDIO_H

#include <stdarg.h>
#include <vcruntime.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _iobuf FILE;

int printf(const char *, ...);
int fprintf(FILE *, const char *, ...);
int sprintf(char *, const char *, ...);
int sprintf_s(char *, size_t, const char *, ...);
int snprintf(char *, size_t, const char *, ...);
int _snprintf(char *, size_t, const char *, ...);
int vsprintf(char *, const char *, va_list);
int vsnprintf(char *, size_t, const char *, va_list);
int _vsnprintf(char *, size_t, const char *, va_list);
int _vsnprintf_s(char *, size_t, size_t, const char *, va_list);
int sscanf(const char *, const char *, ...);
int swprintf(wchar_t *, size_t, const wchar_t *, ...);
int swprintf_s(wchar_t *, size_t, const wchar_t *, ...);
int _swprintf(wchar_t *, const wchar_t *, ...);
int _snwprintf(wchar_t *, size_t, const wchar_t *, ...);
int _vsnwprintf(wchar_t *, size_t, const wchar_t *, va_list);
int _wtoi(const wchar_t *);

#ifdef __cplusplus
}
#endif

#endif
