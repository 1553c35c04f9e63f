/* Calls: by name, by pointer, with and without prototype, with structures, builtin ones. */
struct pair {
  int a, b;
};
typedef union {
  struct {
    unsigned LowPart;
    long HighPart;
  } u;
  long long QuadPart;
} LARGE_INTEGER;
struct pair make(int a, struct pair from);
int unprototyped();
void __fastfail(unsigned code);
__declspec(noreturn) void BugCheck(int code);
void *_InterlockedExchangePointer(void *volatile *target, void *value);
#define InterlockedExchangePointer _InterlockedExchangePointer
void unmap(LARGE_INTEGER at);

static inline int inlined(int n) { return n + 1; }

int by_name(int n, struct pair p) {
  struct pair made = make(n, p);
  implicit(n, "text");
  unprototyped(1, L"wide");
  return make(1, made).b + inlined(2);
}

struct pair give(int n) {
  struct pair p = {n};
  if (n) return p;
  return make(1, p);
}

void by_pointer(int (*f)(int), void *context) {
  int (**table)(int) = context;
  f(1);
  (*f)(2);
  table[3](4);
  ((void (*)(void))context)();
  (f ? f : 0)(5);
}

void *exchange(void *volatile *slot, LARGE_INTEGER at) {
  unmap(at);
  return InterlockedExchangePointer(slot, 0);
}

int never(int n) {
  switch (n) {
    case 1:
      BugCheck(1);
    case 2:
      __fastfail(3);
    case 3:
      __assume(0);
    default:
      __builtin_unreachable();
  }
}
