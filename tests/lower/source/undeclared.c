/* Calls of what nothing declares: messages look at their arguments only; what may leave the function
 * or jump in it is lost; of the rest nothing is known. */
void *object;

int calls(int n) {
  DPF(3, ("message %p", object));
  TraceEvents(7, "message %p", object);
  Helper(object);
  RETURN_IF_FAILED(n);
  CHECK_ACTION(n, Done);
Done:
  TRACE_EXIT(n);
  return n;
}
