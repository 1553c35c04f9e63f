/* if, the ternary, && || and !, in conditions and as values. */
typedef long NTSTATUS;
#define NT_SUCCESS(Status) (((NTSTATUS)(Status)) >= 0)
#define CHECK(Status) if (!NT_SUCCESS(Status)) return Status

int work(int n);

int plain(int a) {
  if (a)
    return 1;
  else if (a == 2)
    ;
  return 0;
}

NTSTATUS success(NTSTATUS status, int *p) {
  if (!NT_SUCCESS(status)) return status;
  CHECK(status);
  if (p && (*p > 1 || !work(1))) work(2);
  return 0;
}

int values(int a, int b) {
  int both = a && b, neither = !a;
  int chosen = a > b ? a : work(b);
  int elvis = a ?: b;
  a ? work(1) : work(2);
  return (work(3), both + neither + chosen + elvis);
}

int constant(void) {
  if (0) work(1);
  if (sizeof(int) == 4) work(2);
  return __builtin_expect(1, 1) ? 3 : 4;
}

#define LIMIT 4
#define MAKE_LIMIT(a, b) ((a) << 8 | (b))
#define VERIFY(condition) ((condition) ? 1 : 0)

/* What is told of a condition that ends in a macro does not end before it. */
int macros(int a) {
  if (a == LIMIT) return 1;
  if (!VERIFY(a >= MAKE_LIMIT(1, LIMIT))) return 2;
  return 0;
}
