/* Members, elements, pointers: how places are named. */
typedef unsigned short USHORT;
struct inner {
  int a[4];
  unsigned flag : 3;
};
struct outer {
  struct inner in;
  union {
    int number;
    struct {
      USHORT low, high;
    };
  };
  struct inner *next;
  struct {
    int x;
  } named;
};
typedef void ROUTINE(void);
struct table {
  ROUTINE *MajorFunction[28];
  ROUTINE *DriverUnload;
};

int members(struct outer *o, struct outer v) {
  o->number = 1;
  v.high = 2;
  o->in.flag = 5;
  o->next->a[2] = v.named.x;
  struct inner copy = *o->next;
  v.in = copy;
  *o = v;
  return (&v)->in.a[o->number];
}

int pointers(int *p, char *c, int n) {
  int grid[2][3];
  int *q = grid[1];
  grid[1][2] = *p++;
  grid[0][n] = *--p;
  p[0] = p[1];
  *(p + n) = n[p];
  q -= 1;
  p += n;
  *(USHORT *)(c + 2) = 7;
  void *v = &p[n];
  return (int)(q - p) + (v == p);
}

void hooks(struct table *t, ROUTINE *one) {
  t->MajorFunction[0] = t->MajorFunction[2] = one;
  t->DriverUnload = &hooks;
  (*t->DriverUnload)();
  t->MajorFunction[0]();
  one = *one;
  one();
}

#define CONTAINING_RECORD(address, type, field) \
  ((type *)((char *)(address) - (unsigned long long)(&((type *)0)->field)))
struct outer *container(struct inner *member) {
  return CONTAINING_RECORD(member, struct outer, in);
}
