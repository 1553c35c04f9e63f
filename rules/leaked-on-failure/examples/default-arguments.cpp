/* Lists begin empty because the parameter's default says so, wherever the compiler makes one without
 * a call in the text: as a member, in an array, as a base class. The object around them is what a
 * failing registration leaks. */
extern "C" {
#include <strmini.h>
}

void *operator new(size_t Size, POOL_TYPE Pool)
{
    return ExAllocatePoolWithTag(Pool, Size, 'weN ');  // expect: leaked-on-failure
}

void operator delete(void *Memory)
{
    ExFreePoolWithTag(Memory, 'weN ');
}

void operator delete(void *Memory, size_t)
{
    ExFreePoolWithTag(Memory, 'weN ');
}

template <typename T>
class Vector {
 public:
  explicit Vector(ULONG Room = 0, ULONG Each = sizeof(T))
  {
      items_ = nullptr;
      if (Room != 0) {
          items_ = static_cast<T *>(
              ExAllocatePoolWithTag(NonPagedPool, Room * Each, 'ceV '));  // clean
      }
  }
  ~Vector()
  {
      if (items_ != nullptr) {
          ExFreePoolWithTag(items_, 'ceV ');
      }
  }

 private:
  T *items_;
};

class Names {
 public:
  explicit Names(SIZE_T Bytes = 0);
  ~Names();

 private:
  PVOID text_;
};

Names::Names(SIZE_T Bytes)
    : text_(Bytes != 0 ? ExAllocatePoolWithTag(NonPagedPool, Bytes, 'maN ') : nullptr)  // clean
{
}

Names::~Names()
{
    if (text_ != nullptr) {
        ExFreePoolWithTag(text_, 'maN ');
    }
}

class Filters : public Names {
 public:
  Filters() {}

 private:
  Vector<ULONG> processes_;
  Vector<PVOID> tables_[2];
};

struct Plain {
    Names Known;
    ULONG Count;
};

static Filters *g_Filters;
static Plain *g_Plain;
static PDRIVER_UNLOAD g_ClassUnload;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject)
{
    delete g_Plain;
    delete g_Filters;
    g_ClassUnload(DriverObject);
}

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    g_Filters = new (NonPagedPool) Filters;
    if (g_Filters == nullptr) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    g_Plain = new (NonPagedPool) Plain;
    HW_INITIALIZATION_DATA data = {};
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    NTSTATUS status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    g_ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = Unload;
    return status;
}
