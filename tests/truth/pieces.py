"""What drivers are made of: class drivers and resources, each with the C that uses it."""

import dataclasses

from tree import Block, Line, Part, block, if_else


@dataclasses.dataclass
class Registrar:
    """How to register with a class driver. `needs` are declarations of the calling function; {d} is
    the driver object, {r} the registry path."""
    name: str
    header: str
    call: str
    needs: list
    effect: str = "overwrite"
    more: list = dataclasses.field(default_factory=list)  # lines before the call
    gives: str = "NTSTATUS"
    guards: bool = False  # the class driver may leave NULL
    first_only: bool = False  # it writes the slot at its first call only
    handle: str = ""       # type of the place {v} that keeps what names the registration
    release: str = ""      # how that is undone
    top: list = dataclasses.field(default_factory=list)


REGISTRARS = [
    Registrar("stream", "strmini.h", "StreamClassRegisterAdapter({d}, {r}, &Init)",
              ["HW_INITIALIZATION_DATA Init = {0};"],
              more=["Init.HwInitializationDataSize = sizeof(Init);"]),
    Registrar("stream", "strmini.h", "StreamClassRegisterMinidriver({d}, {r}, &Init)",
              ["HW_INITIALIZATION_DATA Init = {0};"],
              more=["Init.DeviceExtensionSize = 64;"]),
    Registrar("portcls", "portcls.h", "PcInitializeAdapterDriver({d}, {r}, {p}AddDevice)", [],
              guards=True),
    Registrar("ks", "ks.h", "KsInitializeDriver({d}, {r}, &Descriptor)",
              ["KSDEVICE_DESCRIPTOR Descriptor = {0};"], effect="empty"),
    Registrar("hid", "hidport.h", "HidRegisterMinidriver(&Registration)",
              ["HID_MINIDRIVER_REGISTRATION Registration = {0};"], effect="chain",
              more=["Registration.Revision = HID_REVISION;", "Registration.DriverObject = {d};",
                    "Registration.RegistryPath = {r};"]),
    Registrar("classpnp", "classpnp.h", "ClassInitialize({d}, {r}, &Init)",
              ["CLASS_INIT_DATA Init = {0};"], more=["Init.ClassUnload = {p}ClassUnload;"],
              gives="ULONG"),
    Registrar("classpnp-null", "classpnp.h", "ClassInitialize({d}, {r}, &Init)",
              ["CLASS_INIT_DATA Init = {0};"], more=["Init.InitializationDataSize = sizeof(Init);"],
              effect="null", gives="ULONG"),
    Registrar("storport", "storport.h", "StorPortInitialize({d}, {r}, &Init, NULL)",
              ["HW_INITIALIZATION_DATA Init = {0};"],
              more=["Init.HwInitializationDataSize = sizeof(Init);"], gives="ULONG",
              first_only=True),
    Registrar("videoport", "video.h", "VideoPortInitialize({d}, {r}, &Init, NULL)",
              ["VIDEO_HW_INITIALIZATION_DATA Init = {0};"],
              more=["Init.HwInitDataSize = sizeof(Init);"], gives="ULONG"),
    Registrar("scsiport", "srb.h", "ScsiPortInitialize({d}, {r}, &Init, NULL)",
              ["HW_INITIALIZATION_DATA Init = {0};"],
              more=["Init.HwInitializationDataSize = sizeof(Init);"], gives="ULONG"),
    Registrar("usbport", "usbmport.h", "USBPORT_RegisterUSBPortDriver({d}, 200, NULL)", [],
              effect="chain"),
    Registrar("ndis", "ndis.h", "NdisMRegisterMiniportDriver({d}, {r}, NULL, &Init, &{v})",
              ["NDIS_MINIPORT_DRIVER_CHARACTERISTICS Init = {0};"],
              more=["Init.MajorNdisVersion = 6;", "Init.UnloadHandler = {p}Halt;"],
              handle="NDIS_HANDLE", release="NdisMDeregisterMiniportDriver({v})",
              top=["VOID NTAPI {p}Halt(PDRIVER_OBJECT Driver)"]),
    Registrar("ndis-filter", "ndis.h", "NdisFRegisterFilterDriver({d}, NULL, &Init, &{v})",
              ["NDIS_FILTER_DRIVER_CHARACTERISTICS Init = {0};"], effect="leave",
              more=["Init.MajorNdisVersion = 6;"], handle="NDIS_HANDLE",
              release="NdisFDeregisterFilterDriver({v})"),
    Registrar("filter", "fltkernel.h", "FltRegisterFilter({d}, &Init, &{v})",
              ["FLT_REGISTRATION Init = {0};"],
              more=["Init.Size = sizeof(Init);", "Init.FilterUnloadCallback = {p}FilterUnload;"],
              handle="PFLT_FILTER", release="FltUnregisterFilter({v})",
              top=["NTSTATUS FLTAPI {p}FilterUnload(FLT_FILTER_UNLOAD_FLAGS Flags)"]),
    Registrar("filter-null", "fltkernel.h", "FltRegisterFilter({d}, &Init, &{v})",
              ["FLT_REGISTRATION Init = {0};"], effect="null", more=["Init.Size = sizeof(Init);"],
              handle="PFLT_FILTER", release="FltUnregisterFilter({v})"),
    Registrar("framework", "wdf.h", "WdfDriverCreate({d}, {r}, WDF_NO_OBJECT_ATTRIBUTES, &Config, NULL)",
              ["WDF_DRIVER_CONFIG Config = {0};"],
              more=["Config.Size = sizeof(Config);", "Config.EvtDriverUnload = {p}EvtUnload;"],
              top=["VOID NTAPI {p}EvtUnload(WDFDRIVER Driver)"]),
    Registrar("framework-null", "wdf.h",
              "WdfDriverCreate({d}, {r}, WDF_NO_OBJECT_ATTRIBUTES, &Config, NULL)",
              ["WDF_DRIVER_CONFIG Config = {0};"], effect="null",
              more=["Config.Size = sizeof(Config);",
                    "Config.DriverInitFlags |= WdfDriverInitNonPnpDriver;"]),
    Registrar("framework-leave", "wdf.h",
              "WdfDriverCreate({d}, {r}, WDF_NO_OBJECT_ATTRIBUTES, &Config, WDF_NO_HANDLE)",
              ["WDF_DRIVER_CONFIG Config = {0};"], effect="leave",
              more=["Config.Size = sizeof(Config);",
                    "Config.DriverInitFlags |= WdfDriverInitNoDispatchOverride;"]),
]
WEIGHTS = [8, 2, 4, 1, 5, 2, 1, 3, 2, 2, 3, 2, 1, 2, 1, 1, 1, 1]


