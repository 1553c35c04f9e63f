#ifndef PACK_MATH_H
#define PACK_MATH_H

#ifdef __cplusplus
extern "C" {
#endif

double sqrt(double);
double pow(double, double);
double floor(double);
double ceil(double);
double fabs(double);
double sin(double);
double cos(double);
double tan(double);
double atan2(double, double);
double exp(double);
double log(double);
double log10(double);
float sqrtf(float);
float fabsf(float);

#ifdef __cplusplus
}
#endif

#define M_PI 3.14159265358979323846

#endif
