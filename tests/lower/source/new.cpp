// new and delete with the operators that the source declares.
typedef unsigned long long size;
enum Pool { Paged, NonPaged };
extern "C" void *allocate(Pool pool, size bytes);
extern "C" void release(void *memory);

void *operator new(size bytes, Pool pool) { return allocate(pool, bytes); }
void *operator new[](size bytes, Pool pool) { return allocate(pool, bytes); }
inline void *operator new(size, void *place) noexcept { return place; }
void operator delete(void *memory) { release(memory); }
void operator delete(void *memory, size) { release(memory); }

struct Device {
  Device(int n) : number(n) {}
  ~Device() { release(nullptr); }
  int number;
};

struct Own {
  void *operator new(size bytes) { return allocate(Paged, bytes); }
  void operator delete(void *memory) { release(memory); }
  int a;
};

Device *make() { return new (NonPaged) Device(3); }
void unmake(Device *device) { delete device; }

void others(void *place, int n) {
  int *numbers = new (Paged) int[n];
  delete[] numbers;
  Device *there = new (place) Device(n);
  there->~Device();
  Own *own = new Own;
  delete own;
  int *one = new (Paged) int(5);
  delete one;
  Device *plain = new Device(1);
}
