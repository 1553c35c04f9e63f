// Arguments that a declaration gives where no call stands in the text.
int chosen();

struct Store {
  Store(int room = 7, int more = chosen());
  Store(const Store &other, int extra = 8);
  ~Store();
  void *data;
};

template <class T>
struct Row {
  explicit Row(int length = 2, int width = sizeof(T)) : bytes(length * width) {}
  int bytes;
};

struct Note {
  explicit Note(const Store &from = Store(1)) : what(from.data) {}
  void *what;
};

struct Derived : Store {
  Derived() {}
  Store member;
  Store table[2];
  Row<short> row;
};

struct Plain {
  Store part;
  int number;
};

void objects() {
  Derived derived;
  Plain plain;
  Plain copy = plain;
  Plain listed = {};
}

struct Noted {
  Noted() {}
  Note note;
};

Plain global_plain;
