/* Types that do not fit: the pieces are all there, and the text says how they belong together. */
struct inner {
  int q;
};
struct outer {
  long long number;
  struct inner in;
  struct outer *next;
};
extern struct outer whole;
int work(int n);

int pieces(struct outer *o, struct inner i, void (*routine)(struct outer *)) {
  o->number = i;             /* a structure for a number */
  o->missing = routine;      /* a member that is not declared */
  o->missing->Unload = work; /* and a member of it */
  whole.lost.deeper = o;
  routine(i);  /* an argument that does not fit */
  work(1, 2);  /* too many */
  o->hook(o)->next = 0;
  if (i == o->number) return 1;
  do {
    o->number += i;
  } while (i);
  *i = 3;
  o->in = /* a comment */ o->number;
  return i;
}
