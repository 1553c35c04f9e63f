// What the compiler writes: members, bases, default initialisers, copies.
extern "C" void note(int what);

struct Part {
  Part();
  Part(const Part &other);
  ~Part();
  Part &operator=(const Part &other);
  int value = 3;
};

struct Base {
  Base(int n) : number(n) {}
  ~Base() { note(number); }
  int number;
};

struct Whole : Base {
  Whole() : Whole(1) {}
  explicit Whole(int n) : Base(n), zero(), table{1, 2} {}
  Part part;
  int zero;
  int set = 7;
  int table[3];
  int number = 8;  // hides the base's
};

struct Plain {
  int a;
  int b = 4;
  Part part;
};

int members(Whole &whole) { return whole.number + whole.Base::number; }

void copies(const Whole &from) {
  Whole fresh;
  Whole same(from);
  fresh = from;
  Part parts[2];
}

void aggregates() {
  Plain some{1};
  Plain none = {};
  auto [a, b, part] = some;
  auto &[c, d, other] = none;
  c = a;
}

struct Inner {
  union {
    int as_number;
    void *as_pointer;
  };
  Inner() : as_pointer(nullptr) {}
};

int by_default(int n, int more = 5, const int &last = 6);
int by_default(int n, int more, const int &last) { return n + more + last; }

int calls() {
  Inner inner;
  return by_default(1) + by_default(1, 2);
}

int computed(int n) {
  static int seen = n;
  static const int fixed = 4;
  static Part once;
  return seen + fixed;
}

Part global_part;
