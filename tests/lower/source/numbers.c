/* Names that nothing declares: operands are numbers, what is assigned or handed over is a function.
 */
struct device {
  long flags;
  long (*handler)(void);
};

KEEPER keeper;

void start(struct device *device, long mask) {
  device->flags |= fStarted;
  device->handler = onEvent;
  if (device->flags & fReady) device->flags = mask & ~fBusy;
  if (traceLevel) device->flags ^= fTraced;
  if (device->flags == fDone || !quiet) device->flags = isFast ? 1 : 2;
  use(onOther, &table);
  device->flags = mask & onCalled;
  onCalled();
  use(KEEPER);
  if (keeper.flags & onCalled) device->flags = 3;
}
