// The C++ that drivers use most: free functions, namespaces, members, references, casts.
extern "C" long DriverEntry(void *object, void *path);

namespace tools {
int twice(int n) { return 2 * n; }
static void bump(int &n) { n++; }
}  // namespace tools

class Device {
 public:
  Device(int n) : count(n), self(*this) {}
  int Get() const { return count; }
  void Set(int n);
  static int Shared();
  virtual void Stop();

 private:
  int count;
  Device &self;
};

void Device::Set(int n) {
  count = n;
  this->self.count = Get();
}

extern "C" long DriverEntry(void *object, void *path) {
  Device device(3);
  Device *pointer = &device;
  int n = 0;
  int &alias = n;
  tools::bump(n);
  alias = tools::twice(static_cast<int>(n));
  pointer->Set(n);
  device.Stop();
  Device::Shared();
  if (object != nullptr && true) return -1;
  if (int got = device.Get()) return got;
  return reinterpret_cast<long long>(path) != 0;
}
