// Instances of templates: functions, members, destructors.
extern "C" void release(void *what);

template <class T>
T larger(T a, T b) {
  return a < b ? b : a;
}

template <class T>
class Holder {
 public:
  Holder(T *what) : what_(what) {}
  ~Holder() { release(what_); }
  T *operator->() const { return what_; }
  operator bool() const { return what_ != nullptr; }
  static int count() { return sizeof(T); }

 private:
  T *what_;
};

template <class T>
struct Idle {
  ~Idle() {}
  T value;
};

template <>
class Holder<char> {
 public:
  ~Holder() { release(nullptr); }
};

struct Thing {
  int number;
};

int use(Thing *thing) {
  Holder<Thing> held(thing);
  Holder<char> special;
  Idle<int> idle;
  if (!held) return Holder<Thing>::count();
  return larger(held->number, 3) + larger<char>('a', 'b');
}
