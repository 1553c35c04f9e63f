/* Objects of the library that own memory: released on every way out, until somebody takes it. */
extern "C" {
#include <strmini.h>
}
#include <memory>
#include <utility>

void *operator new(size_t Size)
{
    return ExAllocatePoolWithTag(NonPagedPool, Size, 'nwqU');  // expect: leaked-on-failure
}

void operator delete(void *Memory)
{
    ExFreePoolWithTag(Memory, 'nwqU');
}

void operator delete(void *Memory, size_t)
{
    ExFreePoolWithTag(Memory, 'nwqU');
}

struct Settings {
    ULONG Flags = 1;
};

struct FreePool {
    void operator()(PVOID Memory) const { ExFreePoolWithTag(Memory, 'foqU'); }
};

class Cache {
 public:
  explicit Cache(std::unique_ptr<Settings> settings) : settings_(std::move(settings)) {}

 private:
  std::unique_ptr<Settings> settings_;
};

static Settings *g_Settings;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    std::unique_ptr<Settings> settings = std::make_unique<Settings>();
    if (!settings) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    std::unique_ptr<UCHAR, FreePool> table(
        static_cast<PUCHAR>(ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'foqU')));  // clean
    if (table == nullptr) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Cache cache(std::move(settings));

    auto kept = std::make_unique<Settings>();
    g_Settings = kept.release();

    HW_INITIALIZATION_DATA data = {};
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    NTSTATUS status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    delete g_Settings;
    return status;
}
