/* Class drivers by contract: what each registration routine does to DriverUnload when it succeeds
 * and when it fails. */
#include <stdlib.h>

#include "kernel.h"

#include "classpnp.h"
#include "fltkernel.h"
#include "hidport.h"
#include "ks.h"
#include "ndis.h"
#include "portcls.h"
#include "strmini.h"
#include "usbmport.h"
#include "wdf.h"

typedef enum Effect { OVERWRITE, OVERWRITE_NULL, CHAIN, LEAVE } Effect;
typedef enum Failure { UNTOUCHED, TOUCHED, EITHER } Failure;

struct Contract {
  const char *routine;
  Failure on_failure;
  bool first_call_only;
  bool empty;    /* the class routine does nothing */
  bool nullable; /* NULL may stand where the class routine would */
  bool has_callback;
};

static const Contract stream = {"StreamClassRegisterAdapter", EITHER, false, false, false, false};
static const Contract usbcamd = {"USBCAMD_DriverEntry", EITHER, false, false, false, false};
static const Contract portcls = {"PcInitializeAdapterDriver", EITHER, false, false, true, false};
static const Contract ks = {"KsInitializeDriver", UNTOUCHED, false, true, false, false};
static const Contract hid = {"HidRegisterMinidriver", UNTOUCHED, false, false, false, false};
static const Contract classpnp = {"ClassInitialize", UNTOUCHED, false, false, false, true};
static const Contract storport = {"StorPortInitialize", EITHER, true, false, false, false};
static const Contract scsiport = {"ScsiPortInitialize", EITHER, false, false, false, false};
static const Contract usbport = {
    "USBPORT_RegisterUSBPortDriver", UNTOUCHED, false, false, false, false};
static const Contract ndis = {"NdisMRegisterMiniportDriver", EITHER, false, false, false, true};
static const Contract ndis_filter = {
    "NdisFRegisterFilterDriver", UNTOUCHED, false, false, false, false};
static const Contract filter = {"FltRegisterFilter", UNTOUCHED, false, false, false, true};
static const Contract framework = {"WdfDriverCreate", EITHER, false, false, false, true};
static const Contract videoport = {"VideoPortInitialize", EITHER, false, false, false, false};

Registration registrations[REGISTRATIONS_MAX];
static int registration_count;

/* The class drivers' routines ------------------------------------------------------------------ */

/* One class driver has one routine: when it has registered the driver by one call several times,
 * that is called for all of them. */
static void call_alike(int id) {
  registrations[id].was_called = true;
  for (int i = 0; i < registration_count; i++) {
    const Registration *r = &registrations[i];
    bool is_same = r->contract == registrations[id].contract && r->site == registrations[id].site;
    if (is_same && registrations[id].succeeded) registrations[i].was_called = true;
  }
}

static void run_class(int id, PDRIVER_OBJECT DriverObject, uintptr_t call) {
  note("class-routine", call, registrations[id].contract->routine);
  if (kernel.phase == PHASE_UNLOAD) {
    call_alike(id);
    if (call >= kernel.image_start && call < kernel.image_end && kernel.probe == NULL)
      violation(CALLS_CLASS, call);
  }
  if (registrations[id].chained == NULL) return;
  registrations[id].chained(DriverObject);
}

#define CLASS_ROUTINE(id)                                                    \
  static void NTAPI class_routine_##id(PDRIVER_OBJECT DriverObject) {        \
    run_class(id, DriverObject, (uintptr_t)__builtin_return_address(0) - 1); \
  }
CLASS_ROUTINE(0)
CLASS_ROUTINE(1)
CLASS_ROUTINE(2)
CLASS_ROUTINE(3)
CLASS_ROUTINE(4)
CLASS_ROUTINE(5)
CLASS_ROUTINE(6)
CLASS_ROUTINE(7)
CLASS_ROUTINE(8)
CLASS_ROUTINE(9)
CLASS_ROUTINE(10)
CLASS_ROUTINE(11)

static PDRIVER_UNLOAD const class_routines[REGISTRATIONS_MAX] = {
    class_routine_0, class_routine_1, class_routine_2,  class_routine_3,
    class_routine_4, class_routine_5, class_routine_6,  class_routine_7,
    class_routine_8, class_routine_9, class_routine_10, class_routine_11};

PDRIVER_UNLOAD class_routine(int id) { return class_routines[id]; }

int class_of(PDRIVER_UNLOAD routine) {
  for (int id = 0; id < REGISTRATIONS_MAX; id++) {
    if (class_routines[id] == routine) return id;
  }
  return -1;
}

bool registrations_overwrote(void) {
  for (int id = 0; id < registration_count; id++) {
    if (registrations[id].has_overwritten) return true;
  }
  return false;
}

