/* Looking into the files inside the binary; the build writes the table itself (CMakeLists.txt). */
#include <string.h>

#include "base/base.h"

const EmbeddedFile *embedded_file(const char *path) {
  size_t low = 0, high = embedded_file_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = strcmp(path, embedded_files[middle].path);
    if (order == 0) return &embedded_files[middle];
    if (order < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return NULL;
}
