/* A lambda expression in a guard releases the table on every way out, until it is dismissed. */
extern "C" {
#include <strmini.h>
}

template <class F>
class ScopeExit {
 public:
  explicit ScopeExit(F f) : f_(f) {}
  ~ScopeExit()
  {
      if (armed_) {
          f_();
      }
  }
  void dismiss() { armed_ = false; }

 private:
  F f_;
  bool armed_ = true;
};

template <class F>
ScopeExit<F> atExit(F f)
{
    return ScopeExit<F>(f);
}

static PVOID g_Table;
static PVOID g_Ring;
static PDRIVER_UNLOAD g_ClassUnload;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject)
{
    ExFreePoolWithTag(g_Table, 'lbaT');
    ExFreePoolWithTag(g_Ring, 'gniR');
    g_ClassUnload(DriverObject);
}

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    g_Table = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'lbaT');  // clean
    if (g_Table == nullptr) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    auto freeTable = atExit([] { ExFreePoolWithTag(g_Table, 'lbaT'); });

    g_Ring = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'gniR');  // expect: leaked-on-failure
    if (g_Ring == nullptr) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    PVOID ring = g_Ring;
    auto freeRing = atExit([&] { ExFreePoolWithTag(ring, 'gniR'); });
    freeRing.dismiss();

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
    freeTable.dismiss();
    return status;
}
