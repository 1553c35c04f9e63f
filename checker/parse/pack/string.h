#ifndef PACK_STRING_H
#define PACK_STRING_H

#include <vcruntime.h>

#ifdef __cplusplus
extern "C" {
#endif

void *memcpy(void *, const void *, size_t);
void *memmove(void *, const void *, size_t);
void *memset(void *, int, size_t);
int memcmp(const void *, const void *, size_t);
void *memchr(const void *, int, size_t);
size_t strlen(const char *);
size_t strnlen(const char *, size_t);
char *strcpy(char *, const char *);
char *strncpy(char *, const char *, size_t);
char *strcat(char *, const char *);
char *strncat(char *, const char *, size_t);
int strcmp(const char *, const char *);
int strncmp(const char *, const char *, size_t);
int _stricmp(const char *, const char *);
int _strnicmp(const char *, const char *, size_t);
char *strchr(const char *, int);
char *strrchr(const char *, int);
char *strstr(const char *, const char *);
char *strtok(char *, const char *);
size_t strspn(const char *, const char *);
char *_strlwr(char *);
char *_strupr(char *);
int strcpy_s(char *, size_t, const char *);
int strncpy_s(char *, size_t, const char *, size_t);
int strcat_s(char *, size_t, const char *);
int memcpy_s(void *, size_t, const void *, size_t);
int memmove_s(void *, size_t, const void *, size_t);
size_t wcslen(const wchar_t *);
size_t wcsnlen(const wchar_t *, size_t);
wchar_t *wcscpy(wchar_t *, const wchar_t *);
wchar_t *wcsncpy(wchar_t *, const wchar_t *, size_t);
wchar_t *wcscat(wchar_t *, const wchar_t *);
wchar_t *wcsncat(wchar_t *, const wchar_t *, size_t);
int wcscmp(const wchar_t *, const wchar_t *);
int wcsncmp(const wchar_t *, const wchar_t *, size_t);
int _wcsicmp(const wchar_t *, const wchar_t *);
int _wcsnicmp(const wchar_t *, const wchar_t *, size_t);
wchar_t *wcschr(const wchar_t *, wchar_t);
wchar_t *wcsrchr(const wchar_t *, wchar_t);
wchar_t *wcsstr(const wchar_t *, const wchar_t *);
wchar_t *_wcslwr(wchar_t *);
wchar_t *_wcsupr(wchar_t *);
int wcscpy_s(wchar_t *, size_t, const wchar_t *);
int wcsncpy_s(wchar_t *, size_t, const wchar_t *, size_t);
int wcscat_s(wchar_t *, size_t, const wchar_t *);

#ifdef __cplusplus
}
/* The size of an array is known where none is given. */
template <size_t n> inline int strcpy_s(char (&to)[n], const char *from) { return strcpy_s(to, n, from); }
template <size_t n> inline int strncpy_s(char (&to)[n], const char *from, size_t most) { return strncpy_s(to, n, from, most); }
template <size_t n> inline int strcat_s(char (&to)[n], const char *from) { return strcat_s(to, n, from); }
template <size_t n> inline int wcscpy_s(wchar_t (&to)[n], const wchar_t *from) { return wcscpy_s(to, n, from); }
template <size_t n> inline int wcsncpy_s(wchar_t (&to)[n], const wchar_t *from, size_t most) { return wcsncpy_s(to, n, from, most); }
template <size_t n> inline int wcscat_s(wchar_t (&to)[n], const wchar_t *from) { return wcscat_s(to, n, from); }
#endif

#endif