bool contract_is_empty(const Contract *contract) { return contract->empty; }
bool contract_misses_unload(const Contract *contract) {
  return contract != &hid && contract != &usbport && !contract->has_callback;
}

/* Whose documented exit the unload routine has taken. */
static const Contract *left[4];
static int left_count;

static void leave(const Contract *contract) {
  if (kernel.phase == PHASE_UNLOAD && left_count < 4) left[left_count++] = contract;
}

bool contract_has_left(const Contract *contract) {
  for (int i = 0; i < left_count; i++) {
    if (left[i] == contract) return true;
  }
  return false;
}

/* Registering ---------------------------------------------------------------------------------- */

static void write_slot(int id, Effect effect, bool succeeds, bool is_null) {
  switch (effect) {
    case OVERWRITE:
      slot_overwrite(id, succeeds, is_null);
      break;
    case OVERWRITE_NULL:
      slot_overwrite(id, succeeds, true);
      break;
    case CHAIN:
      slot_chain(id, succeeds);
      break;
    case LEAVE:
      break;
  }
}

static NTSTATUS registers(const Contract *contract, PVOID driver_object, Effect effect) {
  if (driver_object != kernel.driver_object) {
    defect("registers another object", kernel.call_site);
    end_way();
  }
  if (registration_count == REGISTRATIONS_MAX) {
    kernel.shared->is_incomplete = true;
    end_way();
  }
  bool acts = true;
  for (int i = 0; i < registration_count && contract->first_call_only; i++) {
    if (registrations[i].contract == contract && registrations[i].succeeded) acts = false;
  }
  /* 0 fails and leaves the slot, 1 succeeds, then what the contract allows besides. */
  enum { FAILS, SUCCEEDS, FAILS_AND_WRITES, SUCCEEDS_WITH_NULL } ways[4] = {FAILS, SUCCEEDS};
  int count = 2;
  if (acts && contract->on_failure == TOUCHED) ways[0] = FAILS_AND_WRITES;
  if (acts && contract->on_failure == EITHER && effect != LEAVE) ways[count++] = FAILS_AND_WRITES;
  if (acts && contract->nullable) ways[count++] = SUCCEEDS_WITH_NULL;
  uintptr_t site = kernel.call_site;
  int way = (int)ways[choose(count, contract->routine)];
  if (way == FAILS) {
    note("registration-fails", site, contract->routine);
    return STATUS_DEVICE_CONFIGURATION_ERROR;
  }
  int id = registration_count++;
  bool succeeds = way != FAILS_AND_WRITES;
  registrations[id] = (Registration){.contract = contract, .site = site, .succeeded = succeeds};
  note(succeeds ? "registered" : "registration-fails", site, contract->routine);
  if (way == SUCCEEDS_WITH_NULL) kernel.is_null_variant = true;
  if (acts) write_slot(id, effect, succeeds, way == SUCCEEDS_WITH_NULL);
  return succeeds ? STATUS_SUCCESS : STATUS_DEVICE_CONFIGURATION_ERROR;
}

NTSTATUS NTAPI StreamClassRegisterAdapter(PVOID DriverObject, PVOID RegistryPath,
                                          PHW_INITIALIZATION_DATA Data) {
  ENTER();
  (void)RegistryPath;
  NTSTATUS status = registers(&stream, DriverObject, OVERWRITE);
  if (NT_SUCCESS(status) && !kernel.skips_devices)
    devices_note(((PHW_INITIALIZATION_DATA)Data)->HwReceivePacket);
  return status;
}

#undef StreamClassRegisterMinidriver
NTSTATUS NTAPI StreamClassRegisterMinidriver(PVOID DriverObject, PVOID RegistryPath, PVOID Data) {
  ENTER();
  (void)RegistryPath;
  NTSTATUS status = registers(&stream, DriverObject, OVERWRITE);
  if (NT_SUCCESS(status) && !kernel.skips_devices)
    devices_note(((PHW_INITIALIZATION_DATA)Data)->HwReceivePacket);
  return status;
}

ULONG NTAPI USBCAMD_DriverEntry(PVOID DriverObject, PVOID RegistryPath, ULONG Device, ULONG Frame,
                                PVOID Receive) {
  ENTER();
  (void)RegistryPath, (void)Device, (void)Frame, (void)Receive;
  return (ULONG)registers(&usbcamd, DriverObject, OVERWRITE);
}

NTSTATUS NTAPI PcInitializeAdapterDriver(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath,
                                         PDRIVER_ADD_DEVICE AddDevice) {
  ENTER();
  (void)RegistryPath, (void)AddDevice;
  return registers(&portcls, DriverObject, OVERWRITE);
}

