/* What the parser drops must show. */
struct driver {
  void *Unload;
};
int work(int n);

int first(struct driver *d) {
  work(1);
  d->Missing = work;
  work(2);
  if (d->Unload == nothing_at_all(3) @) work(3);
  return work(4);
}

int whole(int n) { return n; }

int second(int n) {
  switch (n) {
    case 1 +:
      work(1);
  }
  return 0;
}
