/* Two circular lists whose heads are allocated as well. Each holds its head and one entry, which do
 * not lie in the same place: a list that is not empty is not taken for an empty one. The second list
 * is emptied, and its head forgotten. */
#include <ntddk.h>

DRIVER_INITIALIZE DriverEntry;

typedef struct _NODE {
    struct _NODE *Next;
    ULONG Number;
} NODE;

static NODE *Waiting;
static NODE *Running;

static VOID Empty(NODE *Head)
{
    while (Head->Next != Head) {
        NODE *node = Head->Next;
        Head->Next = node->Next;
        ExFreePoolWithTag(node, 'doNQ');
    }
}

static VOID Add(NODE *Head, NODE *Node, ULONG Number)
{
    if (Node == NULL) {
        return;
    }
    Node->Number = Number;
    Node->Next = Head->Next;
    Head->Next = Node;
}

static VOID NTAPI QueUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    Empty(Waiting);
    ExFreePoolWithTag(Waiting, 'doNQ');
    Empty(Running);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    Waiting = ExAllocatePoolWithTag(NonPagedPool, sizeof(NODE), 'doNQ'); // clean
    if (Waiting == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Waiting->Next = Waiting;
    Running = ExAllocatePoolWithTag(NonPagedPool, sizeof(NODE), 'doNQ'); // expect: unreleased-resource
    if (Running == NULL) {
        ExFreePoolWithTag(Waiting, 'doNQ');
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Running->Next = Running;
    Add(Waiting, ExAllocatePoolWithTag(NonPagedPool, sizeof(NODE), 'doNQ'), 1); // clean
    Add(Running, ExAllocatePoolWithTag(NonPagedPool, sizeof(NODE), 'doNQ'), 2); // clean
    DriverObject->DriverUnload = QueUnload;
    return STATUS_SUCCESS;
}
