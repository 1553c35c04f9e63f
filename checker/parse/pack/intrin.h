#ifndef PACK_INTRIN_H
#define PACK_INTRIN_H

/* Most intrinsics are built into the compiler; these are not. */
#ifdef __cplusplus
extern "C" {
#endif

void __cpuid(int[4], int);
void __cpuidex(int[4], int, int);
unsigned long long __readmsr(unsigned long);
void __writemsr(unsigned long, unsigned long long);
unsigned char __inbyte(unsigned short);
unsigned short __inword(unsigned short);
unsigned long __indword(unsigned short);
void __outbyte(unsigned short, unsigned char);
void __outword(unsigned short, unsigned short);
void __outdword(unsigned short, unsigned long);
void __halt(void);
void __wbinvd(void);
void _disable(void);
void _enable(void);

#ifdef __cplusplus
}
#endif

#endif