@dataclasses.dataclass
class Resource:
    """One thing to acquire. {v} is the place that keeps it, {n} a number that no other resource has, {t} a digit,
    {d} the driver object, {p} the driver's prefix."""
    kind: str
    type: str            # of the place, None when it needs none
    acquire: str         # an expression
    outcome: str         # 'pointer', 'status', 'boolean' or 'none'
    release: str
    needs: list = dataclasses.field(default_factory=list)    # locals of the acquiring function
    before: list = dataclasses.field(default_factory=list)
    undo_needs: list = dataclasses.field(default_factory=list)
    undo_before: list = dataclasses.field(default_factory=list)
    top: list = dataclasses.field(default_factory=list)      # functions the driver has to have
    is_pointer: bool = False                                 # the place is NULL when nothing is held
    is_global: bool = False                                  # the place may not lie in other memory


_NAME = ['RtlInitUnicodeString(&Name, L"\\\\DosDevices\\\\{p}{n}");']
RESOURCES = [
    Resource("pool", "PVOID", "{v} = ExAllocatePoolWithTag(NonPagedPool, 128, '{t}xaT')", "pointer",
             "ExFreePoolWithTag({v}, '{t}xaT')", is_pointer=True),
    Resource("pool", "PUCHAR", "{v} = (PUCHAR)ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, '{t}xaT')", "pointer",
             "ExFreePool({v})", is_pointer=True),
    Resource("pool", "PULONG", "{v} = (PULONG)ExAllocatePoolWithTag(PagedPool, 32, '{t}xaT')",
             "pointer", "ExFreePool({v})", is_pointer=True),
    Resource("list", "NPAGED_LOOKASIDE_LIST",
             "ExInitializeNPagedLookasideList(&{v}, NULL, NULL, 0, 64, '{t}xaT', 0)", "none",
             "ExDeleteNPagedLookasideList(&{v})", is_global=True),
    Resource("list", "LOOKASIDE_LIST_EX",
             "ExInitializeLookasideListEx(&{v}, NULL, NULL, NonPagedPool, 0, 64, '{t}xaT', 0)",
             "status", "ExDeleteLookasideListEx(&{v})", is_global=True),
    Resource("lock", "ERESOURCE", "ExInitializeResourceLite(&{v})", "status",
             "ExDeleteResourceLite(&{v})", is_global=True),
    Resource("link", None, "IoCreateSymbolicLink(&Name, &Target)", "status",
             "IoDeleteSymbolicLink(&Name)",
             needs=["UNICODE_STRING Name;", "UNICODE_STRING Target;"],
             before=_NAME + ['RtlInitUnicodeString(&Target, L"\\\\Device\\\\{p}{n}");'],
             undo_needs=["UNICODE_STRING Name;"], undo_before=_NAME),
    Resource("device", "PDEVICE_OBJECT",
             "IoCreateDevice({d}, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &{v})", "status",
             "IoDeleteDevice({v})", is_pointer=True),
    Resource("process", None, "PsSetCreateProcessNotifyRoutine({p}Process{n}, FALSE)", "status",
             "PsSetCreateProcessNotifyRoutine({p}Process{n}, TRUE)",
             top=["VOID NTAPI {p}Process{n}(HANDLE Parent, HANDLE Process, BOOLEAN Create)"]),
    Resource("image", None, "PsSetLoadImageNotifyRoutine({p}Image{n})", "status",
             "PsRemoveLoadImageNotifyRoutine({p}Image{n})",
             top=["VOID NTAPI {p}Image{n}(PUNICODE_STRING Name, HANDLE Process, PIMAGE_INFO Info)"]),
    Resource("thread", None, "PsSetCreateThreadNotifyRoutine({p}Thread{n})", "status",
             "PsRemoveCreateThreadNotifyRoutine({p}Thread{n})",
             top=["VOID NTAPI {p}Thread{n}(HANDLE Process, HANDLE Thread, BOOLEAN Create)"]),
    Resource("registry", "LARGE_INTEGER", "CmRegisterCallback({p}Registry{n}, NULL, &{v})", "status",
             "CmUnRegisterCallback({v})",
             top=["NTSTATUS NTAPI {p}Registry{n}(PVOID Context, PVOID Class, PVOID Information)"]),
    Resource("bugcheck", "KBUGCHECK_CALLBACK_RECORD",
             'KeRegisterBugCheckCallback(&{v}, {p}BugCheck{n}, NULL, 0, (PUCHAR)"{p}")', "boolean",
             "KeDeregisterBugCheckCallback(&{v})", is_global=True,
             top=["VOID NTAPI {p}BugCheck{n}(PVOID Buffer, ULONG Length)"]),
    Resource("timer", "PEX_TIMER", "{v} = ExAllocateTimer({p}Timer{n}, NULL, 0)", "pointer",
             "ExDeleteTimer({v}, TRUE, TRUE, NULL)", is_pointer=True,
             top=["VOID NTAPI {p}Timer{n}(PEX_TIMER Timer, PVOID Context)"]),
    Resource("iospace", "PVOID", "{v} = MmMapIoSpace(Physical, 4096, MmNonCached)", "pointer",
             "MmUnmapIoSpace({v}, 4096)", needs=["PHYSICAL_ADDRESS Physical = {{0}};"],
             is_pointer=True),
    Resource("mdl", "PMDL", "{v} = IoAllocateMdl({p}Scratch, 64, FALSE, FALSE, NULL)", "pointer",
             "IoFreeMdl({v})", is_pointer=True),
    # Two of one kind from one call.
    Resource("pair", "PVOID", "{v}[Index] = ExAllocatePoolWithTag(NonPagedPool, 16, '{t}xaT')", "pair",
             "ExFreePoolWithTag({v}[Index], '{t}xaT')", needs=["ULONG Index;"],
             undo_needs=["ULONG Index;"]),
    # Memory that leads to more memory.
    Resource("context", "{P}_CONTEXT{n} *", "", "context", "", needs=["PVOID Memory{n} = NULL;"]),
    # An allocation in a function that others use too, which hands the memory out.
    Resource("pool", "PVOID", "{v} = {p}Allocate(48)", "pointer", "{p}Free({v})", is_pointer=True,
             top=["PVOID {p}Allocate(SIZE_T Size)", "VOID {p}Free(PVOID Memory)"]),
    Resource("pool", "PVOID", "{p}AllocateTo(&{v}, 48)", "status", "{p}Free({v})", is_pointer=True,
             top=["NTSTATUS {p}AllocateTo(PVOID *Memory, SIZE_T Size)", "VOID {p}Free(PVOID Memory)"]),
    Resource("key", "HANDLE", "ZwOpenKey(&{v}, KEY_READ, &Attributes)", "status", "ZwClose({v})",
             needs=["OBJECT_ATTRIBUTES Attributes = {{0}};", "UNICODE_STRING Name;"],
             before=_NAME + ["InitializeObjectAttributes(&Attributes, &Name, "
                             "OBJ_KERNEL_HANDLE, NULL, NULL);"], is_pointer=True),
]
RESOURCE_WEIGHTS = [8, 5, 3, 4, 2, 2, 5, 3, 3, 2, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 2]


