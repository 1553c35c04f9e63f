/* Objects made by an operator new that takes pool: one is deleted at unloading, one is not. */
extern "C" {
#include <strmini.h>
}

void *operator new(size_t Size, POOL_TYPE Pool)
{
    return ExAllocatePoolWithTag(Pool, Size, 'weN ');  // expect: unreleased-resource
}

void operator delete(void *Memory)
{
    ExFreePoolWithTag(Memory, 'weN ');
}

void operator delete(void *Memory, size_t)
{
    ExFreePoolWithTag(Memory, 'weN ');
}

class Buffer {
 public:
  explicit Buffer(SIZE_T Size)
      : memory_(ExAllocatePoolWithTag(NonPagedPool, Size, 'fuB '))  // clean
  {
  }
  ~Buffer()
  {
      if (memory_ != nullptr) {
          ExFreePoolWithTag(memory_, 'fuB ');
      }
  }

 private:
  PVOID memory_;
};

struct Settings {
    ULONG Flags = 1;
};

static Buffer *g_Buffer;
static Settings *g_Settings;
static PDRIVER_UNLOAD g_ClassUnload;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject)
{
    delete g_Buffer;
    g_ClassUnload(DriverObject);
}

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    g_Buffer = new (NonPagedPool) Buffer(PAGE_SIZE);
    if (g_Buffer == nullptr) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    HW_INITIALIZATION_DATA data = {};
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    NTSTATUS status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        delete g_Buffer;
        return status;
    }
    g_Settings = new (NonPagedPool) Settings;
    g_ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = Unload;
    return status;
}
