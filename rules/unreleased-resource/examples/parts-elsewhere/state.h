/* A driver of two sources. How the parts of its state are destroyed only the one needs to know that
 * has the destructor. */
extern "C" {
#include <strmini.h>
}

void *operator new(size_t Size, POOL_TYPE Pool);
void operator delete(void *Memory);
void operator delete(void *Memory, size_t Size);

template <typename T>
class Vector {
 public:
  explicit Vector(SIZE_T Room = 0) : items_(nullptr) { Resize(Room); }
  ~Vector() { Free(); }

  void Resize(SIZE_T Room)
  {
      Free();
      if (Room != 0) {
          items_ = ExAllocatePoolWithTag(NonPagedPool, Room, 'ceV ');  // clean
      }
  }

  T *At(ULONG Index) { return static_cast<T *>(items_) + Index; }

  void Free()
  {
      if (items_ != nullptr) {
          ExFreePoolWithTag(items_, 'ceV ');
          items_ = nullptr;
      }
  }

 private:
  PVOID items_;
};

class State {
 public:
  State();
  ~State();

 private:
  Vector<ULONG> processes_;
  PVOID log_;
};
