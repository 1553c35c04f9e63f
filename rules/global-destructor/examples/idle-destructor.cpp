/* The destructors of these global objects have nothing to do that anybody could miss. */
extern "C" {
#include <strmini.h>
}

class Counter {
 public:
  ~Counter() { count_ = 0; }
  void bump() { InterlockedIncrement(&count_); }

 private:
  LONG count_ = 0;
};

class Named {
 public:
  ~Named() {}
  Counter counter;
};

static Named g_Named;  // clean

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    g_Named.counter.bump();
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
