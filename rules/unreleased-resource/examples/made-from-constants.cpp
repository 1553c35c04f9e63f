/* What the compiler computes is there before any constructor runs, wherever in the source it
 * stands: there are pages to allocate here. */
extern "C" {
#include <strmini.h>
}

struct CapDefaults {
    ULONG Pages;
    ULONG Tag;
};

extern const CapDefaults g_Defaults[];

class CapOptions {
 public:
  CapOptions() : pages_(g_Defaults[0].Pages), tag_(g_Defaults[0].Tag) {}
  ULONG pages() const { return pages_; }
  ULONG tag() const { return tag_; }

 private:
  ULONG pages_, tag_;
};

static CapOptions g_Options;
static PVOID g_Index;
static PDRIVER_UNLOAD g_ClassUnload;

extern const CapDefaults g_Defaults[] = {{4, 'xdnI'}};

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    g_ClassUnload(DriverObject);
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data = {};
    NTSTATUS status;

    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    g_ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    if (g_Options.pages() != 0) {
        SIZE_T size = g_Options.pages() * PAGE_SIZE;
        g_Index = ExAllocatePoolWithTag(NonPagedPool, size, g_Options.tag());  // expect: unreleased-resource
    }
    return status;
}
