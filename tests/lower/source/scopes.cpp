// Destructors run, last made first, on every way out of a scope.
extern "C" void acquire(int *what);
extern "C" void release(int *what);

class Guard {
 public:
  explicit Guard(int *what) : what_(what) { acquire(what_); }
  ~Guard() {
    if (what_ != nullptr) release(what_);
  }
  int *get() const { return what_; }

 private:
  int *what_;
};

struct Pair {
  Guard first;
  Guard second;
};

int early(int *a, int *b, int n) {
  Guard outer(a);
  if (n > 0) {
    Guard inner(b);
    return n;
  }
  return 0;
}

int loops(int *a, int n) {
  for (int i = 0; i < n; i++) {
    Guard each(a);
    if (i == 1) continue;
    if (i == 2) break;
  }
  while (n > 0) {
    Guard again(a);
    if (--n == 3) goto out;
  }
out:
  return n;
}

int temporaries(int *a, int n) {
  int *p = Guard(a).get();
  const Guard &kept = Guard(p);
  if (n > 0 && Guard(a).get() != nullptr) return 1;
  return n > 1 ? *Guard(p).get() : *kept.get();
}

Guard handed_out(int *a) {
  Guard result(a);
  return result;
}

void parts(int *a, int *b) {
  Pair pair = {Guard(a), Guard(b)};
  Guard more[2] = {Guard(a), Guard(b)};
  Guard got = handed_out(a);
}

int finally_too(int *a) {
  __try {
    Guard inside(a);
    return 1;
  } __finally {
    release(a);
  }
}