def acquire_nodes(resource, names, status):
    """Acquires, and sets `status` (STATUS_SUCCESS until then) to a failure when that fails."""
    if resource.outcome == "pair":
        return _acquire_pair(resource, names, status)
    if resource.outcome == "context":
        return _acquire_context(names, status)
    if resource.outcome == "holder":
        return _acquire_holder(names, status)
    text = resource.acquire.format(**names)
    lines = [Line(line.format(**names)) for line in resource.before]
    fail = [Line(f"{status} = STATUS_INSUFFICIENT_RESOURCES;")]
    if resource.outcome == "none":
        lines += [Line(text + ";", "acquire")]
    elif resource.outcome == "status":
        lines += [Line(f"{status} = {text};", "acquire")]
    elif resource.outcome == "boolean":
        lines += [if_else(f"!{text}", fail, tag="acquire")]
    else:
        place, memory = names["v"], f"Memory{names['n']}"
        if names.get("shape") == "inline":
            lines += [if_else(f"({text}) == NULL", fail, tag="acquire")]
        elif names.get("shape") == "local":
            lines += [Line(text.replace(place + " =", f"{memory} =", 1) + ";", "acquire"),
                      if_else(f"{memory} == NULL", fail, [Line(f"{place} = {memory};")])]
        else:
            lines += [Line(text + ";", "acquire"), if_else(f"{place} == NULL", fail)]
    return lines


