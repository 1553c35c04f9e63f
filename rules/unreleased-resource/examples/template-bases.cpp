/* Class templates whose base classes are their parameters, or are made of them: what destroying an
 * object means follows from the arguments. */
#include <ntddk.h>

extern "C" DRIVER_INITIALIZE DriverEntry;

void *operator new(size_t size) { return ExAllocatePool2(POOL_FLAG_NON_PAGED, size, 'tlpm'); }
void operator delete(void *object) { ExFreePoolWithTag(object, 'tlpm'); }
void operator delete(void *object, size_t) { ExFreePoolWithTag(object, 'tlpm'); }

struct NoLock {
    void Lock() {}
};

struct Counter {
    LONG Count;
    Counter() : Count(0) {}
};

template <typename E, typename Access, typename Counting> class List : private Access, public Counting {
public:
    List() : Head(NULL) {}
    ~List()
    {
        if (Head != NULL) {
            ExFreePoolWithTag(Head, 'tlpm');
        }
    }
    void Push(E *entry)
    {
        Access::Lock();
        this->Count++;
        Head = entry;
    }

private:
    E *Head;
};

template <typename E> class Holder {
public:
    E *Held;
    Holder() : Held(NULL) {}
    ~Holder() { Held = NULL; /* what was held is forgotten */ }
};

template <typename E> class Owner : public Holder<E> {
public:
    ULONG Kind;
    Owner() : Kind(0) {}
};

struct Device {
    List<int, NoLock, Counter> Entries;
    Owner<int> Last;
};

static Device *g_Device;

static VOID DeviceUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    delete g_Device;
}

extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    g_Device = new Device();
    if (g_Device == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    DriverObject->DriverUnload = DeviceUnload;
    g_Device->Entries.Push((int *)ExAllocatePool2(POOL_FLAG_NON_PAGED, 4, 'tlpm')); // clean
    g_Device->Last.Held = (int *)ExAllocatePool2(POOL_FLAG_NON_PAGED, 4, 'tlpm'); // expect: unreleased-resource
    return STATUS_SUCCESS;
}
