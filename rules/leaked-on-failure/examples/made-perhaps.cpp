/* A constructor that runs before DriverEntry does its work under a condition: both ways count. */
extern "C" {
#include <ntddk.h>
BOOLEAN CapHasCache(VOID);
}

class Cache {
 public:
  Cache() : size_(0)
  {
      if (CapHasCache()) {
          size_ = 64;
      }
  }
  ULONG size() const { return size_; }

 private:
  ULONG size_;
};

static Cache g_Cache;
static PVOID g_Index;

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    g_Index = ExAllocatePoolWithTag(NonPagedPool, 64, 'xdnI');  // expect: leaked-on-failure
    if (g_Index == nullptr) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (g_Cache.size() == 0) {
        ExFreePoolWithTag(g_Index, 'xdnI');
        return STATUS_NOT_SUPPORTED;
    }
    return STATUS_UNSUCCESSFUL;
}