def _acquire_pair(resource, names, status):
    each = [Line(resource.acquire.format(**names) + ";", "acquire"),
            if_else(f"{names['v']}[Index] == NULL",
                    [Line(f"{status} = STATUS_INSUFFICIENT_RESOURCES;"), Line("break;")])]
    undo = release_nodes(resource, names, True, True)
    return [block("for (Index = 0; Index < 2; Index++)", each),
            if_else(f"!NT_SUCCESS({status})", undo)]


def _acquire_context(names, status):
    fail = Line(f"{status} = STATUS_INSUFFICIENT_RESOURCES;")
    place, tag, memory = names["v"], names["t"], f"Memory{names['n']}"
    kind = f"{names['P']}_CONTEXT{names['n']} *"
    more = [Line(f"RtlZeroMemory({memory}, sizeof(*{place}));"), Line(f"{place} = ({kind}){memory};"),
            Line(f"{place}->Buffer = ExAllocatePoolWithTag(PagedPool, 40, '{tag}xaT');", "acquire"),
            if_else(f"{place}->Buffer == NULL",
                    [Line(f"ExFreePool({place});", "release"), Line(f"{place} = NULL;"), fail])]
    return [Line(f"{memory} = ExAllocatePoolWithTag(NonPagedPool, sizeof(*{place}), '{tag}xaT');",
                 "acquire"),
            if_else(f"{memory} == NULL", [fail], more)]


