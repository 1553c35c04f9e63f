// Lambda expressions: called in place, kept in a variable, handed on.
extern "C" void release(int *what);
typedef int (*Callback)(int);
extern "C" int run(Callback callback);

template <class F>
class ScopeExit {
 public:
  explicit ScopeExit(F f) : f_(f) {}
  ~ScopeExit() {
    if (on_) f_();
  }
  void dismiss() { on_ = false; }

 private:
  F f_;
  bool on_ = true;
};

template <class F>
ScopeExit<F> at_exit(F f) {
  return ScopeExit<F>(f);
}

struct Device {
  int count;
  int bump() {
    auto add = [this](int n) { count += n; };
    add(2);
    return [=] { return count; }();
  }
};

int captures(int *a, int n) {
  int sum = 0;
  auto copy = [n, &sum, twice = n * 2] { sum = n + twice; };
  copy();
  [&] {
    sum++;
    [&] { n = sum; }();
  }();
  auto cleanup = at_exit([a] { release(a); });
  if (n > 3) cleanup.dismiss();
  auto other = at_exit([&] { release(&n); });
  return sum;
}

int plain() {
  Callback callback = [](int n) { return n + 1; };
  return run([](int n) { return n; }) + callback(1);
}

int generic(int n) {
  auto twice = [](auto v) { return v + v; };
  return twice(n);
}
