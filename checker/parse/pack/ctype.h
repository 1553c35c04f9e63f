#ifndef PACK_CTYPE_H
#define PACK_CTYPE_H

#ifdef __cplusplus
extern "C" {
#endif

int isalpha(int);
int isdigit(int);
int isalnum(int);
int isxdigit(int);
int isspace(int);
int isprint(int);
int isupper(int);
int islower(int);
int toupper(int);
int tolower(int);

#ifdef __cplusplus
}
#endif

#endif
