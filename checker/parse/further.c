/* Names that a source rarely uses, or uses without the header that declares them. The pack's
 * headers that hold them are included where a name in them is unknown. */
#include <string.h>

#include "parse/heal.h"

static const char *const further[HEAL_FURTHER] = {"ntstatusmore.h", "limits.h", "ntintsafe.h"};

static bool defines(const EmbeddedFile *file, const char *name) {
  size_t length = strlen(name);
  const char *end = file->data + file->size, *at = file->data;
  while ((at = memmem(at, (size_t)(end - at), name, length)) != NULL) {
    bool is_start = at > file->data && at[-1] == ' ';
    at += length;
    if (is_start && at < end && *at == ' ') return true;
  }
  return false;
}

bool heal_further(struct Heal *heal, const char *name) {
  for (size_t i = 0; i < G_N_ELEMENTS(further); i++) {
    for (size_t f = 0; f < embedded_file_count; f++) {
      const EmbeddedFile *file = &embedded_files[f];
      if (!g_str_has_prefix(file->path, PARSE_PACK) ||
          strcmp(file->path + strlen(PARSE_PACK), further[i]) != 0 || !defines(file, name)) {
        continue;
      }
      heal->has_further[i] = true;
      return true;
    }
  }
  return false;
}

void heal_write_further(const struct Heal *heal, GString *out) {
  for (size_t i = 0; i < G_N_ELEMENTS(further); i++) {
    if (heal->has_further[i])
      g_string_append_printf(out, "#include \"%s/%s\"\n", PARSE_VIRTUAL, further[i]);
  }
}
