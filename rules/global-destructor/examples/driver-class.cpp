/* A driver class: its method registers, and its unload method runs the destructors of the global
 * objects from a list that their base class keeps, before it passes the call on. */
extern "C" {
#include <strmini.h>
}

class GlobalObject {
 public:
  GlobalObject() : next_(first_) { first_ = this; }
  virtual ~GlobalObject() {}
  static void destroyAll()
  {
      while (first_ != nullptr) {
          GlobalObject *object = first_;
          first_ = object->next_;
          object->destroy();
      }
  }

 protected:
  virtual void destroy() = 0;

 private:
  GlobalObject *next_;
  static GlobalObject *first_;
};

GlobalObject *GlobalObject::first_ = nullptr;

class Table : public GlobalObject {
 public:
  ~Table() override { destroy(); }
  void destroy() override
  {
      if (memory_ != nullptr) {
          ExFreePoolWithTag(memory_, 'lbaT');
          memory_ = nullptr;
      }
  }
  bool create()
  {
      memory_ = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'lbaT');
      return memory_ != nullptr;
  }

 private:
  PVOID memory_ = nullptr;
};

class Driver {
 public:
  NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath);
  void Unload(PDRIVER_OBJECT DriverObject);

 private:
  PDRIVER_UNLOAD classUnload_;
};

static Table g_Table;  // clean
static Driver g_Driver;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) { g_Driver.Unload(DriverObject); }

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

NTSTATUS Driver::DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    if (!g_Table.create()) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    HW_INITIALIZATION_DATA data = {};
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    NTSTATUS status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        GlobalObject::destroyAll();
        return status;
    }
    classUnload_ = DriverObject->DriverUnload;
    DriverObject->DriverUnload = ::Unload;
    return status;
}

void Driver::Unload(PDRIVER_OBJECT DriverObject)
{
    GlobalObject::destroyAll();
    classUnload_(DriverObject);
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return g_Driver.DriverEntry(DriverObject, RegistryPath);
}
