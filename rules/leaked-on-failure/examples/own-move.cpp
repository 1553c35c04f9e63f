/* A driver without the library has its own std::move: it hands on the object, and does no more. */
extern "C" {
#include <ntddk.h>
}

namespace std {
template <class T> struct remove_reference {
    typedef T type;
};
template <class T> struct remove_reference<T &> {
    typedef T type;
};
template <class T> constexpr typename remove_reference<T>::type &&move(T &&object) noexcept
{
    return static_cast<typename remove_reference<T>::type &&>(object);
}
}

class Buffer {
 public:
  explicit Buffer(PVOID memory) : memory_(memory) {}
  Buffer(Buffer &&other) : memory_(other.memory_) { other.memory_ = nullptr; }
  ~Buffer()
  {
      if (memory_ != nullptr) {
          ExFreePoolWithTag(memory_, 'fuB ');
      }
  }
  void Forget() { memory_ = nullptr; }

 private:
  PVOID memory_;
};

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    Buffer first(ExAllocatePoolWithTag(NonPagedPool, 64, 'fuB '));  // clean
    Buffer second(std::move(first));
    Buffer third(ExAllocatePoolWithTag(NonPagedPool, 64, 'fuB '));  // expect: leaked-on-failure
    Buffer fourth(std::move(third));
    fourth.Forget();
    return STATUS_UNSUCCESSFUL;
}
