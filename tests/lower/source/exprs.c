/* Operators, conversions and the odd expressions. */
typedef unsigned char UCHAR;
typedef unsigned char BOOLEAN;
typedef int BOOL;
struct s {
  char c;
  int n;
};

int arithmetic(int a, unsigned b, long long c, UCHAR d) {
  a += d;
  d |= 0x80;
  b <<= a;
  c = a * b - ~d;
  d = (UCHAR)c;
  a = -a % 3;
  a = (a ^ 1) & b >> 2;
  double f = a / 2.0;
  return f > 1 ? a++ + --a : +a;
}

unsigned long long constants(void) {
  int x = 3;
  return sizeof x + sizeof(struct s) + _Alignof(int) + 'a' + 0xFFFFFFFFu + sizeof(x++) +
         __builtin_offsetof(struct s, n) + (UCHAR)300 + (BOOLEAN)-1;
}

const char *names(volatile int *v) {
  (void)*v;
  *v;
  *v = *v;
  return __func__;
}

int generic(int n) {
  int (*f)(int) = _Generic(n, int: generic, default: 0);
  return f(({
    int y = n;
    y + 1;
  }));
}

int va(int n, ...) {
  __builtin_va_list list;
  __builtin_va_start(list, n);
  int value = __builtin_va_arg(list, int);
  __builtin_va_end(list);
  return value;
}

int shadow(int n) {
  {
    int n = 2;
    {
      int n = 3;
      n++;
    }
    n++;
  }
  return n;
}

int kr(a, p) int a;
char *p;
{
  return *p + a;
}

void *null(int n) { return n ? (void *)0 : 0; }
