/* Devices that come and go: two start and one goes; then the other goes, or the driver is unloaded.
 * What the driver's own then releases once more is a violation of UL2004. */
#include <string.h>

#include "kernel.h"

#include "strmini.h"

static PHW_RECEIVE_DEVICE_SRB receive; /* of the stream class driver's registration */

/* A registration that hands no routine over leaves the devices of an earlier one theirs. */
void devices_note(PVOID routine) {
  if (routine != NULL) receive = (PHW_RECEIVE_DEVICE_SRB)(uintptr_t)routine;
}

bool devices_any(void) { return receive != NULL && !kernel.skips_devices; }

static void send(int device, ULONG command) {
  static HW_STREAM_REQUEST_BLOCK srb;
  static uint8_t extensions[2][256];
  memset(&srb, 0, sizeof srb);
  srb.SizeOfThisPacket = sizeof srb;
  srb.Command = (SRB_COMMAND)command;
  srb.HwDeviceExtension = extensions[device];
  note("device", kernel.call_site, command == SRB_INITIALIZE_DEVICE ? "starts" : "goes");
  receive(&srb);
}

void devices_run(bool both_go) {
  kernel.in_devices = true;
  send(0, SRB_INITIALIZE_DEVICE);
  send(1, SRB_INITIALIZE_DEVICE);
  send(0, SRB_UNINITIALIZE_DEVICE);
  if (both_go) send(1, SRB_UNINITIALIZE_DEVICE);
}
