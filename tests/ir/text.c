/* Units from and to text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "text.h"

IrUnit *text_read(const char *text) {
  char *error = NULL;
  IrUnit *unit = ir_read(text, "test.ir", &error);
  if (unit == NULL) fail_msg("%s", error);
  return unit;
}

char *text_print(const IrUnit *unit) {
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  ir_print(unit, out);
  fclose(out);
  return text;
}

void text_assert_round_trip(const char *text) {
  IrUnit *unit = text_read(text);
  char *verdict = ir_verify(unit);
  if (verdict != NULL) fail_msg("%s", verdict);
  char *printed = text_print(unit);
  assert_string_equal(text, printed);
  free(printed);
  ir_unit_free(unit);
}
