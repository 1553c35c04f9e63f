/* Types of the library in signatures: a function that returns an array, and one that swaps what two
 * pointers hold. */
extern "C" {
#include <strmini.h>
}
#include <Array>
#include <algorithm>
#include <utility>

static PVOID g_Table;
static PVOID g_Spare;

static std::array<char, 5> CapTagToString(ULONG Tag)
{
    std::array<char, 5> text{};
    for (std::size_t i = 0; i + 1 < text.size(); i++) {
        text[i] = static_cast<char>(Tag >> (8 * i));
    }
    return text;
}

static bool CapIsPrintable(const std::array<char, 5> &Text)
{
    return std::all_of(Text.begin(), Text.end(), [](char c) { return c == 0 || c >= ' '; });
}

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    auto text = CapTagToString('lbaT');
    if (text.size() != 5) {
        return STATUS_SUCCESS;
    }
    g_Table = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'lbaT');  // expect: leaked-on-failure
    if (g_Table == nullptr) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (!CapIsPrintable(text)) {
        return STATUS_UNSUCCESSFUL;
    }
    std::swap(g_Table, g_Spare);
    if (g_Table != nullptr) {
        return STATUS_UNSUCCESSFUL;
    }
    PVOID table = std::exchange(g_Spare, nullptr);

    HW_INITIALIZATION_DATA data = {};
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    NTSTATUS status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    ExFreePoolWithTag(table, 'lbaT');
    return status;
}