NTSTATUS NTAPI KsInitializeDriver(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath,
                                  const KSDEVICE_DESCRIPTOR *Descriptor) {
  ENTER();
  (void)RegistryPath, (void)Descriptor;
  return registers(&ks, DriverObject, OVERWRITE);
}

NTSTATUS NTAPI HidRegisterMinidriver(PHID_MINIDRIVER_REGISTRATION Registration) {
  ENTER();
  return registers(&hid, Registration->DriverObject, CHAIN);
}

ULONG NTAPI ClassInitialize(PVOID DriverObject, PVOID RegistryPath, PCLASS_INIT_DATA Data) {
  ENTER();
  (void)RegistryPath;
  return (ULONG)registers(&classpnp, DriverObject,
                          Data->ClassUnload != NULL ? OVERWRITE : OVERWRITE_NULL);
}

ULONG NTAPI StorPortInitialize(PVOID DriverObject, PVOID RegistryPath, PVOID Data, PVOID Unused) {
  ENTER();
  (void)RegistryPath, (void)Data, (void)Unused;
  return (ULONG)registers(&storport, DriverObject, OVERWRITE);
}

ULONG NTAPI ScsiPortInitialize(PVOID DriverObject, PVOID RegistryPath, PVOID Data, PVOID Context) {
  ENTER();
  (void)RegistryPath, (void)Data, (void)Context;
  return (ULONG)registers(&scsiport, DriverObject, OVERWRITE);
}

NTSTATUS NTAPI USBPORT_RegisterUSBPortDriver(PDRIVER_OBJECT DriverObject, ULONG Version,
                                             PUSBPORT_REGISTRATION_PACKET Packet) {
  ENTER();
  (void)Version, (void)Packet;
  return registers(&usbport, DriverObject, CHAIN);
}

NDIS_STATUS NTAPI NdisMRegisterMiniportDriver(PDRIVER_OBJECT DriverObject,
                                              PUNICODE_STRING RegistryPath, NDIS_HANDLE Context,
                                              PNDIS_MINIPORT_DRIVER_CHARACTERISTICS Data,
                                              PNDIS_HANDLE Handle) {
  ENTER();
  (void)RegistryPath, (void)Context, (void)Data;
  NTSTATUS status = registers(&ndis, DriverObject, OVERWRITE);
  if (NT_SUCCESS(status)) *Handle = resources_register();
  return status;
}

VOID NTAPI NdisMDeregisterMiniportDriver(NDIS_HANDLE Handle) {
  ENTER();
  leave(&ndis);
  resources_deregister(Handle);
}

NDIS_STATUS NTAPI NdisFRegisterFilterDriver(PDRIVER_OBJECT DriverObject, NDIS_HANDLE Context,
                                            PNDIS_FILTER_DRIVER_CHARACTERISTICS Data,
                                            PNDIS_HANDLE Handle) {
  ENTER();
  (void)Context, (void)Data;
  NTSTATUS status = registers(&ndis_filter, DriverObject, LEAVE);
  if (NT_SUCCESS(status)) *Handle = resources_register();
  return status;
}

VOID NTAPI NdisFDeregisterFilterDriver(NDIS_HANDLE Handle) {
  ENTER();
  leave(&ndis_filter);
  resources_deregister(Handle);
}

NTSTATUS FLTAPI FltRegisterFilter(PDRIVER_OBJECT Driver, const FLT_REGISTRATION *Registration,
                                  PFLT_FILTER *Filter) {
  ENTER();
  bool has_callback = Registration->FilterUnloadCallback != NULL;
  NTSTATUS status = registers(&filter, Driver, has_callback ? OVERWRITE : OVERWRITE_NULL);
  if (NT_SUCCESS(status)) *Filter = resources_register();
  return status;
}

VOID FLTAPI FltUnregisterFilter(PFLT_FILTER Filter) {
  ENTER();
  leave(&filter);
  resources_deregister(Filter);
}

NTSTATUS NTAPI WdfDriverCreate(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath,
                               PVOID Attributes, PWDF_DRIVER_CONFIG Config, WDFDRIVER *Driver) {
  ENTER();
  (void)RegistryPath, (void)Attributes, (void)Driver;
  Effect effect = OVERWRITE;
  if (Config->EvtDriverUnload == NULL && (Config->DriverInitFlags & WdfDriverInitNonPnpDriver) != 0)
    effect = OVERWRITE_NULL;
  if ((Config->DriverInitFlags & WdfDriverInitNoDispatchOverride) != 0) effect = LEAVE;
  return registers(&framework, DriverObject, effect);
}

ULONG NTAPI VideoPortInitialize(PVOID DriverObject, PVOID RegistryPath, PVOID Data, PVOID Context) {
  ENTER();
  (void)RegistryPath, (void)Data, (void)Context;
  return (ULONG)registers(&videoport, DriverObject, OVERWRITE);
}