def _acquire_holder(names, status):
    fail, place = Line(f"{status} = STATUS_INSUFFICIENT_RESOURCES;"), names["v"]
    return [Line(f"{place} = new (NonPagedPool) {names['P']}_HOLDER;", "acquire"),
            Block([Part(f"if ({place} == NULL) {{", [fail]), Part(f"}} else if (!{place}->IsValid()) {{", [
                Line(f"delete {place};", "release"), Line(f"{place} = NULL;"), fail])])]


def release_nodes(resource, names, is_guarded, clears):
    """Releases, when it is held if that has to be asked."""
    if resource.outcome == "pair":
        each = [Line(resource.release.format(**names) + ";", "release"),
                Line(f"{names['v']}[Index] = NULL;")]
        each = [if_else(f"{names['v']}[Index] != NULL", each, tag="guard")] if is_guarded else each
        return [block("for (Index = 0; Index < 2; Index++)", each)]
    if resource.outcome == "context":
        place = names["v"]
        lines = [Line(f"ExFreePool({place}->Buffer);", "release"), Line(f"ExFreePool({place});", "release")]
        lines += [Line(f"{place} = NULL;")]
        return [if_else(f"{place} != NULL", lines, tag="guard")] if is_guarded else lines
    lines = [Line(line.format(**names)) for line in resource.undo_before]
    lines += [Line(resource.release.format(**names) + ";", "release")]
    if clears and resource.is_pointer:
        lines += [Line(f"{names['v']} = NULL;")]
    if is_guarded and resource.is_pointer:
        return [if_else(f"{names['v']} != NULL", lines, tag="guard")]
    return lines


def stub(head):
    """A function that the driver must have; most do nothing."""
    if "Allocate(" in head:
        return block(head, [Line("return ExAllocatePoolWithTag(NonPagedPool, Size, 'pleH');", "acquire")])
    if "AllocateTo(" in head:
        return block(head, [Line("*Memory = ExAllocatePoolWithTag(NonPagedPool, Size, 'pleH');",
                                 "acquire"),
                            if_else("*Memory == NULL", [Line("return STATUS_INSUFFICIENT_RESOURCES;")]),
                            Line("return STATUS_SUCCESS;")])
    if "FreeAndClear(" in head:
        return block(head, [if_else("*Memory != NULL", [Line("ExFreePool(*Memory);", "release"),
                                                        Line("*Memory = NULL;")])])
    if "PVOID Memory)" in head:
        return block(head, [Line("ExFreePool(Memory);", "release")])
    return block(head, [Line("return STATUS_SUCCESS;")] if head.startswith("NTSTATUS") else [])
