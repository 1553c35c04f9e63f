/* What a constructor was given before DriverEntry ran is asked for again at unloading, and is still what
 * it was. */
extern "C" {
#include <strmini.h>
}

class Cache {
 public:
  Cache() { memory_ = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'ehcC'); }
  bool isValid() const { return memory_ != nullptr; }
  void release()
  {
      ExFreePoolWithTag(memory_, 'ehcC');
      memory_ = nullptr;
  }

 private:
  PVOID memory_;
};

static Cache g_Cache;
static PVOID g_Index;
static PDRIVER_UNLOAD g_ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    if (g_Cache.isValid()) {
        ExFreePoolWithTag(g_Index, 'xdnI');
        g_Cache.release();
    }
    g_ClassUnload(DriverObject);
}

static NTSTATUS CapPrepare()
{
    if (!g_Cache.isValid()) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    g_Index = ExAllocatePoolWithTag(NonPagedPool, 64, 'xdnI');  // clean
    if (g_Index == nullptr) {
        g_Cache.release();
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    return STATUS_SUCCESS;
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data = {};
    NTSTATUS status = CapPrepare();

    if (!NT_SUCCESS(status)) {
        return status;
    }
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(g_Index, 'xdnI');
        g_Cache.release();
        return status;
    }
    g_ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    return status;
}
