/* Members that the compiler has to put in place: they are members all the same. */
extern "C" {
#include <strmini.h>
}

class CapBuffer {
 public:
  FORCEINLINE BOOLEAN create(ULONG tag)
  {
      memory_ = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, tag);  // expect: unreleased-resource
      return memory_ != NULL;
  }
  FORCEINLINE VOID release()
  {
      if (memory_ != NULL) {
          ExFreePool(memory_);
          memory_ = NULL;
      }
  }

 private:
  PVOID memory_;
};

static CapBuffer g_Frames, g_Index;
static PDRIVER_UNLOAD g_ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    g_Frames.release();
    /* g_Index is forgotten. */
    g_ClassUnload(DriverObject);
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data = {};
    NTSTATUS status;

    if (!g_Frames.create('marF')) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (!g_Index.create('xdnI')) {
        g_Frames.release();
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        g_Index.release();
        g_Frames.release();
        return status;
    }
    g_ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    return status;
}
