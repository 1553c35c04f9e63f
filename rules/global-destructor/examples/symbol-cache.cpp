/* The destructor of a global object should free the cache, but nobody calls it. */
extern "C" {
#include <strmini.h>
}

namespace {

class SymbolCache {
 public:
  ~SymbolCache()
  {
      if (entries_ != nullptr) {
          ExFreePoolWithTag(entries_, 'ehcC');
      }
  }
  void add(ULONG value)
  {
      if (entries_ == nullptr) {
          entries_ = static_cast<PULONG>(ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'ehcC'));
      }
      if (entries_ != nullptr) {
          entries_[0] = value;
      }
  }

 private:
  PULONG entries_ = nullptr;
};

SymbolCache g_Cache;  // expect: global-destructor

}  // namespace

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    g_Cache.add(Srb->Status);
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data = {};

    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    return StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
}
