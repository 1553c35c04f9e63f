/* Containers of the library beside other members. Nobody knows what becomes of what is put into
 * them; what else the object holds stays known. */
extern "C" {
#include <strmini.h>
}
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

void *operator new(size_t Size)
{
    return ExAllocatePoolWithTag(NonPagedPool, Size, 'nwcC');
}

void operator delete(void *Memory)
{
    ExFreePoolWithTag(Memory, 'nwcC');
}

void operator delete(void *Memory, size_t)
{
    ExFreePoolWithTag(Memory, 'nwcC');
}

struct Channel {
    ULONG Number = 0;
};

class SpinLock {
 public:
  SpinLock() { KeInitializeSpinLock(&lock_); }
  void lock() { KeAcquireSpinLock(&lock_, &irql_); }
  void unlock() { KeReleaseSpinLock(&lock_, irql_); }

 private:
  KSPIN_LOCK lock_;
  KIRQL irql_;
};

struct State {
    SpinLock Lock;
    std::vector<std::unique_ptr<Channel>> Channels;
    std::vector<PVOID> Buffers;
    std::map<ULONG, std::wstring> Names;
    std::function<void(PVOID)> Release;
    PVOID Index = nullptr;
    PVOID Table = nullptr;
};

static State *g_State;
static PDRIVER_UNLOAD g_ClassUnload;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject)
{
    for (PVOID buffer : g_State->Buffers) {
        g_State->Release(buffer);
    }
    ExFreePoolWithTag(g_State->Index, 'xdnI');
    delete g_State;
    g_ClassUnload(DriverObject);
}

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    auto state = std::make_unique<State>();
    if (!state) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    HW_INITIALIZATION_DATA data = {};
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    NTSTATUS status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    {
        std::lock_guard<SpinLock> guard(state->Lock);
        state->Channels.push_back(std::make_unique<Channel>());  // clean
        state->Buffers.push_back(ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'fuB '));  // clean
        state->Names[1] = L"capture";
        state->Release = [](PVOID buffer) { ExFreePoolWithTag(buffer, 'fuB '); };
        state->Index = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'xdnI');  // clean
        state->Table = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'lbaT');  // expect: unreleased-resource
    }
    g_State = state.release();
    g_ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = Unload;
    return status;
}
